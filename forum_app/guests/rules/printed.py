"""What paper says of a guest: badges, invitations, table signs, and the files for mail merge."""

from __future__ import annotations

from dataclasses import dataclass

from forum_app.guests.rules.guest import folded

# Of an organisation: words by which a neighbour in the hall would know that somebody is in need.
TELLING = ("ngheo", "kho khan", "mo coi", "khuyet tat", "bao tro", "tro cap")
NAME_IN_FILES = 60


@dataclass(frozen=True, slots=True)
class Invited:
    """A guest as paper needs them; nothing else leaves the guest list for it."""

    id: int
    full_name: str
    salutation: str
    position: str
    organisation: str
    group: str
    leader: bool
    protected: bool
    vip: bool
    zone: str
    seat: str
    code: str

    @property
    def gold(self) -> bool:
        """Whether the badge carries the gold band: the province's leaders and VIPs."""
        return self.leader or self.vip


def shown_work(invited: Invited) -> tuple[str, str]:
    """Give the position and organisation that may be printed.

    Office lists give `Hộ nghèo` as the position of protected people: nobody wears that on the chest.
    """
    if not invited.protected:
        return invited.position, invited.organisation
    tells = any(words in folded(invited.organisation) for words in TELLING)
    return "", "" if tells else invited.organisation


def shown_group(invited: Invited) -> str:
    """Give the group that may be printed: none for protected people, of whom it would tell."""
    return "" if invited.protected else invited.group


def picture_name(number: int, invited: Invited) -> str:
    """Name the picture of a code so that it sorts, is known by its person, and stays inside its folder.

    Letters, digits and hyphens alone: `001-nguyen-van-a-58463697698027703788.png`.
    """
    plain = "".join(letter if letter.isascii() else " " for letter in folded(invited.full_name))
    words = "-".join(plain.split())[:NAME_IN_FILES].strip("-") or "khach"
    return f"{number:03d}-{words}-{invited.code}.png"
