"""People and devices that sign in, their roles, and the one permission table."""

from flask import Blueprint

from forum_app.accounts.api import blueprint as api
from forum_app.accounts.public import blueprint as trust
from forum_app.accounts.views import blueprint as pages

BLUEPRINTS: tuple[Blueprint, ...] = (api, pages, trust)
