"""Who hands a board over on stage: their order among the pledges that are held."""

from __future__ import annotations

from collections.abc import Sequence

from forum_app.kernel.errors import N_, Invalid


def placed(order: Sequence[int], pledge_id: int, before: int | None) -> list[int]:
    """Put a pledge before another one, or last. Raises Invalid where the other one is not in the order."""
    rest = [other for other in order if other != pledge_id]
    if before is None:
        return [*rest, pledge_id]
    if before not in rest:
        raise Invalid({"before": N_("Đơn vị này không còn trong danh sách trao bảng.")})
    at = rest.index(before)
    return [*rest[:at], pledge_id, *rest[at:]]
