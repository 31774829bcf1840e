"""The worker process: reads jobs from its standard input until that closes, one at a time.

Started as a file, not as a module: importing `forum_app` would load the whole app (Flask, every slice,
sixty megabytes) for work that is pure.
"""

import gc
import os
import pickle
import resource
import signal
import sys
import traceback
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from io import BufferedReader, BufferedWriter
from pathlib import Path

NICE = 10
WITH_INIT = frozenset({"kernel", "paper", "sheets", "work"})  # packages that are pure throughout
MOST_BYTES = 2 << 30  # of memory: a hostile spreadsheet ends its worker, not the evening


def main() -> None:
    """Answer jobs until the app closes the pipe or dies."""
    _stand_back()
    jobs, answers = _pipes()
    _make_packages()
    from forum_app.work.frames import read_frame, write_frame

    while True:
        try:
            request = read_frame(jobs)
        except EOFError:
            return
        write_frame(answers, _answer(request))
        signal.setitimer(signal.ITIMER_REAL, 0)


def _stand_back() -> None:
    """Give way to the app, which has a show to run."""
    os.nice(NICE)
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_BYTES, MOST_BYTES))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the app; we end when it does
    gc.set_threshold(50_000, 20, 100)


def _pipes() -> tuple[BufferedReader, BufferedWriter]:
    """Keep the two pipes for frames alone: what a library prints goes to the log instead."""
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return jobs, answers


def _make_packages() -> None:
    """Let modules be imported without their packages' `__init__`, which bring in views and all they need."""
    folder = Path(__file__).resolve().parents[1]
    _make_package("forum_app", folder)
    for inner in folder.iterdir():
        if inner.is_dir() and inner.name not in WITH_INIT:
            _make_package(f"forum_app.{inner.name}", inner)


def _make_package(name: str, folder: Path) -> None:
    spec = ModuleSpec(name, None, is_package=True)
    spec.submodule_search_locations = [str(folder)]
    sys.modules[name] = module_from_spec(spec)


def _answer(request: bytes) -> bytes:
    from forum_app.work.frames import packed, unpacked
    from forum_app.work.jobs import Done, Job, Raised, called

    try:
        job = unpacked(request)
        assert isinstance(job, Job)
        # The kernel keeps the deadline: it holds inside C code, and also when the app has died.
        signal.setitimer(signal.ITIMER_REAL, job.deadline_s)
        return packed(Done(called(job)))
    except Exception as raised:  # noqa: BLE001 - whatever it is belongs to the caller
        raised.add_note(traceback.format_exc())
        return packed(Raised(_portable(raised)))


def _portable(raised: Exception) -> Exception:
    """Give an exception that survives the way back: itself, or one that says what it was."""
    from forum_app.work.frames import packed, unpacked

    try:
        unpacked(packed(raised))
    except (pickle.PickleError, TypeError, AttributeError, ValueError, ImportError):
        return RuntimeError("".join(traceback.format_exception(raised)))
    return raised


if __name__ == "__main__":
    main()
