"""Jobs: done once, in order, tried again with longer pauses, given up after a day."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from forum_app.forums.queries import Forum
from forum_app.store import jobs
from forum_app.store.jobs import GIVEN_UP_AFTER, Job
from forum_app.store.transaction import transaction
from tests.cast import THE_EVENING, FixedClock

LEASE = timedelta(seconds=15)
LIGHTS, LED = 1, 2


@pytest.fixture
def writing(forum: Forum) -> Iterator[Session]:
    with transaction(forum.id) as session:
        yield session


def _add(session: Session, forum: Forum, *subjects: int) -> None:
    for number, subject in enumerate(subjects):
        jobs.add(session, forum.id, "webhook", subject, {"number": number}, THE_EVENING)


def _claim(session: Session, clock: FixedClock, limit: int = 10) -> list[Job]:
    return jobs.claim(session, "webhook", clock(), LEASE, limit)


def _numbers(claimed: list[Job]) -> list[int]:
    return [job.payload["number"] for job in claimed]


def test_a_job_is_claimed_once_and_done_once(writing: Session, forum: Forum, clock: FixedClock) -> None:
    _add(writing, forum, LIGHTS)
    (job,) = _claim(writing, clock)
    assert _claim(writing, clock) == []
    jobs.done(writing, job, clock())
    clock.forward(days=2)
    assert _claim(writing, clock) == []
    assert jobs.next_due(writing, "webhook") is None


def test_jobs_of_one_subject_keep_their_order_and_others_go_on(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS, LIGHTS, LED)
    first, other = _claim(writing, clock)
    assert _numbers([first, other]) == [0, 2]
    jobs.failed(writing, first, "timeout", clock())
    assert _claim(writing, clock) == []
    clock.forward(seconds=1)
    assert _numbers(_claim(writing, clock)) == [0]


def test_a_worker_that_dies_leaves_its_job_to_the_next(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS)
    _claim(writing, clock)
    assert jobs.next_due(writing, "webhook") == THE_EVENING + LEASE
    clock.forward(seconds=15)
    assert _numbers(_claim(writing, clock)) == [0]


def test_who_comes_too_late_does_not_undo_the_work_of_the_next(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS)
    (slow,) = _claim(writing, clock)
    clock.forward(seconds=20)
    (quick,) = _claim(writing, clock)
    jobs.failed(writing, slow, "timeout", clock())
    assert _claim(writing, clock) == []
    jobs.done(writing, quick, clock())
    jobs.failed(writing, slow, "timeout", clock())
    assert jobs.standings(writing, "webhook", [LIGHTS])[LIGHTS].done_at == clock()


def test_pauses_grow_and_after_a_day_it_is_given_up(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS, LIGHTS)
    waited = []
    while _numbers(claimed := _claim(writing, clock)) == [0]:
        jobs.failed(writing, claimed[0], "unreachable", clock())
        due = jobs.next_due(writing, "webhook")
        assert due is not None
        waited.append((due - clock()).total_seconds())
        clock.now = max(due, clock())
    assert waited[:6] == [1, 5, 30, 120, 600, 600]
    assert set(waited[5:-1]) == {600}
    assert GIVEN_UP_AFTER - timedelta(minutes=11) < clock() - THE_EVENING <= GIVEN_UP_AFTER
    # The next one has its turn at once.
    assert _numbers(claimed) == [1]


def test_what_is_hopeless_is_given_up_at_once(writing: Session, forum: Forum, clock: FixedClock) -> None:
    _add(writing, forum, LIGHTS)
    (job,) = _claim(writing, clock)
    jobs.failed(writing, job, "http 410", clock(), hopeless=True)
    standing = jobs.standings(writing, "webhook", [LIGHTS])[LIGHTS]
    assert (standing.waiting, standing.given_up and standing.given_up.trouble) == (0, "http 410")


def test_again_makes_waiting_jobs_due_now(writing: Session, forum: Forum, clock: FixedClock) -> None:
    _add(writing, forum, LIGHTS)
    (job,) = _claim(writing, clock)
    jobs.failed(writing, job, "timeout", clock())
    jobs.again(writing, "webhook", LIGHTS, clock())
    assert _numbers(_claim(writing, clock)) == [0]


def test_again_takes_up_only_the_newest_of_those_given_up(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS, LIGHTS)
    for _ in range(2):
        (job,) = _claim(writing, clock)
        jobs.failed(writing, job, "http 410", clock(), hopeless=True)
    for _ in range(2):
        jobs.again(writing, "webhook", LIGHTS, clock())
    assert _numbers(_claim(writing, clock)) == [1]


def test_again_changes_nothing_where_all_is_done(writing: Session, forum: Forum, clock: FixedClock) -> None:
    _add(writing, forum, LIGHTS)
    jobs.done(writing, _claim(writing, clock)[0], clock())
    jobs.again(writing, "webhook", LIGHTS, clock())
    assert _claim(writing, clock) == []


def test_forgetting_spares_other_subjects_and_what_is_done(
    writing: Session, forum: Forum, clock: FixedClock
) -> None:
    _add(writing, forum, LIGHTS, LIGHTS, LED)
    jobs.done(writing, _claim(writing, clock, limit=1)[0], clock())
    jobs.forget(writing, "webhook", LIGHTS, waiting_only=True)
    assert [job.payload["number"] for job in jobs.of_subject(writing, "webhook", LIGHTS, 10, None)] == [0]
    assert _numbers(_claim(writing, clock)) == [2]
    jobs.forget(writing, "webhook", LIGHTS)
    assert jobs.of_subject(writing, "webhook", LIGHTS, 10, None) == []


def test_several_workers_claim_each_job_once(app: Flask, forum: Forum, clock: FixedClock) -> None:
    with app.app_context(), transaction(forum.id) as session:
        _add(session, forum, *range(40))
    taken: list[int] = []

    def work() -> None:
        for _ in range(20):
            with app.app_context(), transaction(None) as session:
                taken.extend(_numbers(_claim(session, clock, limit=3)))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(40))
