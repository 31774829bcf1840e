"""How far away a device is, and whether it still answers.

Each beat asks a few screens of each device for a word; the time it takes is the delay, there and back. A page
that is frozen keeps its line open for up to half a minute: it is missed because it owes an answer.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from time import perf_counter

from forum_app.kernel.clock import Clock
from forum_app.live.watchers import Watcher, Watchers

# A display link may be open on a thousand screens; the longest connected few speak for all of them.
ASKED_OF_A_DEVICE = 3

Ask = Callable[[str, Callable[..., None]], None]


@dataclass(slots=True)
class Probing:
    """Asks the devices of this process.

    `ask(sid, answered)` sends the question, `moved(forum id)` tells of news.
    """

    watchers: Watchers
    ask: Ask
    clock: Clock
    moved: Callable[[int], object]
    ticks: Callable[[], float] = perf_counter

    def ask_around(self, forum_ids: Iterable[int]) -> None:
        """Ask the devices of some forums; who owes an answer since the last time is silent."""
        for forum_id in forum_ids:
            asked: Counter[int] = Counter()
            for watcher in list(self.watchers.of_forum(forum_id)):
                device_id = watcher.device_id
                if device_id is None or asked[device_id] >= ASKED_OF_A_DEVICE:
                    continue
                asked[device_id] += 1
                self._ask(watcher)

    def _ask(self, watcher: Watcher) -> None:
        probe = watcher.probe
        if probe.asked_s is not None:
            # What never answered speaks to us without a page: a program, which cannot be judged.
            probe.silent = probe.answered_at is not None
            return
        probe.asked_s = self.ticks()
        self.ask(watcher.sid, partial(self._answered, watcher))

    def _answered(self, watcher: Watcher, *_said: object) -> None:
        probe = watcher.probe
        waited_s = self.ticks() - (probe.asked_s or 0.0)
        came_back, probe.silent = probe.silent, False
        # How long it was frozen is not how far away it is.
        probe.delay_ms = None if came_back else round(waited_s * 1000)
        probe.asked_s, probe.answered_at = None, self.clock()
        if came_back and watcher.forum_id is not None:
            self.moved(watcher.forum_id)
