"""What commands are called where people read of them: in the log, on its page, in Excel and on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from forum_app.kernel.errors import N_
from forum_app.show.rules.edits import Label

About = Literal["all", "calling", "telling", "editing"]
Translate = Callable[[str], str]

DEEDS: Final[Mapping[str, str]] = {
    "cue.called": N_("GO: gọi tiết mục"),
    "cue.undone": N_("BACK: lùi lại"),
    "step.called": N_("GO: gọi bước"),
    "step.undone": N_("BACK: lùi lại một bước"),
    "cue.adjusted": N_("Thêm bớt thời gian"),
    "show.held": N_("Tạm dừng"),
    "show.resumed": N_("Chạy tiếp"),
    "show.ended": N_("Kết thúc chương trình"),
    "show.reset": N_("Đặt lại từ đầu"),
    "show.roll_set": N_("Bật tắt chạy theo giờ"),
    "show.standby_set": N_("Chọn tiết mục kế tiếp"),
    "show.caller_changed": N_("Đổi người cầm nhịp"),
    "show.readied": N_("Báo sẵn sàng"),
    "show.rolling_set": N_("Chạy theo đồng hồ"),
    "show.rolled": N_("Chạy theo đồng hồ"),
    "show.message_set": N_("Nhắn tin"),
    "show.message_read": N_("Đã đọc tin"),
    "show.timer_set": N_("Che hoặc mở đồng hồ diễn giả"),
    "scene.chosen": N_("Chọn cảnh LED"),
    "cue.added": N_("Thêm tiết mục"),
    "cue.edited": N_("Sửa tiết mục"),
    "cue.deleted": N_("Xóa tiết mục"),
    "cue.moved": N_("Đổi chỗ tiết mục"),
    "rundown.edited": N_("Sửa kịch bản"),
    "rundown.imported": N_("Nhập kịch bản"),
}
# Kinds by how they begin. What is neither said to somebody nor an edit belongs to the calling.
TELLING: Final = ("show.message", "show.timer", "scene.")
EDITING: Final = ("rundown.", "cue.added", "cue.edited", "cue.deleted", "cue.moved")
PLACES: Final[Mapping[str, str]] = {
    "mc": N_("MC"),
    "crew": N_("Tổ kỹ thuật"),
    "all": N_("Tất cả"),
    "timer": N_("Đồng hồ diễn giả"),
    "sound": N_("Âm thanh"),
    "light": N_("Ánh sáng"),
    "screen": N_("Màn hình LED"),
    "stage": N_("Sân khấu"),
}
SCENES: Final[Mapping[str, str]] = {
    "auto": N_("Theo tiết mục"),
    "title": N_("Tên tiết mục"),
    "tote": N_("Bảng tổng"),
    "spotlight": N_("Vinh danh"),
    "agenda": N_("Chương trình"),
    "black": N_("Màn đen"),
}
MODES: Final[Mapping[str, str]] = {"live": N_("Buổi diễn"), "rehearsal": N_("Tổng duyệt")}
TURNED: Final[Mapping[str, str]] = {"undone": N_("Hoàn tác"), "redone": N_("Làm lại")}
FIELDS: Final[Mapping[str, str]] = {
    "title": N_("tên"),
    "kind": N_("loại"),
    "planned_s": N_("thời lượng"),
    "starts_at": N_("giờ cố định"),
    "presenter": N_("người thực hiện"),
    "office": N_("chức danh"),
    "scene": N_("cảnh LED"),
    "skipped": N_("bỏ qua"),
    "flagged": N_("cờ"),
    "colour": N_("màu"),
    "auto": N_("tự chuyển"),
    "block_id": N_("khối"),
    "custom": N_("cột riêng"),
    "steps": N_("các bước"),
    "notes": N_("ghi chú"),
}


def deed_of(kind: str, translate: Translate) -> str:
    """Name what a fact tells of; a kind nobody named stands for itself."""
    return translate(DEEDS[kind]) if kind in DEEDS else kind


def said_of(kind: str, told: Mapping[str, Any], translate: Translate) -> str:
    """Say the rest of what a fact tells, in a few words; empty where its name says all."""
    teller = TELLERS.get(kind)
    return teller(told, translate) if teller else ""


def _seconds(told: Mapping[str, Any], _translate: Translate) -> str:
    seconds = int(told.get("seconds", 0))
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'+' if seconds > 0 else '−'}{minutes}:{rest:02d}"


def _message(told: Mapping[str, Any], translate: Translate) -> str:
    to = translate(PLACES.get(told.get("target", ""), N_("Tất cả")))
    if told.get("cleared"):
        return translate(N_("%(to)s: xóa tin")) % {"to": to}
    urgent = translate(N_(" (khẩn)")) if told.get("level") == "urgent" else ""
    said = str(told.get("text", ""))  # erased after the forum
    return f"{to}{urgent}: {said}" if said else f"{to}{urgent}"


def _readied(told: Mapping[str, Any], translate: Translate) -> str:
    department = translate(PLACES.get(str(told.get("department")), N_("Tất cả")))
    return department if told.get("ready", True) else translate(N_("%(who)s: thôi")) % {"who": department}


def _imported(told: Mapping[str, Any], translate: Translate) -> str:
    said = translate(N_("%(created)s thêm mới, %(updated)s cập nhật, %(removed)s bỏ ra"))
    return said % {name: told.get(name, 0) for name in ("created", "updated", "removed")}


def _fields(told: Mapping[str, Any], translate: Translate) -> str:
    return ", ".join(
        translate(FIELDS[name]) if name in FIELDS else str(name) for name in told.get("fields", ())
    )


def _rundown(told: Mapping[str, Any], translate: Translate) -> str:
    """Say an edit as its undoing is offered: "Tạo khối “Phần I”", and whether it was undone or done again."""
    label = Label(
        str(told.get("edit") or told.get("what")), str(told.get("title", "")), len(told.get("cues", ()))
    )
    said = translate(label.text) % label.params
    turned = TURNED.get(str(told.get("what")))
    return said if turned is None else f"{translate(turned)}: {said}"


def _caller(told: Mapping[str, Any], translate: Translate) -> str:
    return str(told.get("caller") or translate(N_("không ai cầm nhịp")))


def _reset(told: Mapping[str, Any], translate: Translate) -> str:
    return translate(MODES.get(str(told.get("mode")), N_("Buổi diễn")))


TELLERS: Final[Mapping[str, Callable[[Mapping[str, Any], Translate], str]]] = {
    "step.called": lambda told, _: str(told.get("step", "")),
    "step.undone": lambda told, _: str(told.get("step", "")),
    "cue.adjusted": _seconds,
    "cue.edited": _fields,
    "show.message_set": _message,
    "show.message_read": lambda told, _: str(told.get("text", "")),
    "show.readied": _readied,
    "show.caller_changed": _caller,
    "show.reset": _reset,
    "scene.chosen": lambda told, translate: translate(
        SCENES.get(str(told.get("scene")), N_("Theo tiết mục"))
    ),
    "rundown.imported": _imported,
    "rundown.edited": _rundown,
}
