"""What a receiver hears: each fact of the show, signed, in order, again until it is taken; nothing else."""

from __future__ import annotations

from typing import Any

from flask import Flask

from forum_app.integrations.delivery import Courier
from forum_app.integrations.rules import signature
from tests.cast import SLUG, Client, FixedClock, bearer
from tests.integrations.conftest import Add
from tests.integrations.receiver import Receiver, receiving
from tests.servers import free_port


def _health(admin: Client) -> dict[str, Any]:
    item: dict[str, Any] = admin.get("webhooks").json["items"][0]
    return item


def test_a_go_is_told_with_who_it_is_from_proven(
    stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    made = add(receiver.url)
    state = stage.post("show/go", json={}).json
    assert courier.deliver_due() == 1
    (heard,) = receiver.heard
    current = state["current"]
    assert heard.path == "/hook?place=lights"
    assert heard.said == {
        "id": heard.said["id"],
        "forum": SLUG,
        "seq": state["seq"],
        "kind": "cue.called",
        "at": "2024-10-17T12:30:00.000+00:00",
        "data": {"cue_id": current["cue_id"], "number": 1, "version": state["version"]},
    }
    stamp = heard.headers["X-Forum-Timestamp"]
    assert stamp == "1729168200"
    assert heard.headers["X-Forum-Signature"] == signature(made["secret"], stamp, heard.body)


def test_names_of_people_are_not_told(stage: Client, add: Add, receiver: Receiver, courier: Courier) -> None:
    add(receiver.url)
    stage.post("show/caller", json={"seat": "console-one"})
    stage.post("show/message", json={"text": "Mời bà Hương lên sân khấu", "target": "mc"})
    while courier.deliver_due():
        pass
    assert [heard.said["data"] for heard in receiver.heard] == [
        {"version": 1},
        {"target": "mc", "level": "info", "version": 2},
    ]
    told = b"".join(heard.body for heard in receiver.heard).decode()
    assert [word for word in ("Hương", "stage", "actor") if word in told] == []


def test_facts_of_people_and_money_stay_in_the_house(
    app: Flask, admin: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    add(receiver.url)
    pledge = {"donor": {"name": "HTX Nho Nắng Vàng"}, "amount": "500tr"}
    assert bearer(app, "pledges").post("pledges", json=pledge, key="one").status_code == 201
    assert courier.deliver_due() == 0


def test_only_what_was_asked_for_is_told(
    stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    add(receiver.url, kinds=["scene.", "cue.undone"])
    for command in ("go", "hold", "back"):
        stage.post(f"show/{command}", json={})
    stage.post("show/scene", json={"scene": "tote"})
    while courier.deliver_due():
        pass
    assert [heard.said["kind"] for heard in receiver.heard] == ["cue.undone", "scene.chosen"]


def test_a_refused_command_is_told_to_nobody(
    stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    add(receiver.url)
    assert stage.post("show/go", json={"expected_version": 99}).status_code == 409
    assert courier.deliver_due() == 0


def test_a_receiver_that_fails_is_tried_again_in_order_until_it_heals(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier, clock: FixedClock
) -> None:
    add(receiver.url, kinds=["scene."])
    receiver.status = 503
    for scene in ("tote", "black"):
        stage.post("show/scene", json={"scene": scene})
    assert courier.deliver_due() == 1
    assert courier.deliver_due() == 0  # not before its pause is over, and the second not before the first
    failing = _health(admin)
    assert (failing["trouble"], failing["attempts"], failing["waiting"]) == ("http 503", 1, 2)
    assert failing["failing_since"] == "2024-10-17T12:30:00.000+00:00"
    assert failing["next_try_at"] == "2024-10-17T12:30:01.000+00:00"
    assert admin.get("webhooks").json["failing"] == 1

    receiver.status = 200
    clock.forward(seconds=1)
    while courier.deliver_due():
        pass
    assert [heard.said["data"]["scene"] for heard in receiver.heard] == ["tote", "tote", "black"]
    assert receiver.heard[0].said["id"] == receiver.heard[1].said["id"]
    healed = _health(admin)
    assert (healed["failing_since"], healed["waiting"], healed["trouble"]) == (None, 0, "")
    assert healed["last_delivered_at"] == "2024-10-17T12:30:01.000+00:00"


def test_a_receiver_that_is_not_there_is_found_when_it_comes(
    admin: Client, stage: Client, add: Add, courier: Courier, clock: FixedClock
) -> None:
    port = free_port()
    add(f"http://127.0.0.1:{port}/")
    stage.post("show/go", json={})
    courier.deliver_due()
    assert _health(admin)["trouble"] == "unreachable"
    clock.forward(seconds=1)
    with receiving(port) as receiver:
        assert courier.deliver_due() == 1
        assert [heard.said["kind"] for heard in receiver.heard] == ["cue.called"]


def test_one_that_fails_does_not_keep_another_from_hearing(
    stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    add(f"http://127.0.0.1:{free_port()}/")
    add(receiver.url)
    stage.post("show/go", json={})
    stage.post("show/hold", json={})
    while courier.deliver_due():
        pass
    assert [heard.said["kind"] for heard in receiver.heard] == ["cue.called", "show.held"]


def test_a_redirect_is_not_followed(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    with receiving() as inside:
        receiver.status, receiver.location = 302, inside.url
        add(receiver.url)
        stage.post("show/go", json={})
        courier.deliver_due()
        assert (len(receiver.heard), inside.heard) == (1, [])
    assert _health(admin)["trouble"] == "http 302"


def test_a_stranger_on_the_line_is_told_nothing_over_https(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    add(receiver.url.replace("http:", "https:"))
    stage.post("show/go", json={})
    courier.deliver_due()
    assert (_health(admin)["trouble"], receiver.heard) == ("tls", [])


def test_one_that_says_no_for_good_is_given_up_and_can_be_asked_again(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier, clock: FixedClock
) -> None:
    made = add(receiver.url)
    receiver.status = 404
    stage.post("show/go", json={})
    while courier.deliver_due():
        clock.forward(minutes=10)
    assert len(receiver.heard) == 5
    given_up = _health(admin)
    assert (given_up["waiting"], given_up["next_try_at"], given_up["trouble"]) == (0, None, "http 404")
    assert admin.get(f"webhooks/{made['id']}/deliveries").json["items"][0]["state"] == "given_up"

    receiver.status = 200
    for _ in range(2):
        assert admin.post(f"webhooks/{made['id']}/retry", json={}).status_code == 200
    assert courier.deliver_due() == 1
    assert admin.post(f"webhooks/{made['id']}/retry", json={}).json["waiting"] == 0
    assert (courier.deliver_due(), _health(admin)["failing_since"]) == (0, None)


def test_try_again_does_not_wait_for_the_pause(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    made = add(receiver.url)
    receiver.status = 500
    stage.post("show/go", json={})
    courier.deliver_due()
    receiver.status = 200
    admin.post(f"webhooks/{made['id']}/retry", json={})
    assert (courier.deliver_due(), len(receiver.heard)) == (1, 2)


def test_what_happens_during_a_pause_is_not_told_later(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    made = add(receiver.url)
    stage.post("show/go", json={})
    assert admin.patch(f"webhooks/{made['id']}", json={"active": False}).json["waiting"] == 0
    stage.post("show/hold", json={})
    admin.patch(f"webhooks/{made['id']}", json={"active": True})
    stage.post("show/resume", json={})
    while courier.deliver_due():
        pass
    assert [heard.said["kind"] for heard in receiver.heard] == ["show.resumed"]


def test_a_new_address_is_tried_at_once(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    made = add(f"http://127.0.0.1:{free_port()}/")
    stage.post("show/go", json={})
    courier.deliver_due()
    admin.patch(f"webhooks/{made['id']}", json={"url": receiver.url})
    assert (courier.deliver_due(), len(receiver.heard)) == (1, 1)


def test_one_taken_away_is_told_nothing_more_and_a_new_one_begins_empty(
    admin: Client, stage: Client, add: Add, receiver: Receiver, courier: Courier
) -> None:
    made = add(receiver.url)
    stage.post("show/go", json={})
    admin.delete(f"webhooks/{made['id']}")
    fresh = add(receiver.url)
    assert (courier.deliver_due(), receiver.heard) == (0, [])
    assert admin.get(f"webhooks/{fresh['id']}/deliveries").json["items"] == []
