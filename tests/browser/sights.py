"""What the wall is given to show, at its hardest: the longest names, the largest sums, and nothing at all."""

from __future__ import annotations

import base64
from typing import Any

from playwright.sync_api import Page

from tests.browser.walls import LIT, SHOW, tote
from tests.look.settings import BOX, picture

Sight = dict[str, Any]

VERY_LONG = "Công ty Trách nhiệm hữu hạn Một thành viên Khai thác Công trình Thủy lợi tỉnh Ninh Thuận"
LONG = "Ngân hàng Thương mại Cổ phần Đầu tư và Phát triển Việt Nam – Chi nhánh tỉnh Ninh Thuận"
MUCH = 12_345_678_900
IN_WORDS = "Mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm đồng"
LATEST = [
    {"key": 4, "name": VERY_LONG, "amount": 1_000_000_000},
    {"key": 3, "name": "HTX Nho Nắng Vàng", "amount": 50_000_000},
    {"key": 2, "name": "Nhà hảo tâm", "amount": None},
    {"key": 1, "name": LONG, "amount": 2_500_000_000},
]
LINES = {
    "top": "Ủy ban MTTQ Việt Nam tỉnh Ninh Thuận phối hợp với UBND tỉnh",
    "title": "Diễn đàn “Lắng nghe tiếng nói của người nghèo”",
    "subtitle": "Lễ phát động ủng hộ Quỹ “Vì người nghèo” năm 2024",
}
ITEMS = (
    "Văn nghệ chào mừng",
    "Phóng sự: Kết quả thực hiện Chương trình an sinh xã hội và hỗ trợ, giúp đỡ người nghèo",
    "Giao lưu: Đại diện các hộ nghèo tiêu biểu với Lãnh đạo tỉnh",
    "Lời kêu gọi ủng hộ Quỹ “Vì người nghèo”",
    "Phát biểu của Lãnh đạo tỉnh",
    "Tiếp nhận bảng tượng trưng ủng hộ Quỹ",
    "Trao bằng ghi nhận tấm lòng vàng",
    "Phát biểu khai mạc của Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
    "Tiếp đón đại biểu",
    "Tuyên bố lý do, giới thiệu đại biểu",
    "Chụp ảnh lưu niệm",
    "Kết thúc chương trình",
)
STEP = {
    "cue_id": 2,
    "title": f"Tiếp nhận bảng tượng trưng: {VERY_LONG}",
    "presenter": "Đại diện lãnh đạo: ông Nguyễn Văn Bình, Chủ tịch Hội đồng thành viên",
}
LOGO = "data:image/png;base64," + base64.b64encode(picture(side=200)).decode()
FAINT = [{"key": n, "name": "Nhà hảo tâm", "amount": None} for n in range(4)]


def look(*, logos: int = 0, qr: bool = False, place: str = "bottom", **shown: bool) -> dict[str, Any]:
    code = {"url": "/static/x/pictures/code-sample.svg", "words": "ungho.mttqninhthuan.vn/phieu"}
    return {
        "version": 1,
        "css_url": "",
        "lines": LINES,
        "shown": BOX["shown"] | {"qr": qr} | shown,
        "overlay": BOX["overlay"] | {"place": place},
        "logos": [{"id": n, "name": f"Đơn vị {n}", "url": LOGO} for n in range(logos)],
        "qr": code if qr else None,
    }


def items(count: int) -> list[dict[str, Any]]:
    states = ["done", "done", "now", "next"] + ["later"] * count
    return [{"number": n + 1, "title": ITEMS[n], "presenter": "", "state": states[n]} for n in range(count)]


def given(total: int = MUCH, **more: Any) -> dict[str, Any]:
    programmes = {"fund": total - total // 4, "social": total // 4}
    return tote(total, **({"goal": 20_000_000_000, "latest": LATEST, "programmes": programmes} | more))


def sight(scene: str, worn: Sight | None = None, **more: Any) -> Sight:
    show = SHOW | {"scene": scene, "current": more.pop("current", None), "mode": more.pop("mode", "live")}
    listed = items(more.pop("items", 8))
    return {"look": worn or look(), "show": show, "tote": more.pop("tote", None) or given(), "items": listed}


def lit(worn: Sight | None = None, scene: str = "spotlight", **gift: Any) -> Sight:
    """Give the spotlight on the longest name, with the most money, or on another gift."""
    much = {"name": VERY_LONG, "amount": MUCH, "amount_in_words": IN_WORDS}
    return sight(scene, worn, tote=given(spotlight=LIT | much | gift))


UNSAID: dict[str, Any] = {"amount": None, "amount_in_words": None}
IN_KIND = {"kind": "in_kind", **UNSAID}
SPONSORED: dict[str, Any] = {
    "kind": "sponsorship",
    "months": 12,
    "per_month": 1_000_000,
    "beneficiary": "em Chamaléa Thị Hồng Ngọc, xã Phước Bình, huyện Bác Ái",
}

# Messages of a window come in order: after this one, the sight handed over before it has been drawn.
STANDS = """() => new Promise((stands) => {
  addEventListener("message", () => requestAnimationFrame(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
    stands();
  }), {once: true});
  postMessage({kind: "drawn"}, location.origin);
})"""

SIGHTS: dict[str, Sight] = {
    "title": sight("title"),
    "title, eight logos": sight("title", look(logos=8)),
    "a step with its donor": sight("title", look(logos=4), current=STEP),
    "total": sight("tote"),
    "before the first pledge": sight("tote", tote=given(0, latest=[])),
    "no pledge, no goal": sight("tote", tote=given(0, latest=[], goal=0)),
    "all of it at once": sight("tote", look(logos=4, qr=True, programmes=True)),
    "with the way to the form": sight("tote", look(qr=True)),
    "total alone": sight("tote", look(latest=False, goal=False, count=False)),
    "nobody says how much": sight("tote", tote=given(latest=FAINT)),
    "rehearsal": sight("tote", tote=given(rehearsal=True, run=3), mode="rehearsal"),
    "thanks beside the total": lit(scene="tote"),
    "spotlight": lit(look(logos=8)),
    "spotlight, short": lit(name="Bà Lê Thị Hoa", amount=5_000_000, amount_in_words="Năm triệu đồng"),
    "anonymous": lit(name="Nhà hảo tâm"),
    "amount not shown": lit(**UNSAID),
    "in kind": lit(quantity=1200, unit="tấn gạo", **IN_KIND),
    "in kind, described": lit(description="120 phần quà gồm gạo, dầu ăn, đường và sữa cho trẻ em", **IN_KIND),
    "scholarships": lit(kind="scholarship", quantity=120, unit="suất học bổng", programme="social"),
    "sponsorship": lit(**SPONSORED),
    "agenda": sight("agenda"),
    "agenda, long": sight("agenda", items=12),
    "agenda, short": sight("agenda", items=3),
}


def show(page: Page, seen: Sight) -> None:
    """Hand a sight over as the page of settings does, and wait until its scene and pictures stand there."""
    page.evaluate("seen => postMessage({kind: 'look-preview', ...seen}, location.origin)", seen)
    page.evaluate(STANDS)
    if page.locator(".strap").count() == 0:
        page.locator(f"main[data-scene={seen['show']['scene']}]").wait_for(state="attached")
