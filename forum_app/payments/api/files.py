"""Payments as files: the workbook, and receipts on paper."""

from __future__ import annotations

from flask import Response
from flask_babel import force_locale, gettext

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Refused
from forum_app.payments.api import shapes
from forum_app.payments.api.blueprint import TAG, blueprint
from forum_app.payments.operations.papers import print_receipts
from forum_app.payments.operations.sheets import write_payments
from forum_app.payments.queries.dues import every_due
from forum_app.payments.queries.lines import bank_lines, receipts
from forum_app.payments.rules.papers import printed
from forum_app.pledges.api.papers import said_on_paper
from forum_app.store.transaction import reading
from forum_app.web.api import documented, ids_in
from forum_app.web.files import PDF, XLSX, attachment
from forum_app.web.guard import may, now
from forum_app.web.offloop import off_loop

WORDS = {
    "number": N_("Số"),
    "giver": N_("NGƯỜI ỦNG HỘ"),
    "taker": N_("NGƯỜI TIẾP NHẬN"),
    "sign": N_("(ký, ghi rõ họ tên)"),
    "file_copy": N_("Liên 1: lưu"),
    "donor_copy": N_("Liên 2: giao người ủng hộ"),
    "arrived": N_("Biên nhận tiền, hiện vật đã thực nhận cho Quỹ “Vì người nghèo”."),
}
TITLE = N_("Biên nhận")
NOTHING = N_("Không có biên nhận nào để in: biên nhận đã hoàn tác không in.")
MOST = 500


@blueprint.get("/payments.xlsx")
@may("payments.read")
@documented(answers={200: XLSX}, tag=TAG)
def export_payments(forum: Forum) -> Response:
    """Give pledges with what arrived, bank lines, receipts and what they add up to, of one moment."""
    with reading() as session:
        dues, lines = every_due(session, forum.id), bank_lines(session, forum.id)
        made = receipts(session, forum.id)
    content = off_loop(write_payments, forum.name, dues, lines, made, now(), forum.timezone)
    return attachment(content, f"doi-chieu-{forum.slug}.xlsx", XLSX)


@blueprint.get("/payments/receipts.pdf")
@may("payments.read")
@documented(query=shapes.PaperQuery, answers={200: PDF}, tag=TAG)
def print_papers(forum: Forum, query: shapes.PaperQuery) -> Response:
    """Give a page for each receipt that stands, in the forum's own language; at most the first 500."""
    with reading() as session:
        dues = {due.id: due for due in every_due(session, forum.id)}
        made = receipts(session, forum.id, ids=ids_in(query.ids))
    chosen = [one for one in made if one.undone_at is None and one.pledge_id in dues][:MOST]
    if not chosen:
        raise Refused(code="nothing", status=404, detail=NOTHING)
    with force_locale(forum.locale):
        given = [printed(receipt, dues[receipt.pledge_id], gettext) for receipt in chosen]
        said = said_on_paper(forum, TITLE, WORDS)
    return attachment(off_loop(print_receipts, said, given), f"bien-nhan-{forum.slug}.pdf", PDF)
