"""The page that shows which programs are told what happens, and whether they hear it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask import Blueprint

from forum_app.forums.queries import Forum
from forum_app.kernel.errors import N_
from forum_app.web.guard import may
from forum_app.web.pages import page

GROUP_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "cue.": N_("Tiết mục: gọi, lùi, thêm bớt giờ, sửa"),
        "step.": N_("Bước trong tiết mục"),
        "show.": N_("Chương trình: tạm dừng, kết thúc, lời nhắn"),
        "scene.": N_("Cảnh màn hình sân khấu"),
        "rundown.": N_("Kịch bản: nhập, đổi thứ tự"),
    }
)

blueprint = Blueprint("integrations_pages", __name__, url_prefix="/f/<forum>")


@blueprint.get("/integrations")
@may("accounts.manage")
def integrations(forum: Forum) -> str:
    """Show the webhooks, and the form that adds one."""
    return page("integrations/webhooks.html", forum=forum, groups=GROUP_WORDS)
