"""Which of several overlapping names counts: the longest, and of equals the one found first."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.base import Candidate


def without_overlaps(candidates: Iterable[Candidate], taken: Iterable[Candidate] = ()) -> tuple[Candidate, ...]:
    """The candidates in the order of the text, without those that touch ``taken`` or a longer one."""
    ranked = sorted(candidates, key=lambda c: (c.span.start - c.span.end, c.span.start))
    occupied: set[int] = set()
    for other in taken:
        occupied.update(range(other.span.start, other.span.end))
    chosen = []
    for candidate in ranked:
        place = range(candidate.span.start, candidate.span.end)
        if occupied.isdisjoint(place):
            occupied.update(place)
            chosen.append(candidate)
    return tuple(sorted(chosen, key=lambda c: c.span))
