"""Edits of the rundown as each person may undo them: what was there before, what is there after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from forum_app.kernel.errors import N_, Refused
from forum_app.show.rules.cues import CueId

Thing = Literal["cue", "block", "column"]
# A field's value as JSON has it, so that it can be kept and compared.
Kept = object

# How a thing that can be taken out and brought back says whether it is there.
THERE = "there"
ONE_FIELD: Mapping[str, str] = MappingProxyType(
    {
        "title": N_("Sửa tên của “%(title)s”"),
        "planned_s": N_("Sửa thời lượng của “%(title)s”"),
        "kind": N_("Sửa loại của “%(title)s”"),
        "starts_at": N_("Sửa giờ cố định của “%(title)s”"),
        "presenter": N_("Sửa người thực hiện của “%(title)s”"),
        "office": N_("Sửa chức danh của “%(title)s”"),
        "scene": N_("Sửa cảnh LED của “%(title)s”"),
        "skipped": N_("Bỏ qua hoặc lấy lại “%(title)s”"),
        "flagged": N_("Đánh dấu hoặc bỏ dấu “%(title)s”"),
        "colour": N_("Đổi màu của “%(title)s”"),
        "auto": N_("Đổi cách chuyển tiếp của “%(title)s”"),
        "block_id": N_("Đổi khối của “%(title)s”"),
        "notes": N_("Sửa ghi chú của “%(title)s”"),
        "custom": N_("Sửa cột riêng của “%(title)s”"),
        "steps": N_("Sửa các bước của “%(title)s”"),
    }
)
WORDS: Mapping[str, str] = MappingProxyType(
    {f"cue.edited.{name}": text for name, text in ONE_FIELD.items()}
    | {
        "cue.added": N_("Thêm “%(title)s”"),
        "cue.edited": N_("Sửa “%(title)s”"),
        "cue.deleted": N_("Xóa “%(title)s”"),
        "cue.moved": N_("Đổi chỗ “%(title)s”"),
        "cue.copied": N_("Nhân bản “%(title)s”"),
        "cues.edited": N_("Sửa %(count)s tiết mục"),
        "cues.deleted": N_("Xóa %(count)s tiết mục"),
        "cues.moved": N_("Đổi chỗ %(count)s tiết mục"),
        "cues.copied": N_("Nhân bản %(count)s tiết mục"),
        "block.added": N_("Tạo khối “%(title)s”"),
        "block.edited": N_("Sửa khối “%(title)s”"),
        "block.deleted": N_("Bỏ khối “%(title)s”"),
        "column.added": N_("Thêm cột “%(title)s”"),
        "column.edited": N_("Đổi tên cột “%(title)s”"),
        "column.deleted": N_("Xóa cột “%(title)s”"),
        "rundown.imported": N_("Nhập kịch bản"),
    }
)
SOMETHING = N_("Sửa chương trình")


@dataclass(frozen=True, slots=True)
class Label:
    """What an edit is called: `kind` is a key of WORDS."""

    kind: str
    title: str = ""
    count: int = 1

    @property
    def text(self) -> str:
        """Give the msgid; `params` fill it."""
        return WORDS.get(self.kind, SOMETHING)

    @property
    def params(self) -> Mapping[str, object]:
        return {"title": self.title, "count": self.count}


@dataclass(frozen=True, slots=True)
class Changed:
    """One field of one thing, before and after."""

    thing: Thing
    id: int
    field: str
    before: Kept
    after: Kept


@dataclass(frozen=True, slots=True)
class Reorder:
    """The cues in order before and after; `moved` are those that were put somewhere, came or went."""

    before: tuple[CueId, ...]
    after: tuple[CueId, ...]
    moved: tuple[CueId, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """One edit by one person."""

    id: int
    actor_id: str
    name: str
    label: Label
    fields: tuple[Changed, ...]
    order: Reorder | None = None

    @property
    def touched(self) -> frozenset[tuple[str, int, str]]:
        """Name every field it changed; where a cue stands is its field `place`."""
        moved = () if self.order is None else self.order.moved
        places = {("cue", int(cue_id), "place") for cue_id in moved}
        return frozenset({(part.thing, part.id, part.field) for part in self.fields} | places)

    def turned(self) -> Edit:
        """Give the edit that takes this one back."""
        fields = tuple(replace(part, before=part.after, after=part.before) for part in self.fields)
        order = self.order
        back = None if order is None else replace(order, before=order.after, after=order.before)
        return replace(self, fields=fields, order=back)


def edited(names: Sequence[str], title: str) -> Label:
    """Call an edit of one cue by the one field it changed, where it is one."""
    kind = f"cue.edited.{names[0]}" if len(names) == 1 else "cue.edited"
    return Label(kind, title)


def several(deed: str, titles: Sequence[str]) -> Label:
    """Call a deed done to a selection of cues."""
    return Label(f"cue.{deed}", titles[0]) if len(titles) == 1 else Label(f"cues.{deed}", count=len(titles))


def differences(
    thing: Thing, of: int, before: Mapping[str, Kept], after: Mapping[str, Kept]
) -> list[Changed]:
    """Name what differs between two states of a thing; a text that is not there is empty."""
    names = [*before, *(name for name in after if name not in before)]
    return [
        Changed(thing, of, name, before.get(name, ""), after.get(name, ""))
        for name in names
        if before.get(name, "") != after.get(name, "")
    ]


def spoken(changes: Sequence[Changed]) -> list[str]:
    """Name changed fields in the words of the API: the departments' notes are one field."""
    names = [part.field.partition(".")[0] for part in changes]
    return list(dict.fromkeys(names))


