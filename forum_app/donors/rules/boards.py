"""Who hands a board over on stage: their order among the pledges that are held."""

from __future__ import annotations

from collections.abc import Sequence

from forum_app.kernel.errors import N_, Invalid
from forum_app.kernel.order import moved


def placed(order: Sequence[int], pledge_id: int, before: int | None) -> list[int]:
    """Put a pledge before another one, or last. Raises Invalid where the other one is not in the order."""
    if before is not None and (before == pledge_id or before not in order):
        raise Invalid({"before": N_("Đơn vị này không còn trong danh sách trao bảng.")})
    return moved(order, pledge_id, before)
