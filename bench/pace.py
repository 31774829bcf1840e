"""How fast the machine itself is while something is measured, beside the fastest it was seen in the same run.

Others use the same processor, and each core does now more, now only half of what it can. A process of its
own does a small piece of work on every core again and again, and notes the processor time it took.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORK = 20_000
EVERY_S = 0.2
LOOK_AROUND_S = 10.0


@dataclass(frozen=True, slots=True)
class Pace:
    """What the sampling process has noted: when each piece of work was done, and the seconds it took."""

    notes: Path

    def since(self, began: float) -> float:
        """Give the mean pace since a moment of the monotonic clock: 1 is the fastest that was ever noted."""
        noted = [line.split() for line in self.notes.read_text().splitlines()]
        samples = [(float(at), float(took_s)) for at, took_s in noted]
        fastest = min(took_s for _, took_s in samples)
        paces = [fastest / took_s for at, took_s in samples if at >= began]
        return sum(paces) / len(paces)


@contextmanager
def watched(folder: Path) -> Iterator[Pace]:
    """Note the machine's pace until the end; first for a while with nothing else going on."""
    notes = folder / "pace.txt"
    with subprocess.Popen([sys.executable, "-m", "bench.pace", str(notes)]) as sampler:
        try:
            time.sleep(LOOK_AROUND_S)
            yield Pace(notes)
        finally:
            sampler.terminate()


def _note_for_ever(notes: Path) -> None:
    with notes.open("w", buffering=1) as out:
        while True:
            for core in sorted(os.sched_getaffinity(os.getppid())):
                os.sched_setaffinity(0, {core})
                out.write(f"{time.monotonic()} {_work()}\n")
            time.sleep(EVERY_S)


def _work() -> float:
    began, total = time.thread_time(), 0
    for number in range(WORK):
        total += number
    return time.thread_time() - began


if __name__ == "__main__":
    _note_for_ever(Path(sys.argv[1]))
