"""Which of many texts are worth comparing: each new one is compared with few, however many there are."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

COMMON = 50
"""Texts that hold an anchor or a shingle from which on it is no reason to compare any two of them: what every article
of a site or of the field holds tells none of them apart, and pairs grow with the square."""

LOOKED_UP = 32
"""Hashes of a sketch by which copies are looked up. Two texts with four tenths of their shingles in common have one
of the smallest 32 in common with all but one in ten million."""

ENOUGH = 2
"""Rare anchors in common from which on two texts are compared; one shingle counts as much."""


@dataclass(frozen=True, slots=True)
class Keys:
    """By what a text is looked up: its sketch, and the names of its anchors."""

    sketch: array[int]
    names: tuple[str, ...]

    def rows(self) -> Sequence[int]:
        """The shingles."""
        return self.sketch[:LOOKED_UP]


def candidates(texts: Sequence[Keys]) -> Iterator[tuple[int, int]]:
    """Pairs of texts, as places in the row, that have enough in common to be worth comparing; each once.

    What is looked up of a text is no more for a text among many: an index holds no more than ``COMMON`` texts a key.
    """
    often = Counter(name for text in texts for name in set(text.names))
    named: dict[str, list[int]] = defaultdict(list)
    copied: dict[int, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        shared: Counter[int] = Counter()
        for name in set(text.names):
            if 1 < often[name] <= COMMON:
                shared.update(named[name])
                named[name].append(number)
        for row in text.rows():
            held = copied[row]
            shared.update(dict.fromkeys(held, ENOUGH))
            # Many copies of one text need no comparison of each with each: a chain joins them too.
            if len(held) >= COMMON:
                held.clear()
            held.append(number)
        yield from ((other, number) for other, count in sorted(shared.items()) if count >= ENOUGH)
