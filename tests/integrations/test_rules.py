"""Who is told what, how a receiver knows that it is us, and how long we try."""

from __future__ import annotations

import pytest

from forum_app.integrations.rules import hopeless, shared, signature, wanted


def test_a_signature_is_the_hmac_of_moment_and_body() -> None:
    """As `printf '1729168200.{}' | openssl dgst -sha256 -hmac secret` says."""
    known = "sha256=de6e53db78ae3f4c115d1493b8b212bd6a1410c66fd2109d60d070795aee7c1b"
    assert signature("secret", "1729168200", b"{}") == known


@pytest.mark.parametrize(
    ("status", "failures", "expected"),
    [(None, 9, False), (500, 9, False), (404, 4, False), (404, 5, True), (429, 9, False), (410, 5, True)],
)
def test_who_says_no_is_tried_for_some_minutes_who_says_nothing_for_a_day(
    status: int | None, failures: int, expected: bool
) -> None:
    assert hopeless(status, failures) is expected


@pytest.mark.parametrize(
    ("kind", "kinds", "expected"),
    [
        ("cue.called", ("cue.",), True),
        ("cue.called", ("cue.called",), True),
        ("cue.called", ("cue.undone", "scene."), False),
        ("cue.called_again", ("cue.called",), False),
    ],
)
def test_a_webhook_wants_kinds_or_whole_groups(kind: str, kinds: tuple[str, ...], expected: bool) -> None:
    assert wanted(kind, kinds) is expected


def test_a_member_nobody_thought_of_is_not_told() -> None:
    assert shared({"number": 7, "caller": "Đạo diễn Hoàng", "step": "Bà Hương"}) == {"number": 7}
