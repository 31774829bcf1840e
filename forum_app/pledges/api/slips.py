"""Blank paper slips for the desk, printed before the evening."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from flask import Response
from flask_babel import force_locale, gettext
from pydantic import Field

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.pledges.api.blueprint import blueprint
from forum_app.pledges.api.papers import said_on_paper
from forum_app.pledges.operations.papers import print_slips
from forum_app.pledges.rules.slips import DESK_LIMIT, LAST_SLIP, MOST_SLIPS, blank_slips
from forum_app.pledges.rules.wording import KINDS
from forum_app.web.api import Line, Query, documented
from forum_app.web.files import PDF, attachment
from forum_app.web.guard import may
from forum_app.web.offloop import off_loop

TITLE = N_("Phiếu giấy của bàn tiếp nhận ủng hộ")
WORDS = {
    "slip": N_("PHIẾU ĐĂNG KÝ ỦNG HỘ"),
    "number": N_("Số phiếu"),
    "donor": N_("Người, đơn vị ủng hộ"),
    "is": N_("Là"),
    "organisation": N_("Tổ chức"),
    "person": N_("Cá nhân"),
    "kind": N_("Hình thức"),
    "programme": N_("Chương trình"),
    "amount": N_("Số tiền"),
    "unit": N_("đồng"),
    "in_words": N_("Bằng chữ"),
    "about": N_("Nội dung (số lượng, số suất, số tháng × mỗi tháng)"),
    "show_name": N_("Công bố tên"),
    "show_amount": N_("Công bố số tiền"),
    "yes": N_("Có"),
    "no": N_("Không"),
    "anonymous": N_("Không (ẩn danh)"),
    "desk": N_("Bàn"),
    "of_desk": N_("Phiếu"),
    "time": N_("Lúc"),
    "hour": N_("giờ"),
    "giver": N_("NGƯỜI ỦNG HỘ"),
    "taker": N_("NGƯỜI TIẾP NHẬN"),
    "sign": N_("(ký, ghi rõ họ tên)"),
    "typed": N_("Đã nhập máy, mã"),
}


class SlipsQuery(Query):
    """From which number to which, and whose: without a desk its name is written by hand."""

    first: int = Field(description=f"1 to {LAST_SLIP}")
    last: int = Field(description=f"1 to {LAST_SLIP}; at most {MOST_SLIPS} slips at once")
    desk: Line = Field("", description=f"as the desk is signed in; at most {DESK_LIMIT} characters")


@blueprint.get("/pledges/slips.pdf")
@may("pledges.take")
@documented(query=SlipsQuery, answers={200: PDF}, tag="pledges")
def print_blank_slips(forum: Forum, query: SlipsQuery) -> Response:
    """Give blank slips for when the network or a desk is down: four to a sheet, in the forum's language.

    Their numbers are those a pledge's `slip` has and the list is searched for. Sheets cut as one pile give
    four piles in order. 422 for a range that is turned round, leaves 1 to 9999, or has more than 400 slips.
    """
    slips = blank_slips(query.first, query.last, query.desk)
    with force_locale(forum.locale):
        said = said_on_paper(forum, TITLE, WORDS) | {
            "kinds": [gettext(word) for word in KINDS.values()],
            "programmes": [gettext(word) for word in (N_("Quỹ"), N_("An sinh xã hội"))],
            "held_on": f"{forum.starts_at.astimezone(ZoneInfo(forum.timezone)):%d/%m/%Y}",
        }
    content = off_loop(print_slips, said, query.desk, slips)
    return attachment(content, f"phieu-giay-{slips[0].number}-{slips[-1].number}-{forum.slug}.pdf", PDF)
