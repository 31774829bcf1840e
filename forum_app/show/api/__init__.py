"""The run of show as JSON."""

from flask import Blueprint

from forum_app.show.api.answering import blueprint as answering
from forum_app.show.api.backstage import blueprint as backstage
from forum_app.show.api.batch import blueprint as batch
from forum_app.show.api.blocks import blueprint as blocks
from forum_app.show.api.calling import blueprint as calling
from forum_app.show.api.files import blueprint as files
from forum_app.show.api.log import blueprint as log
from forum_app.show.api.prepared import blueprint as prepared
from forum_app.show.api.programme import blueprint as programme
from forum_app.show.api.rundown import blueprint as rundown

API: tuple[Blueprint, ...] = (
    calling,
    answering,
    prepared,
    rundown,
    batch,
    blocks,
    files,
    log,
    programme,
    backstage,
)
