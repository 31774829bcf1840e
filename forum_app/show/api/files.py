"""The rundown as files."""

from __future__ import annotations

from flask import Blueprint, Response
from flask_babel import get_locale, gettext

from forum_app.forums.queries import Forum
from forum_app.paper import pdf
from forum_app.sheets import SheetOut, write_csv, write_xlsx
from forum_app.show.api.models import PaperQuery
from forum_app.show.queries import rundown_state
from forum_app.show.queries.paper import rundown_paper
from forum_app.show.queries.rows import cues
from forum_app.show.queries.tables import rundown_sheet
from forum_app.show.queries.timings import evening_times
from forum_app.store.database import db
from forum_app.web.api import documented
from forum_app.web.files import CSV, PDF, XLSX, attachment
from forum_app.web.guard import may, now
from forum_app.web.offloop import off_loop

blueprint = Blueprint("rundown_files", __name__, url_prefix="/api/v1/forums/<forum>")


@blueprint.get("/rundown.xlsx")
@may("rundown.read")
@documented(answers={200: XLSX}, tag="rundown")
def rundown_xlsx(forum: Forum) -> Response:
    """Give the rundown as a workbook, which can be imported again."""
    return attachment(off_loop(write_xlsx, [_sheet(forum)]), f"kich-ban-{forum.slug}.xlsx", XLSX)


@blueprint.get("/rundown.csv")
@may("rundown.read")
@documented(answers={200: CSV}, tag="rundown")
def rundown_csv(forum: Forum) -> Response:
    """Give the rundown as .csv, which can be imported again."""
    return attachment(off_loop(write_csv, _sheet(forum)), f"kich-ban-{forum.slug}.csv", CSV)


@blueprint.get("/rundown.pdf")
@may("rundown.read")
@documented(query=PaperQuery, answers={200: PDF}, tag="rundown")
def rundown_pdf(forum: Forum, query: PaperQuery) -> Response:
    """Give the rundown for paper: the whole script, or what one `department` reads of it."""
    state, part = rundown_state(db.session(), forum), query.department
    filling = rundown_paper(
        state, forum, part, now=now(), language=str(get_locale() or "vi"), translate=gettext
    )
    name = f"kich-ban-{forum.slug}.pdf" if part == "all" else f"kich-ban-{forum.slug}-{part}.pdf"
    return attachment(off_loop(pdf, "show/rundown", filling), name, PDF)


def _sheet(forum: Forum) -> SheetOut:
    session = db.session()
    hours = evening_times(cues(session, forum.id), forum)
    return rundown_sheet(rundown_state(session, forum), hours, forum)
