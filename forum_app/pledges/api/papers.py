"""What is printed of pledges: certificates, acknowledgements, the text of symbolic boards."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, get_args
from zoneinfo import ZoneInfo

from flask import Response
from flask_babel import force_locale, gettext, ngettext

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_, Refused
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.operations.papers import print_given
from forum_app.pledges.queries.pledges import standing
from forum_app.pledges.rules.papers import Paper, given_on, printable
from forum_app.store.database import db
from forum_app.web.api import Query, RowIds, documented, ids_in
from forum_app.web.files import PDF, attachment
from forum_app.web.guard import may, now
from forum_app.web.offloop import off_loop

TITLES: dict[Paper, tuple[str, str]] = {
    "certificates": ("bang-ghi-nhan", N_("Bằng ghi nhận tấm lòng vàng")),
    "receipts": ("phieu-ghi-nhan", N_("Phiếu ghi nhận ủng hộ")),
    "boards": ("bang-tuong-trung", N_("Nội dung bảng tượng trưng")),
}
WORDS = {
    "honours": N_("TRÂN TRỌNG GHI NHẬN"),
    "golden": N_("TẤM LÒNG VÀNG"),
    "signed": N_("TM. BAN THƯỜNG TRỰC"),
    "number": N_("Số"),
    "receipt": N_("PHIẾU GHI NHẬN ỦNG HỘ"),
    "donor": N_("Người, đơn vị ủng hộ"),
    "kind": N_("Hình thức"),
    "amount": N_("Số tiền"),
    "in_words": N_("Bằng chữ"),
    "about": N_("Nội dung"),
    "programme": N_("Chương trình"),
    "consent": N_("Lưu ý"),
    "at": N_("Đăng ký lúc"),
    "giver": N_("NGƯỜI ỦNG HỘ"),
    "taker": N_("NGƯỜI TIẾP NHẬN"),
    "sign": N_("(ký, ghi rõ họ tên)"),
    "file_copy": N_("Liên 1: lưu"),
    "donor_copy": N_("Liên 2: giao người ủng hộ"),
    "not_money": N_("Phiếu ghi nhận việc đăng ký ủng hộ, không thay cho phiếu thu tiền."),
}
NOTHING = N_("Không có khoản ủng hộ nào để in: khoản đã hủy không in, khoản giữ lại chỉ in bảng tượng trưng.")
MOST = 500


class PaperQuery(Query):
    """Of which pledges; of all that can be printed where none is named."""

    ids: RowIds = ""


@blueprint.get(f"/pledges/<any({', '.join(get_args(Paper))}):paper>.pdf")
@may("pledges.read")
@documented(query=PaperQuery, answers={200: PDF}, tag="pledges")
def print_pledges(forum: Forum, paper: Paper, query: PaperQuery) -> Response:
    """Give a page for each pledge, in the forum's own language; at most the first 500 of them."""
    asked = standing(db.session(), forum.id, ids_in(query.ids))
    chosen = [one for one in asked if printable(paper, one)][:MOST]
    if not chosen:
        raise Refused(code="nothing", status=404, detail=NOTHING)
    name, title = TITLES[paper]
    with force_locale(forum.locale):
        said = said_on_paper(forum, title, WORDS)
        given = [given_on(paper, one, lambda at: _written(at, forum), gettext, ngettext) for one in chosen]
    return attachment(off_loop(print_given, paper, said, given), f"{name}-{forum.slug}.pdf", PDF)


def said_on_paper(forum: Forum, title: str, words: Mapping[str, str]) -> dict[str, Any]:
    """Give what stands on every sheet, in the language at hand; `title` and `words` are msgids."""
    today = _here(now(), forum)
    day = {"day": f"{today:%d}", "month": f"{today:%m}", "year": f"{today:%Y}"}
    return {
        "lang": forum.locale,
        "title": f"{gettext(title)} – {forum.name}",
        "forum": forum.name,
        "host": forum.host,
        "occasion": [line for line in (forum.name, forum.subtitle) if line],
        "day": gettext(N_("Ngày %(day)s tháng %(month)s năm %(year)s"), **day),
        "words": {name: gettext(word) for name, word in words.items()},
    }


def _written(at: datetime, forum: Forum) -> str:
    return f"{_here(at, forum):%H:%M, %d/%m/%Y}"


def _here(at: datetime, forum: Forum) -> datetime:
    return at.astimezone(ZoneInfo(forum.timezone))
