"""Characters a second of several readers of the same articles, side by side."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeAlias

from ontology.records import RawArticle

Reader: TypeAlias = Callable[[Sequence[RawArticle]], None]
"""Reads articles to the end and keeps nothing of them."""

_WARM_UP = RawArticle(
    "warm-up",
    "warm-up",
    "Norholt Capital put $5 million into Tellura Labs in March 2024, said Ines Brandmayr, who runs the fund. "
    "The start-up was valued at $40 million; its model Tellura One costs 2 dollars for a million tokens.",
)


@dataclass(frozen=True, slots=True)
class Speeds:
    """A reader's characters a second: on texts that it had not read before, and round by round from then on."""

    first: float
    rounds: tuple[float, ...]

    @property
    def usual(self) -> float:
        """The median of the rounds."""
        return median(self.rounds)


def side_by_side(readers: Mapping[str, Reader], articles: Sequence[RawArticle], rounds: int) -> dict[str, Speeds]:
    """The readers' speeds. Each round goes through all readers, every other round from the last to the first.

    A reader first gets a text of its own, so that what it loads at its first use is loaded, then the articles once.
    """
    characters = sum(len(article.text) for article in articles)
    names = tuple(readers)
    found: dict[str, list[float]] = {name: [] for name in names}
    for read in readers.values():
        read((_WARM_UP,))
    for number in range(rounds + 1):
        for name in names if number % 2 == 0 else reversed(names):
            found[name].append(characters / _seconds(readers[name], articles))
    return {name: Speeds(first, tuple(others)) for name, (first, *others) in found.items()}


def ratio(ours: Speeds, others: Sequence[Speeds]) -> float:
    """How many times as fast as the fastest of the others, round by round: the median."""
    return median(our / max(other.rounds[number] for other in others) for number, our in enumerate(ours.rounds))


def first_ratio(ours: Speeds, others: Sequence[Speeds]) -> float:
    """The same on texts that none of them had read before."""
    return ours.first / max(other.first for other in others)


def _seconds(read: Reader, articles: Sequence[RawArticle]) -> float:
    """Seconds of the processor: waiting for other processes does not count, a second thread would."""
    gc.collect()
    begin = time.process_time()
    read(articles)
    return time.process_time() - begin
