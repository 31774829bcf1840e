"""Steps of a cue while it runs: what was called is locked, what is left may change."""

from datetime import timedelta

import pytest

from forum_app.kernel.errors import Invalid, Refused
from forum_app.show.rules.steps import MOST_STEPS, NEW, Step, StepCall, StepId, renewed
from tests.cast import THE_EVENING


def steps(said: str) -> tuple[Step, ...]:
    """Read steps such as `1 2 -3 +A`: numbered, skipped (`-`), new (`+`)."""
    return tuple(
        Step(NEW, word[1:])
        if word[0] == "+"
        else Step(StepId(int(word.strip("-"))), f"Bước {word.strip('-')}", skipped=word[0] == "-")
        for word in said.split()
    )


def calls(*ids: int) -> tuple[StepCall, ...]:
    return tuple(StepCall(StepId(of), THE_EVENING + timedelta(minutes=of)) for of in ids)


def test_new_steps_are_numbered_behind_all_that_were() -> None:
    found = renewed(steps("1 4"), steps("+A 4 +B"), ())
    assert [(step.id, step.title) for step in found] == [(5, "A"), (4, "Bước 4"), (6, "B")]


@pytest.mark.parametrize(
    ("new", "called"),
    [
        ("1 3 2", (1,)),  # reordered behind
        ("1 2 +A 3", (1,)),
        ("1 3", (1,)),  # one left goes
        ("1 -2 3", (1,)),
        ("2 1 3", ()),
    ],
)
def test_what_is_left_may_change(new: str, called: tuple[int, ...]) -> None:
    renewed(steps("1 2 3"), steps(new), calls(*called))


def test_a_step_passed_over_may_go_or_be_taken_up_again() -> None:
    was = steps("1 -2 3 4")
    for new in ("1 2 3 4", "1 3 4", "1 3 2 4"):
        renewed(was, steps(new), calls(1, 3))


@pytest.mark.parametrize("new", ["2 3", "-1 2 3", "2 1 3", "+A 1 2 3", ""])
def test_what_was_called_is_locked(new: str) -> None:
    with pytest.raises(Refused) as refused:
        renewed(steps("1 2 3"), steps(new), calls(1))
    assert (refused.value.code, refused.value.status) == ("locked", 409)


@pytest.mark.parametrize("new", ["1 9", "1 1"])
def test_steps_of_another_cue_and_doubles_are_refused(new: str) -> None:
    with pytest.raises(Invalid):
        renewed(steps("1 2"), steps(new), ())


def test_too_many_steps_are_refused() -> None:
    with pytest.raises(Invalid):
        renewed((), (Step(NEW, "A"),) * (MOST_STEPS + 1), ())
