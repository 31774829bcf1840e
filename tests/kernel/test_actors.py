import dataclasses

import pytest

from forum_app.kernel.actors import EVERY_PERMISSION, NOBODY, Actor


def test_an_actor_may_only_what_was_given() -> None:
    desk = Actor("device:3", "Bàn 1", "checkin", frozenset({"guests.read", "guests.admit"}), 1, "Bàn 1")
    assert desk.may("guests.admit") is True
    assert desk.may("show.call") is False
    assert desk.signed_in is True


def test_nobody_may_nothing() -> None:
    assert [permission for permission in EVERY_PERMISSION if NOBODY.may(permission)] == []
    assert NOBODY.signed_in is False


@pytest.mark.parametrize("field", ["role", "permissions"])
def test_an_actor_cannot_be_changed(field: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(NOBODY, field, None)
