"""What is printed of guests: badges, invitations, table signs, and pictures for mail merge."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from flask import Response
from flask_babel import force_locale, gettext

from forum_app.forums.queries import Forum
from forum_app.guests import queries
from forum_app.guests.api import shapes
from forum_app.guests.api.blueprint import blueprint
from forum_app.guests.api.printing_shapes import BadgeQuery, InvitationQuery, PrintQuery, PrintView
from forum_app.guests.operations.groups import asked_group
from forum_app.guests.operations.packing import pack_pictures
from forum_app.guests.operations.printing import print_badges, print_invitations, print_signs
from forum_app.guests.queries.choosing import Choice, chosen, count_chosen
from forum_app.guests.rules.printed import Invited, shown_work
from forum_app.kernel.errors import N_, Refused
from forum_app.store.database import db
from forum_app.web.api import documented, ids_in
from forum_app.web.files import PDF, ZIP, attachment
from forum_app.web.guard import may
from forum_app.web.offloop import give_way, off_loop

R = TypeVar("R")

TAG = "guests"
SHOWN = 200
# A few ms of the event loop, then whoever waits goes first.
ROWS_AT_ONCE = 200
# Typesetting so many takes some ten seconds of a processor and half a gigabyte; pictures alone are lighter.
MOST_PAGES = 1000
MOST_PICTURES = 5000

NOBODY = N_("Không có khách nào hợp với lựa chọn này, chưa có gì để in.")
TOO_MANY = N_(
    "Mỗi lần chỉ in được tối đa %(most)s khách. Hãy chọn theo nhóm, theo đoàn hoặc chọn từng người."
)
ERASED = N_("Dữ liệu cá nhân của khách đã được xóa sau chương trình, không in được nữa.")
REVOKED = N_("Khách này đã được hủy mời, thẻ không còn dùng được.")
TITLES = {
    "badges": N_("Thẻ đại biểu"),
    "invitations": N_("Giấy mời"),
    "signs": N_("Biển tên"),
}
WORDS = {
    "delegate": N_("ĐẠI BIỂU"),
    "zone": N_("Khu %(zone)s"),
    "seat": N_("Ghế %(seat)s"),
    "invitation": N_("GIẤY MỜI"),
    "dear": N_("Trân trọng kính mời:"),
    "to": N_("đến dự"),
    "time": N_("Thời gian"),
    "venue": N_("Địa điểm"),
    "place": N_("Vị trí"),
    "contact": N_("Liên hệ"),
    "bring": N_("Xin mang theo giấy mời này; mã QR dùng để đón tiếp tại cửa."),
    "honoured": N_("Rất hân hạnh được đón tiếp!"),
}
# A telephone number stays on its line.
BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
# Of the list for mail merge.
COLUMNS = (
    N_("STT"),
    N_("Xưng hô"),
    N_("Họ và tên"),
    N_("Chức vụ"),
    N_("Đơn vị"),
    N_("Nhóm"),
    N_("Khu"),
    N_("Ghế"),
    N_("Mã thẻ"),
    N_("Ảnh mã QR"),
)
WEEKDAYS = (
    N_("thứ Hai"),
    N_("thứ Ba"),
    N_("thứ Tư"),
    N_("thứ Năm"),
    N_("thứ Sáu"),
    N_("thứ Bảy"),
    N_("Chủ nhật"),
)


@blueprint.get("/printing")
@may("guests.read")
@documented(query=PrintQuery, answers={200: PrintView}, tag=TAG)
def show_printing(forum: Forum, query: PrintQuery) -> dict[str, Any]:
    """Say for how many guests something would be printed, and name the first of them."""
    session, choice = db.session(), _choice(forum, query)
    first = next(chosen(session, forum.id, choice, at_once=SHOWN), [])
    return {
        "count": count_chosen(session, forum.id, choice),
        "items": [_shown(Invited(*row)) for row in first],
    }


@blueprint.get("/badges.pdf")
@may("guests.read")
@documented(query=BadgeQuery, answers={200: PDF}, tag=TAG)
def badges(forum: Forum, query: BadgeQuery) -> Response:
    """Give badges for paper."""
    rows = _rows(forum, _choice(forum, query))
    content = off_loop(print_badges, rows, _paper(forum, "badges"), query.layout)
    return attachment(content, f"the-dai-bieu-{forum.slug}.pdf", PDF)


@blueprint.get(f"/guests/<{shapes.ID}:guest_id>/badge.pdf")
@may("guests.find")
@documented(answers={200: PDF}, tag=TAG)
def badge(forum: Forum, guest_id: int) -> Response:
    """Give one guest's badge on a page of its own size, for the printer at a desk."""
    _refuse_erased(forum)
    if queries.guest(db.session(), forum.id, guest_id).state == "cancelled":
        raise Refused(code="revoked", status=410, detail=REVOKED)
    rows = _rows(forum, Choice(ids=(guest_id,)))
    content = off_loop(print_badges, rows, _paper(forum, "badges"), "one")
    return attachment(content, f"the-dai-bieu-{guest_id}.pdf", PDF, shown="inline")