def in_the_way(
    edit: Edit, standing: Mapping[tuple[str, int], Mapping[str, Kept]], since: Sequence[Edit]
) -> str:
    """Say which thing stops an edit from being carried out (again); empty where nothing does.

    `standing` is how everything it names is now, `since` the edits of others that still count, made after it.
    A thing is `cue:12`. What goes takes everything others wrote in it along, so nobody may have touched it.
    """
    others = frozenset[tuple[str, int, str]]().union(*(other.touched for other in since))
    for part in edit.fields:
        now = standing.get((part.thing, part.id), {})
        going = part.field == THERE and part.after is False
        if now.get(part.field, "") != part.before or (going and _touched(others, part.thing, part.id)):
            return f"{part.thing}:{part.id}"
    gone = {part.id for part in edit.fields if part.field == THERE}
    moved = () if edit.order is None else edit.order.moved
    for cue_id in moved:
        lost = cue_id not in gone and not standing.get(("cue", cue_id), {}).get(THERE)
        if lost or ("cue", cue_id, "place") in others:
            return f"cue:{cue_id}"
    return ""


def who_did(thing: str, edit: Edit, since: Sequence[Edit]) -> str:
    """Name who touched a thing last, of `since`; empty where nobody is known."""
    kind, _, said = thing.partition(":")
    of = int(said)
    same = edit.touched | {(kind, of, THERE), (kind, of, "place")}
    found = [other for other in since if _touched(other.touched & same, kind, of)]
    found = found or [other for other in since if _touched(other.touched, kind, of)]
    return found[-1].name if found else ""


def conflict(edit: Edit, title: str, who: str, **extra: object) -> Refused:
    """Make the refusal of an undo that would wipe what somebody wrote since."""
    said = N_("%(who)s đã sửa “%(title)s” sau đó nên giữ nguyên, không hoàn tác hay làm lại được.")
    unknown = N_("“%(title)s” đã được sửa sau đó nên giữ nguyên, không hoàn tác hay làm lại được.")
    return Refused(
        code="conflict",
        status=409,
        title=N_("Đã có người sửa sau"),
        detail=said if who else unknown,
        params={"who": who, "title": title},
        extra={**extra, "edit": edit.id, "who": who or None},
    )


def nothing(detail: str) -> Refused:
    """Make the refusal of an undo or redo that has nothing to do."""
    return Refused(code="nothing", status=409, detail=detail)


def _touched(touched: frozenset[tuple[str, int, str]], thing: str, of: int) -> bool:
    return any(kind == thing and one == of for kind, one, _ in touched)
