"""Tables of the run of show."""

from forum_app.show.models.rundown import BlockRow, ColumnRow, CueRow, EditRow
from forum_app.show.models.showing import CallRow, PreparedRow, ShowRow

__all__ = ["BlockRow", "CallRow", "ColumnRow", "CueRow", "EditRow", "PreparedRow", "ShowRow"]
