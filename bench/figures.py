"""Numbers as they are told: medians, the slowest hundredth, and a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the results. `limit` is what the project promised, `pace` the machine's own meanwhile."""

    what: str
    ours: str
    reference: str = "–"
    ratio: str = "–"
    limit: str = "–"
    pace: str = "–"


def percentile(samples: Sequence[float], share: float) -> float:
    """Give the smallest sample that `share` of all samples do not exceed."""
    ordered = sorted(samples)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def ms(samples: Sequence[float]) -> str:
    """Write seconds as median and 99th percentile in milliseconds."""
    return f"{percentile(samples, 0.5) * 1000:.1f} / {percentile(samples, 0.99) * 1000:.1f} ms"


def ratio(ours: Sequence[float], reference: Sequence[float]) -> str:
    """Say how many times as long ours took, at the median and at the 99th percentile."""
    shares = (0.5, 0.99)
    times = [percentile(ours, share) / percentile(reference, share) for share in shares]
    return " / ".join(f"{time:.2f}×" for time in times)


def table(figures: Sequence[Figure]) -> str:
    """Write the results as a Markdown table."""
    head = "| what | ours (p50 / p99) | raw broadcast (p50 / p99) | ratio | to hold | machine |\n"
    head += "| --- | --- | --- | --- | --- | --- |"
    rows = [f"| {f.what} | {f.ours} | {f.reference} | {f.ratio} | {f.limit} | {f.pace} |" for f in figures]
    return "\n".join([head, *rows])
