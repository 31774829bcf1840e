"""Worker processes for heavy pure work: while one computes, the event loop goes on.

Pure Python in gevent's thread pool would not do: it holds the interpreter's lock and starves the loop.
Under gevent the patched `subprocess` and `queue` make only the calling greenlet wait; elsewhere the
caller simply blocks.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import Empty, LifoQueue
from typing import ParamSpec, TypeVar, cast

from forum_app.kernel.errors import N_, Refused
from forum_app.work.frames import packed, read_frame, unpacked, write_frame
from forum_app.work.jobs import Done, Job, Raised, address

P = ParamSpec("P")
R = TypeVar("R")

WORKER = Path(__file__).with_name("worker.py")
UNAVAILABLE = N_("Tạm thời chưa làm được")


class Workers:
    """A few worker processes, started when first needed; one instance per app process."""

    def __init__(self, size: int = 2, *, deadline_s: float = 60.0, patience_s: float = 60.0) -> None:
        """Set how many run at once, how long a job may take, and how long a caller waits for its turn."""
        self._deadline_s = deadline_s
        self._patience_s = patience_s
        # The last one used comes first: it is warm, and the others need not start.
        self._idle: LifoQueue[_Worker] = LifoQueue()
        for _ in range(size):
            self._idle.put(_Worker())

    def run(self, function: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
        """Run a module-level function in a worker process and give back what it gives back.

        Its arguments and result must pickle; make the result small, since unpacking it is the loop's work.
        What it raises is raised here. Raises Refused 503: `overrun` where it took too long, `worker_lost`
        where its process died, `busy` where no worker became free. Not for inside a transaction.
        """
        request = packed(Job(address(function), args, kwargs, self._deadline_s))
        worker = self._free()
        try:
            answer = worker.ask(request)
        finally:
            self._idle.put(worker)
        if isinstance(answer, Raised):
            raise answer.exception
        return cast(R, answer.result)

    def close(self) -> None:
        """End the idle workers; a later job starts them again."""
        for worker in list(self._idle.queue):
            worker.end()

    def _free(self) -> "_Worker":
        try:
            return self._idle.get(timeout=self._patience_s)
        except Empty:
            detail = N_("Máy chủ đang bận xử lý các tệp khác, vui lòng thử lại sau ít phút.")
            raise Refused(code="busy", status=503, title=UNAVAILABLE, detail=detail) from None


class _Worker:
    """One place for a worker process; it asks one thing at a time."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes) -> Done | Raised:
        """Send a request and wait for its answer; whatever goes wrong on the way ends the process."""
        try:
            answer = unpacked(self._asked(request))
        except (OSError, EOFError):
            raise self._lost() from None
        except BaseException:
            self.end()  # a caller that stopped waiting leaves an answer in the pipe
            raise
        return cast("Done | Raised", answer)

    def end(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            _end(process)

    def _asked(self, request: bytes) -> bytes:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        write_frame(process.stdin, request)
        return read_frame(process.stdout)

    def _running(self) -> "subprocess.Popen[bytes]":
        if self._process is not None and self._process.poll() is not None:
            self.end()  # died while idle
        if self._process is None:
            self._process = _start()
        return self._process

    def _lost(self) -> Refused:
        process, self._process = self._process, None
        ended_by = 0 if process is None else _end(process)
        if ended_by == -signal.SIGALRM:
            code, detail = "overrun", N_("Việc này mất quá nhiều thời gian nên đã dừng lại.")
        else:
            code, detail = "worker_lost", N_("Việc này bị dừng giữa chừng, vui lòng thử lại.")
        return Refused(code=code, status=503, title=UNAVAILABLE, detail=detail)


def _start() -> "subprocess.Popen[bytes]":
    # -P keeps the worker's own folder off its path; it finds what the app finds, nothing else.
    command = [sys.executable, "-P", str(WORKER)]
    places = (str(Path(place).resolve()) for place in sys.path)  # a blank one is the folder we are in
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(places)}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)


def _end(process: "subprocess.Popen[bytes]") -> int:
    """End a process, give its exit code, and leave no pipe open."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except OSError:
                continue  # what was still to be written has nowhere to go
    process.kill()
    return process.wait()
