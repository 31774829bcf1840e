"""Which of the expected devices are connected, how far away they are, and since when the others are lost.

A sighting is what one process knows of one device, as JSON: `{page, since, delay_ms}` while it is connected,
`{page, lost_since}` once it is not.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from forum_app.kernel.clock import rfc3339
from forum_app.live.watchers import Expected, Watcher

# Some 200 bytes each: the topic stays a few kB.
MOST_DEVICES = 60
PREVIEW = "preview"

Sighting = dict[str, Any]


def sighted(watchers: Iterable[Watcher]) -> dict[str, Sighting]:
    """Give a sighting of each device among the screens, by the device's number."""
    groups: dict[str, list[Watcher]] = {}
    for watcher in watchers:
        if watcher.device_id is not None:
            groups.setdefault(str(watcher.device_id), []).append(watcher)
    return {device_id: _sighting(group) for device_id, group in groups.items()}


def lost_at(watcher: Watcher, now: datetime) -> datetime:
    """Give since when a screen that is gone is lost: where it fell silent first, since its last answer."""
    probe = watcher.probe
    return probe.answered_at if probe.silent and probe.answered_at is not None else now


def merged(told: Iterable[Mapping[str, Sighting]]) -> dict[str, Sighting]:
    """Join what several processes know: connected anywhere is connected; else the latest loss counts."""
    known: dict[str, Sighting] = {}
    for sightings in told:
        for device_id, sighting in sightings.items():
            known[device_id] = _newer(known.get(device_id), sighting)
    return known


def rows(expected: Sequence[Expected], known: Mapping[str, Sighting]) -> list[dict[str, object]]:
    """Give the devices as the topic says them: the lost first, then the connected, then those long unseen."""
    made = [_row(device, known.get(str(device.id), {})) for device in expected]
    return sorted(made, key=_relevance)[:MOST_DEVICES]


def _sighting(group: list[Watcher]) -> Sighting:
    there = [watcher for watcher in group if not watcher.probe.silent]
    if not there:
        return {
            "page": _page(group),
            "lost_since": rfc3339(max(lost_at(watcher, watcher.since) for watcher in group)),
        }
    delays = [watcher.probe.delay_ms for watcher in there if watcher.probe.delay_ms is not None]
    return {
        "page": _page(there),
        "since": rfc3339(min(watcher.since for watcher in there)),
        "delay_ms": max(delays, default=None),
    }


def _page(group: list[Watcher]) -> str:
    """Name what the device shows: the page itself, not the small pictures inside it."""
    pages = sorted((watcher.page for watcher in group if watcher.page), key=PREVIEW.__eq__)
    return pages[0] if pages else ""


def _newer(one: Sighting | None, other: Sighting) -> Sighting:
    if one is None or "lost_since" not in other:
        return other
    return one if one.get("lost_since", "~") >= other["lost_since"] else other


def _row(device: Expected, sighting: Sighting) -> dict[str, object]:
    connected = "since" in sighting
    return {
        "id": device.id,
        "name": device.name,
        "role": device.role,
        "page": sighting.get("page") or device.page,
        "connected": connected,
        "delay_ms": sighting.get("delay_ms"),
        "since": sighting.get("since"),
        "lost_since": sighting.get("lost_since"),
        "last_seen_at": None if device.last_seen_at is None else rfc3339(device.last_seen_at),
    }


def _relevance(row: Mapping[str, object]) -> int:
    if row["lost_since"] is not None:
        return 0
    if row["connected"]:
        return 1
    return 2 if row["last_seen_at"] else 3
