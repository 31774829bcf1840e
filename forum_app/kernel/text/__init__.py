"""What people type: cleaned, searched, sorted, and read as names and phone numbers."""

from forum_app.kernel.text.cleaning import fold, narrow, nfc, tidy, tidy_lines, within
from forum_app.kernel.text.erased import ERASED, ERASED_FOLDED
from forum_app.kernel.text.names import PersonName, person_name, sort_key
from forum_app.kernel.text.phones import phone

__all__ = [
    "ERASED",
    "ERASED_FOLDED",
    "PersonName",
    "fold",
    "narrow",
    "nfc",
    "person_name",
    "phone",
    "sort_key",
    "tidy",
    "tidy_lines",
    "within",
]
