"""Setting the look: who may, what is refused, what a repeat does, and what the screens are given."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.kernel.actors import Role
from forum_app.look.topics import TOPICS, look_state
from tests.cast import SLUG, THE_EVENING, Client, Reply
from tests.look.settings import BOX, picture, settings

SignIn = Callable[[Role], Client]


def put(client: Client, version: int = 0, wished: dict[str, Any] | None = None, **more: Any) -> Reply:
    return client.put("look", json={"version": version, "settings": wished}, **more)


def upload(client: Client, content: bytes, name: str = "Mặt trận Tổ quốc") -> Reply:
    return client.post("look/logos", data={"file": (io.BytesIO(content), "logo.png"), "name": name})


def move(client: Client, logo: int, version: int, before: int | None, **more: Any) -> Reply:
    return client.post(f"look/logos/{logo}/move", json={"version": version, "before": before}, **more)


def three_logos(client: Client) -> tuple[int, int, int]:
    """Put up three logos, A, B and C; the look is at version 3 then."""
    for name, colour in zip("ABC", ("#c80000", "#00c800", "#0000c8"), strict=True):
        shown = upload(client, picture(colour=colour), name).json
    one, two, three = (logo["id"] for logo in shown["logos"])
    return one, two, three


def order(look: Any) -> str:
    return "".join(logo["name"] for logo in look["logos"])


def test_the_look_of_the_box_stands_until_it_is_changed(signed_in: SignIn) -> None:
    shown = signed_in("stage").get("look").json
    assert (shown["version"], shown["settings"], shown["logos"], shown["qr"]) == (0, BOX, [], None)
    assert shown["lines"] == {
        "top": "Ủy ban MTTQ Việt Nam tỉnh Ninh Thuận phối hợp với UBND tỉnh",
        "title": "Diễn đàn “Lắng nghe tiếng nói của người nghèo”",
        "subtitle": "Lễ phát động ủng hộ Quỹ “Vì người nghèo” năm 2024",
    }


def test_a_change_is_seen_by_everybody(signed_in: SignIn, anonymous: Client) -> None:
    wished = settings(colours={"ground": "#0b2d4d"}, lines={"title": "Vì người nghèo"})
    changed = put(signed_in("stage"), 0, wished)
    assert changed.status_code == 200, changed.json
    assert (changed.json["version"], changed.json["settings"]) == (1, wished)
    assert changed.json["lines"]["title"] == "Vì người nghèo"
    css = anonymous.get(changed.json["css_url"])
    assert "--look-ground: #0b2d4d;" in css.get_data(as_text=True)
    assert css.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in css.headers["Cache-Control"]


def test_a_stylesheet_of_yesterday_is_kept_by_no_cache(signed_in: SignIn, anonymous: Client) -> None:
    put(signed_in("stage"), 0, settings(colours={"ground": "#0b2d4d"}))
    old = anonymous.get(f"/f/{SLUG}/look/0.css")
    assert (old.headers["Cache-Control"], "#0b2d4d" in old.get_data(as_text=True)) == ("no-cache", True)


def test_who_was_slower_is_told_how_it_looks_now(signed_in: SignIn) -> None:
    put(signed_in("stage"), 0, settings(colours={"ground": "#0b2d4d"}))
    late = put(signed_in("admin"), 0, settings(colours={"ground": "#10402a"}))
    assert (late.status_code, late.json["code"]) == (409, "stale")
    assert late.json["current"]["settings"]["colours"]["ground"] == "#0b2d4d"


def test_a_lost_answer_is_asked_for_again(signed_in: SignIn) -> None:
    stage, wished = signed_in("stage"), settings(colours={"ground": "#0b2d4d"})
    first, again = (put(stage, 0, wished, key="look-1") for _ in range(2))
    assert (again.status_code, again.json) == (200, first.json)


def test_the_same_again_is_no_change(signed_in: SignIn) -> None:
    assert put(signed_in("stage"), 0, settings()).json["version"] == 0


def test_back_to_the_look_of_the_box(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    put(stage, 0, settings(colours={"ground": "#0b2d4d"}, shown={"latest": False}))
    back = put(stage, 1, None)
    assert (back.json["version"], back.json["settings"]) == (2, BOX)


def test_colours_nobody_can_read_are_refused_in_words(signed_in: SignIn) -> None:
    faint = put(signed_in("stage"), 0, settings(colours={"text": "#a3151f"}))
    assert faint.status_code == 422
    assert faint.json["errors"]["colours.text"].startswith("Màu chữ trên màu nền chỉ có độ tương phản 1,")
    assert signed_in("stage").get("look").json["version"] == 0


@pytest.mark.parametrize(
    "wished",
    [
        settings(overlay={"place": "top"}),
        settings(lines={"title": "x" * 201}),
        settings(shown={"clock": True}),
        {**settings(), "css": "body{}"},
    ],
    ids=["place", "long title", "unknown part", "unknown member"],
)
def test_settings_that_do_not_exist_are_refused(wished: dict[str, Any], signed_in: SignIn) -> None:
    assert put(signed_in("stage"), 0, wished).status_code == 422


@pytest.mark.parametrize("role", ["crew", "checkin", "pledges", "display"])
def test_other_roles_may_not_set_the_look(role: Role, signed_in: SignIn) -> None:
    client = signed_in(role)
    answers = (
        client.get("look"),
        put(client, 0, settings()),
        upload(client, picture()),
        client.delete("look/logos/1"),
        move(client, 1, 0, None),
        client.get(f"/f/{SLUG}/look"),
    )
    assert [answer.status_code for answer in answers] == [403] * 6


def test_nobody_is_asked_to_sign_in(anonymous: Client) -> None:
    assert put(anonymous, 0, settings()).status_code == 401


def test_logos_come_and_go(signed_in: SignIn, anonymous: Client) -> None:
    stage = signed_in("stage")
    added = upload(stage, picture())
    assert added.status_code == 200, added.json
    (logo,) = added.json["logos"]
    file = anonymous.get(logo["url"])
    assert (file.get_data(), file.headers["Content-Type"]) == (picture(), "image/png")
    assert "immutable" in file.headers["Cache-Control"]
    second = upload(stage, picture("JPEG"), "Hội Chữ thập đỏ").json
    assert [one["name"] for one in second["logos"]] == ["Mặt trận Tổ quốc", "Hội Chữ thập đỏ"]
    removed = stage.delete(f"look/logos/{logo['id']}")
    assert [one["name"] for one in removed.json["logos"]] == ["Hội Chữ thập đỏ"]
    assert removed.json["version"] == 3
    assert anonymous.get(logo["url"]).status_code == 404


def test_the_same_file_again_and_a_logo_that_is_gone(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    first, again = upload(stage, picture()).json, upload(stage, picture()).json
    assert again == first
    stage.delete(f"look/logos/{first['logos'][0]['id']}")
    assert stage.delete(f"look/logos/{first['logos'][0]['id']}").status_code == 404


def test_logos_are_put_in_order(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    a, b, c = three_logos(stage)
    first = move(stage, c, 3, a)
    assert (first.status_code, first.json["version"], order(first.json)) == (200, 4, "CAB"), first.json
    assert order(move(stage, a, 4, None).json) == "CBA"
    assert order(move(stage, b, 5, c).json) == "BCA"
    assert order(stage.get("look").json) == "BCA"
    assert order(upload(stage, picture(colour="#ffffff"), "D").json) == "BCAD"


def test_a_move_whose_answer_was_lost_and_one_to_where_it_stands(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    a, b, c = three_logos(stage)
    moved, again = (move(stage, c, 3, a, key="move-1") for _ in range(2))
    assert (again.status_code, again.json) == (200, moved.json)
    assert move(stage, c, 4, a).json["version"] == move(stage, b, 4, None).json["version"] == 4


def test_logos_moved_by_two_people_are_not_mixed_up(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    a, b, c = three_logos(stage)
    move(stage, c, 3, a)
    late = move(signed_in("admin"), b, 3, a)
    assert (late.status_code, late.json["code"], order(late.json["current"])) == (409, "stale", "CAB")


def test_a_logo_goes_only_before_another_one_of_these(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    a, b, c = three_logos(stage)
    for before in (a, c + 100):
        wrong = move(stage, a, 3, before)
        assert (wrong.status_code, wrong.json["errors"]) == (
            422,
            {"before": "Chỉ xếp được trước một logo khác."},
        )
    assert move(stage, c + 100, 3, b).status_code == 404
    assert stage.post(f"look/logos/{a}/move", json={"version": 3}).status_code == 422
    assert order(stage.get("look").json) == "ABC"


def test_scripts_in_pictures_stay_outside(signed_in: SignIn) -> None:
    svg = upload(signed_in("stage"), b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')
    assert (svg.status_code, list(svg.json["errors"])) == (422, ["file"])
    assert signed_in("stage").post("look/logos", data={"name": "x"}).json["errors"] == {
        "file": "Cần chọn một tệp ảnh."
    }


def test_there_is_room_for_eight_logos(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    for number in range(8):
        assert upload(stage, picture(colour=f"#{number}{number}0000")).status_code == 200
    ninth = upload(stage, picture(colour="#ffffff"))
    assert (ninth.status_code, ninth.json["errors"]["file"]) == (
        422,
        "Đã đủ 8 logo; hãy bỏ bớt trước khi thêm.",
    )


def test_the_code_says_the_address_of_the_form(signed_in: SignIn, anonymous: Client) -> None:
    wished = settings(shown={"qr": True}, address="https://ungho.mttqninhthuan.vn/phieu")
    code = put(signed_in("stage"), 0, wished).json["qr"]
    assert code["words"] == "ungho.mttqninhthuan.vn/phieu"
    drawn = anonymous.get(code["url"])
    assert drawn.get_data(as_text=True).startswith("<svg ")
    assert drawn.headers["Content-Type"].startswith("image/svg+xml")


def test_without_an_address_there_is_no_code(anonymous: Client) -> None:
    assert anonymous.get(f"/f/{SLUG}/look/code.svg").status_code == 404


def test_screens_are_pushed_the_look_without_its_settings(session: Session, forum: Forum) -> None:
    (topic,) = TOPICS
    state = look_state(session, forum.id, THE_EVENING)
    assert (topic.name, topic.watch, topic.touched_by("look.changed")) == ("look", None, True)
    assert sorted(state) == ["css_url", "lines", "logos", "overlay", "qr", "shown", "version"]


def test_stage_and_overlay_wear_the_look_from_the_first_picture(signed_in: SignIn) -> None:
    stage = signed_in("stage")
    css_url = put(stage, 0, settings(lines={"title": "Vì người nghèo Ninh Thuận"})).json["css_url"]
    for page in ("stage", "overlay"):
        assert css_url in stage.get(f"/f/{SLUG}/{page}").get_data(as_text=True)
    assert "Vì người nghèo Ninh Thuận" in stage.get(f"/f/{SLUG}/stage").get_data(as_text=True)
