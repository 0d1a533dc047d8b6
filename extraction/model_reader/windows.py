"""An article's sentences in windows, which overlap so that what a sentence points back to is seen with it.

Every window begins with the article's first sentences, as these name what it is about.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from extraction.text import Sentence

SIZE, OVERLAP, OPENING = 60, 4, 3
LONGEST = 6000
"""Code points that a window holds at most beside the opening, but for a single sentence that is longer."""

_AROUND = 2
"""Sentences before and behind a wanted one that are shown with it."""

Window = tuple[tuple[int, Sentence], ...]


def windows_of(sentences: Sequence[Sentence], wanted: Collection[int] | None = None) -> Iterator[Window]:
    """Windows of numbered sentences; with ``wanted`` only of these and those around them."""
    shown = tuple(
        (number, sentence)
        for number, sentence in enumerate(sentences)
        if wanted is None or any(abs(number - other) <= _AROUND for other in wanted)
    )
    opening = tuple(enumerate(sentences[:OPENING]))
    start = 0
    while start < len(shown):
        end, length = start, 0
        while end < len(shown) and end - start < SIZE:
            length += shown[end][1].span.end - shown[end][1].span.start
            if length > LONGEST and end > start:
                break
            end += 1
        yield (*(one for one in opening if one[0] < shown[start][0]), *shown[start:end])
        if end == len(shown):
            return
        start = max(end - OVERLAP, start + 1)
