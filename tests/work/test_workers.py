"""Heavy work runs in a worker process; the app gets its result, or is told clearly why not."""

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from forum_app.kernel.errors import Refused
from forum_app.work import Workers
from tests.work import jobs


@pytest.fixture
def workers() -> Iterator[Workers]:
    workers = Workers(size=1)
    yield workers
    workers.close()


def _code(refused: pytest.ExceptionInfo[Refused]) -> tuple[int, str]:
    return refused.value.status, refused.value.code


def test_the_result_comes_back(workers: Workers) -> None:
    assert workers.run(jobs.divide, 3, 2) == 1.5
    assert workers.run(jobs.divide, 3, two=4) == 0.75


def test_it_runs_in_one_lasting_process_that_gives_way(workers: Workers) -> None:
    first, second = workers.run(jobs.surroundings), workers.run(jobs.surroundings)
    assert first.pid != os.getpid()
    assert (first.pid, first.nice) == (second.pid, min(os.nice(0) + 10, 19))


def test_a_worker_loads_no_web_framework(workers: Workers) -> None:
    loaded = workers.run(jobs.modules_after_import, "forum_app.config", "forum_app.accounts")
    assert loaded & {"flask", "gevent", "sqlalchemy", "forum_app.accounts.api"} == set()
    assert loaded >= {"forum_app.config", "forum_app.accounts"}


def test_ten_megabytes_pass_both_ways(workers: Workers) -> None:
    content = os.urandom(10_000_000)
    assert workers.run(bytes, content) == content


def test_a_refusal_comes_back_with_all_it_says(workers: Workers) -> None:
    with pytest.raises(Refused) as refused:
        workers.run(jobs.refuse)
    said = refused.value
    assert (said.status, said.code, said.detail) == (429, "too_soon", "chờ %(seconds)s giây")
    assert (said.params, said.errors, said.extra) == ({"seconds": 3}, {"cue": "đã gọi"}, {"retry_after_s": 3})


def test_an_exception_comes_back_with_the_place_it_was_raised(workers: Workers) -> None:
    with pytest.raises(ZeroDivisionError) as raised:
        workers.run(jobs.divide, 1, 0)
    assert "in divide" in raised.value.__notes__[0]


def test_an_exception_that_cannot_travel_is_told_as_text(workers: Workers) -> None:
    with pytest.raises(RuntimeError, match="Fussy: 1"):
        workers.run(jobs.fuss)


def test_a_result_that_cannot_travel_is_an_error(workers: Workers) -> None:
    with pytest.raises((AttributeError, TypeError, RuntimeError), match="pickle"):
        workers.run(jobs.make_unpicklable)
    assert workers.run(math.sqrt, 4.0) == 2.0


def test_a_function_inside_another_is_no_job(workers: Workers) -> None:
    with pytest.raises(TypeError, match="top of a module"):
        workers.run(lambda: None)


def test_stray_prints_do_not_reach_the_answers(workers: Workers) -> None:
    assert workers.run(jobs.print_and_answer, "\0\0\0\0\0\0\0\1x") == ""
    assert workers.run(math.sqrt, 9.0) == 3.0


def test_a_worker_killed_in_mid_job_is_told_and_the_next_job_works(workers: Workers) -> None:
    with pytest.raises(Refused) as refused:
        workers.run(jobs.kill_own_process)
    assert _code(refused) == (503, "worker_lost")
    assert workers.run(math.sqrt, 16.0) == 4.0


def test_a_worker_killed_while_idle_is_started_again(workers: Workers) -> None:
    first = workers.run(jobs.pid)
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert workers.run(jobs.pid) != first


def test_a_job_that_takes_too_long_is_ended() -> None:
    workers = Workers(size=1, deadline_s=0.1)
    with pytest.raises(Refused) as refused:
        workers.run(jobs.hang)
    assert _code(refused) == (503, "overrun")
    workers.close()


def test_the_deadline_is_not_for_the_time_between_jobs() -> None:
    workers = Workers(size=1, deadline_s=0.2)
    first = workers.run(jobs.pid)
    assert not _ends(first, within_s=0.5)
    assert workers.run(jobs.pid) == first
    workers.close()


def test_too_much_memory_ends_no_other_job(workers: Workers) -> None:
    with pytest.raises(MemoryError):
        workers.run(jobs.take_memory, 3 << 30)
    assert workers.run(math.sqrt, 25.0) == 5.0


def test_a_caller_waits_only_so_long_for_its_turn() -> None:
    workers = Workers(size=1, deadline_s=1.0, patience_s=0.1)
    workers.run(jobs.pid)
    refusals: list[str] = []
    callers = [Thread(target=_note_refusal, args=(workers, refusals)) for _ in range(2)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert sorted(refusals) == ["busy", "overrun"]
    workers.close()


def _note_refusal(workers: Workers, refusals: list[str]) -> None:
    try:
        workers.run(jobs.hang)
    except Refused as refused:
        refusals.append(refused.code)


def test_two_jobs_run_beside_each_other() -> None:
    workers = Workers(size=2, deadline_s=0.5)
    refusals: list[str] = []
    hanging = Thread(target=_note_refusal, args=(workers, refusals))
    hanging.start()
    assert workers.run(math.sqrt, 36.0) == 6.0
    hanging.join()
    assert refusals == ["overrun"]
    workers.close()


def test_workers_die_with_the_app() -> None:
    script = (
        "import os, sys; from forum_app.work import Workers; from tests.work import jobs;"
        "print(Workers().run(jobs.pid), flush=True); os.kill(os.getpid(), 9)"
    )
    app = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=_root(), check=False)
    worker = int(app.stdout)
    assert app.returncode == -signal.SIGKILL
    assert _ends(worker, within_s=10)


def _ends(process: int, within_s: float) -> bool:
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return True
    with os.fdopen(descriptor) as waited:
        import select

        return bool(select.select([waited], [], [], within_s)[0])


def test_the_event_loop_goes_on_while_a_worker_computes() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.work.ticking"],
        stdout=subprocess.PIPE,
        cwd=_root(),
        timeout=100,
        check=True,
    )
    report = json.loads(done.stdout)
    assert report["results"] == [sum(range(30_000_000))] * 2
    assert report["usual_gap_s"] <= 0.02
    # The job alone would hold the loop for its whole length; the rest is what a busy machine adds.
    assert report["longest_gap_s"] <= report["took_s"] / 5


def _root() -> Path:
    return Path(__file__).resolve().parents[2]
