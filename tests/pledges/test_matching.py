"""A donor adds to what others give: one pledge whose ledger follows the rule."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import Client
from tests.pledges.factories import KEYS, take, tote


def begin(desk: Client, **changes: Any) -> dict[str, Any]:
    body = {"donor": {"name": "Tập đoàn Đối Ứng"}, "percent": 100} | changes
    answer = desk.post("tote/matching", json=body, key=next(KEYS))
    assert answer.status_code == 201, answer.json
    begun: dict[str, Any] = answer.json
    return begun


def gift(desk: Client) -> int:
    amount: int = desk.get("tote/matching").json["items"][0]["pledge"]["amount"]
    return amount


def test_what_counts_from_now_on_is_matched_and_floored(desk: Client) -> None:
    take(desk, amount="1 tỷ")
    begun = begin(desk, percent=33)
    assert begun["pledge"]["description"] == "Đối ứng 33 % mỗi khoản ủng hộ"
    take(desk, amount=100, donor={"name": "Bà Hai"})
    take(desk, amount=1, donor={"name": "Bà Ba"})
    take(desk, kind="in_kind", amount="1tr", description="Gạo")
    assert (gift(desk), tote(desk)["total"]) == (33, 1_000_000_134)
    ledger = desk.get(f"pledges/{begun['pledge']['id']}").json["ledger"]
    assert [(line["amount"], line["reason"]) for line in ledger] == [(33, "Đối ứng 33 % của 100 đồng")]


def test_corrections_and_voids_are_followed_and_the_limit_kept(desk: Client) -> None:
    begin(desk, most="500tr")
    first = take(desk, amount="400tr")["id"]
    take(desk, amount="300tr", donor={"name": "Bà Hai"})
    assert gift(desk) == 500_000_000
    desk.patch(f"pledges/{first}", json={"version": 1, "amount": "100tr", "reason": "Nghe nhầm"})
    assert gift(desk) == 400_000_000
    desk.post(f"pledges/{first}/void", json={"version": 2, "reason": "Trùng"})
    assert (gift(desk), tote(desk)["total"]) == (300_000_000, 600_000_000)


def test_after_its_end_nothing_new_is_matched_but_a_mistake_still_is(desk: Client) -> None:
    begun = begin(desk)
    first = take(desk, amount="400tr")["id"]
    rule = desk.get("tote/matching").json["items"][0]
    ended = desk.post(f"tote/matching/{begun['id']}/end", json={"version": rule["version"]})
    assert (ended.status_code, ended.json["running"]) == (200, False)
    take(desk, amount="1 tỷ", donor={"name": "Bà Hai"})
    assert gift(desk) == 400_000_000
    desk.patch(f"pledges/{first}", json={"version": 1, "amount": "40tr", "reason": "Nghe nhầm"})
    assert gift(desk) == 40_000_000
    assert desk.post(f"tote/matching/{begun['id']}/end", json={"version": 1}).status_code == 200


def test_two_rules_do_not_match_each_other(desk: Client) -> None:
    begin(desk)
    begin(desk, donor={"name": "Tập đoàn Hai"})
    take(desk, amount=100)
    assert tote(desk)["total"] == 300


def test_a_held_pledge_is_matched_when_it_is_revealed(desk: Client) -> None:
    begin(desk)
    held = take(desk, amount=100, hold=True)["id"]
    assert tote(desk)["total"] == 0
    desk.post("pledges/reveal", json={"pledges": [{"id": held, "version": 1}]})
    assert tote(desk)["total"] == 200


def test_the_gift_follows_its_rule_alone_and_a_void_ends_it(desk: Client) -> None:
    begun = begin(desk)
    take(desk, amount=100)
    gift_id = begun["pledge"]["id"]
    version = desk.get(f"pledges/{gift_id}").json["version"]
    sent = {"version": version, "amount": 7, "reason": "Nghe nhầm"}
    assert desk.patch(f"pledges/{gift_id}", json=sent).status_code == 422
    assert desk.post(f"pledges/{gift_id}/void", json={"version": version, "reason": "Rút"}).status_code == 200
    take(desk, amount=50, donor={"name": "Bà Hai"})
    assert (tote(desk)["total"], desk.get("tote/matching").json["items"]) == (150, [])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"percent": 0}, "percent"),
        ({"percent": 1001}, "percent"),
        ({"most": "nhiều"}, "most"),
        ({"donor": {"name": " "}}, "donor.name"),
        ({"programme": "other"}, "programme"),
    ],
)
def test_an_unusable_rule_is_refused(desk: Client, changes: dict[str, Any], field: str) -> None:
    answer = desk.post("tote/matching", json={"donor": {"name": "A"}, "percent": 100} | changes)
    assert (answer.status_code, list(answer.json["errors"])) == (422, [field])


def test_a_repeat_is_one_rule_and_an_old_version_is_stale(desk: Client) -> None:
    key, body = next(KEYS), {"donor": {"name": "A"}, "percent": 100}
    first, again = (desk.post("tote/matching", json=body, key=key) for _ in range(2))
    assert first.json == again.json
    assert len(desk.get("tote/matching").json["items"]) == 1
    assert desk.post("tote/matching/1/end", json={"version": 9}).status_code == 409
    assert desk.post("tote/matching/9/end", json={"version": 1}).status_code == 404
