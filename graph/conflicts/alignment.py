"""Where in one telling of a text the words of another telling stand: by the anchors that both have in one order."""

from __future__ import annotations

import difflib
from bisect import bisect_right
from dataclasses import dataclass

from graph.stories import Telling


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

    def within(self, start: int, end: int) -> int:
        """How many anchors from ``start`` to ``end`` the other telling has too."""
        return sum(start <= place < end for place in self.here[1:-1])


def aligned(one: Telling, other: Telling) -> Alignment:
    """How two tellings of one text lie beside each other."""
    names, others = [a.name for a in one.anchors], [a.name for a in other.anchors]
    matcher = difflib.SequenceMatcher(None, names, others, autojunk=False)
    here, there = [one.span.start], [other.span.start]
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            place, beside = one.anchors[block.a + step].start, other.anchors[block.b + step].start
            if place > here[-1] and beside > there[-1]:
                here.append(place)
                there.append(beside)
    return Alignment((*here, one.span.end), (*there, other.span.end))
