"""Parts of the tote as it is answered."""

from __future__ import annotations

from forum_app.web.api import View


class GivenView(View):
    """`key` is the pledge's id; `amount` is null where its donor does not want it shown."""

    key: int
    name: str
    anonymous: bool
    amount: int | None


class MilestoneShown(View):
    """The highest milestone the shown total covers. It is news where `seq` is newer than what was shown."""

    amount: int
    title: str
    seq: int


class ProgrammesView(View):
    """Đồng of this evening by programme."""

    fund: int
    social: int