@blueprint.get("/invitations.pdf")
@may("guests.read")
@documented(query=InvitationQuery, answers={200: PDF}, tag=TAG)
def invitations(forum: Forum, query: InvitationQuery) -> Response:
    """Give invitations for paper, a page of A5 each."""
    rows = _rows(forum, _choice(forum, query))
    content = off_loop(print_invitations, rows, _paper(forum, "invitations", query.contact))
    return attachment(content, f"giay-moi-{forum.slug}.pdf", PDF)


@blueprint.get("/table-signs.pdf")
@may("guests.read")
@documented(query=PrintQuery, answers={200: PDF}, tag=TAG)
def table_signs(forum: Forum, query: PrintQuery) -> Response:
    """Give table signs for paper, a page of A4 to be folded each."""
    content = off_loop(print_signs, _rows(forum, _choice(forum, query)), _paper(forum, "signs"))
    return attachment(content, f"bien-ten-{forum.slug}.pdf", PDF)


@blueprint.get("/qr.zip")
@may("guests.read")
@documented(query=PrintQuery, answers={200: ZIP}, tag=TAG)
def pictures(forum: Forum, query: PrintQuery) -> Response:
    """Give the codes as pictures named for mail merge, with the list of whose they are."""
    rows = _rows(forum, _choice(forum, query), MOST_PICTURES)
    titles = _in_forums_language(forum, lambda: [gettext(title) for title in COLUMNS])
    return attachment(off_loop(pack_pictures, rows, titles), f"ma-qr-{forum.slug}.zip", ZIP)


def _choice(forum: Forum, query: PrintQuery) -> Choice:
    opening = forum.starts_at.astimezone(ZoneInfo(forum.timezone))
    return Choice(
        group=asked_group(db.session(), forum.id, query.group).number if query.group else None,
        delegation=query.delegation or None,
        who=query.who,
        q=query.q,
        ids=ids_in(query.ids),
        by_name=query.sort == "name",
        day=opening.replace(hour=0, minute=0, second=0, microsecond=0),
    )


def _rows(forum: Forum, choice: Choice, most: int = MOST_PAGES) -> list[tuple[Any, ...]]:
    """Read whom to print for, letting others in between. Raises Refused where nobody is, or too many are."""
    _refuse_erased(forum)
    rows: list[tuple[Any, ...]] = []
    for portion in chosen(db.session(), forum.id, choice, at_once=ROWS_AT_ONCE):
        rows += portion
        if len(rows) > most:
            raise Refused(code="too_many", status=422, detail=TOO_MANY, params={"most": most})
        give_way()
    if not rows:
        raise Refused(code="nobody", status=404, detail=NOBODY)
    return rows


def _refuse_erased(forum: Forum) -> None:
    if forum.erased_at is not None:
        raise Refused(code="erased", status=410, detail=ERASED)


def _paper(forum: Forum, kind: str, contact: str = "") -> dict[str, Any]:
    """Give what every page says: of the forum, in the forum's own language, whoever prints."""
    return _in_forums_language(
        forum,
        lambda: {
            "lang": forum.locale,
            "title": f"{gettext(TITLES[kind])} – {forum.name}",
            "forum": forum.name,
            "subtitle": forum.subtitle,
            "host": forum.host,
            "venue": forum.venue,
            "time": _opening(forum),
            "contact": BETWEEN_DIGITS.sub("\u00a0", contact),
            "words": {name: gettext(word) for name, word in WORDS.items()},
        },
    )


def _opening(forum: Forum) -> str:
    at = forum.starts_at.astimezone(ZoneInfo(forum.timezone))
    said = {
        "hour": f"{at:%H}",
        "minute": f"{at:%M}",
        "weekday": gettext(WEEKDAYS[at.weekday()]),
        "day": f"{at:%d}",
        "month": f"{at:%m}",
        "year": f"{at:%Y}",
    }
    return str(
        gettext(N_("%(hour)s giờ %(minute)s, %(weekday)s, ngày %(day)s tháng %(month)s năm %(year)s"), **said)
    )


def _in_forums_language(forum: Forum, make: Callable[[], R]) -> R:
    with force_locale(forum.locale):
        return make()


def _shown(invited: Invited) -> dict[str, object]:
    return {
        "id": invited.id,
        "name": " ".join(filter(None, (invited.salutation, invited.full_name))),
        "about": ", ".join(filter(None, shown_work(invited))),
        "gold": invited.gold,
    }
