"""Verbs of the slice: they apply the rules, write rows and append a fact; their caller commits."""

from forum_app.pledges.operations.pledges import (
    correct_pledge,
    name_beneficiary,
    release_pledge,
    take_pledge,
    void_pledge,
)
from forum_app.pledges.operations.requests import accept_request, queue_request, reject_request
from forum_app.pledges.operations.tote import freeze_tote, release_tote, spotlight_pledge

__all__ = [
    "accept_request",
    "correct_pledge",
    "freeze_tote",
    "name_beneficiary",
    "queue_request",
    "reject_request",
    "release_pledge",
    "release_tote",
    "spotlight_pledge",
    "take_pledge",
    "void_pledge",
]
