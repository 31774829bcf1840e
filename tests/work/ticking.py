"""Print, as JSON, how the event loop ticked while a worker process computed for a second or so."""

from gevent import monkey

monkey.patch_all()

import json  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402

import gevent  # noqa: E402

from forum_app.work import Workers  # noqa: E402


def _tick(gaps_s: list[float]) -> None:
    last = time.perf_counter()
    while True:
        gevent.sleep(0.002)
        now = time.perf_counter()
        gaps_s.append(now - last)
        last = now


def main() -> None:
    workers = Workers(size=1)
    workers.run(sum, [1])
    gaps_s: list[float] = []
    ticking = gevent.spawn(_tick, gaps_s)
    started = time.perf_counter()
    both = [gevent.spawn(workers.run, sum, range(30_000_000)) for _ in range(2)]
    gevent.joinall(both, raise_error=True, timeout=60)
    took_s = time.perf_counter() - started
    ticking.kill()
    workers.close()
    gaps_s.sort()
    report = {
        "results": [job.value for job in both],
        "took_s": took_s,
        "ticks": len(gaps_s),
        "usual_gap_s": gaps_s[len(gaps_s) * 95 // 100],
        "longest_gap_s": gaps_s[-1],
    }
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main()
