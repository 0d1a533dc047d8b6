"""Where in one telling of a text the words of another telling stand: by the anchors that both have in one order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from graph.stories import Anchor, Telling


@dataclass(frozen=True, slots=True)
class Alignment:
    """Places of one telling and the places of the other that they go with, both rising, the ends of both among them."""

    here: tuple[int, ...]
    there: tuple[int, ...]

    def place(self, start: int) -> int:
        """Where the other telling should have what stands here at ``start``."""
        at = min(bisect_right(self.here, start), len(self.here) - 1)
        low, high = self.here[at - 1], self.here[at]
        share = (start - low) / (high - low) if high > low else 0.0
        return round(self.there[at - 1] + share * (self.there[at] - self.there[at - 1]))

    def turned(self) -> Alignment:
        """The same, seen from the other telling."""
        return Alignment(self.there, self.here)

    def within(self, start: int, end: int) -> int:
        """How many anchors from ``start`` to ``end`` the other telling has too."""
        return sum(start <= place < end for place in self.here[1:-1])


def aligned(one: Telling, other: Telling) -> Alignment:
    """How two tellings of one text lie beside each other: the longest row of anchors that both have in one order."""
    mine, theirs = _telling(one), _telling(other)
    here, there = [one.span.start], [other.span.start]
    for step in Indel.opcodes([a.name for a in mine], [a.name for a in theirs]):
        if step.tag == "equal":
            for anchor, beside in zip(
                mine[step.src_start : step.src_end], theirs[step.dest_start : step.dest_end], strict=True
            ):
                if anchor.start > here[-1] and beside.start > there[-1]:
                    here.append(anchor.start)
                    there.append(beside.start)
    return Alignment((*here, one.span.end), (*there, other.span.end))


def _telling(telling: Telling) -> list[Anchor]:
    """The anchors that tell one place from another: the 1 of a million is that of any hundred millions, too."""
    return [anchor for anchor in telling.anchors if not (anchor.name.isdigit() and len(anchor.name) == 1)]
