"""The moment that a crowd shares."""

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

# After a cut of the network a thousand screens come back in the same second, many with the same
# display link and all with the same wish. Most of the work of letting them in was to look the same
# things up again and again.
LASTS_S = 0.05


@dataclass(slots=True)
class Moment:
    """What was read a moment ago may be given to the next who asks, until the moment is over.

    It is over after `lasts_s`, and at once when this process commits a fact or cuts somebody off. What
    another process does meanwhile is found by the next heartbeat. `number` tells moments apart: what
    was begun in one is not kept for the next.
    """

    lasts_s: float = LASTS_S
    elapsed_s: Callable[[], float] = monotonic
    number: int = 0
    _until_s: float = 0.0
    _forget: list[Callable[[], object]] = field(default_factory=list)

    def when_over(self, forget: Callable[[], object]) -> None:
        """Have `forget` called at the end of each moment."""
        self._forget.append(forget)

    def look(self) -> int:
        """Look at the watch before using what is shared; give the moment's number."""
        if self.elapsed_s() >= self._until_s:
            self.end()
        return self.number

    def end(self) -> None:
        self.number += 1
        self._until_s = self.elapsed_s() + self.lasts_s
        for forget in self._forget:
            forget()
