"""Verbs of the slice: they apply the rules, write rows and append a fact; their caller commits."""

from forum_app.pledges.operations.milestones import add_milestone, change_milestone, remove_milestone
from forum_app.pledges.operations.pledges import (
    correct_pledge,
    name_beneficiary,
    release_pledge,
    release_pledges,
    void_pledge,
)
from forum_app.pledges.operations.promising import begin_matching, end_matching
from forum_app.pledges.operations.rehearsing import run_said
from forum_app.pledges.operations.requests import accept_request, queue_request, reject_request
from forum_app.pledges.operations.taking import take_pledge
from forum_app.pledges.operations.tote import freeze_tote, release_tote, spotlight_pledge

__all__ = [
    "accept_request",
    "add_milestone",
    "begin_matching",
    "change_milestone",
    "correct_pledge",
    "end_matching",
    "freeze_tote",
    "name_beneficiary",
    "queue_request",
    "reject_request",
    "release_pledge",
    "release_pledges",
    "release_tote",
    "remove_milestone",
    "run_said",
    "spotlight_pledge",
    "take_pledge",
    "void_pledge",
]
