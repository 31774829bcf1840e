"""What a pledge desk reads by itself without the network is what the server reads.

Both are held to tests/data/amounts.json: static/js/pledges/desk/reading_here.js by
tests/js/pledges/desk_reading_here.test.js, the server here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forum_app.kernel.errors import Invalid
from forum_app.kernel.money import Dong, parse_dong
from forum_app.kernel.words import dong_in_words

AMOUNTS = json.loads((Path(__file__).parents[1] / "data" / "amounts.json").read_text())


def test_the_amounts_both_read_are_what_the_server_reads() -> None:
    assert {typed: parse_dong(typed) for typed in AMOUNTS["read"]} == AMOUNTS["read"]
    assert {amount: dong_in_words(Dong(int(amount))) for amount in AMOUNTS["words"]} == AMOUNTS["words"]


@pytest.mark.parametrize("typed", AMOUNTS["refused"])
def test_what_no_desk_may_read_the_server_refuses(typed: str) -> None:
    with pytest.raises(Invalid):
        parse_dong(typed)
