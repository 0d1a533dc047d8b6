"""Whether reading the same articles again and again takes more and more memory."""

from __future__ import annotations

import gc
import os
import re
import resource
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ontology.records import RawArticle

FLAT = 1.0
"""Megabytes that the last pass may take more than the second."""

_STATM = Path("/proc/self/statm")
_MB = 2**20
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Memory:
    """The most that the process held during each pass, in megabytes (2**20 bytes)."""

    articles: int
    peaks: tuple[float, ...]

    @property
    def growth(self) -> float:
        """From the second pass to the last: the first one fills what is loaded and remembered once."""
        return self.peaks[-1] - self.peaks[1]

    @property
    def flat(self) -> bool:
        """Whether it has grown by no more than what an allocator needs to breathe."""
        return self.growth <= FLAT


@dataclass(frozen=True, slots=True)
class NewWords:
    """What stays in memory of words that come for the first time, in megabytes for all of them."""

    words: int
    kept: float

    @property
    def a_million(self) -> float:
        """Megabytes that a million new words would take: a process that runs for months meets so many."""
        return self.kept / self.words * 1_000_000


def over_passes(read: Callable[[RawArticle], object], articles: Sequence[RawArticle], passes: int) -> Memory:
    """Read all articles so many times (at least three); memory is looked at after every article."""
    if passes < 3:
        raise ValueError(f"growth shows from the second pass to a later one: at least 3 passes, not {passes}")
    peaks = []
    for _ in range(passes):
        gc.collect()
        peak = 0.0
        for article in articles:
            read(article)
            peak = max(peak, resident())
        peaks.append(peak)
    return Memory(len(articles), tuple(peaks))


def of_new_words(read: Callable[[RawArticle], object], rounds: Sequence[Sequence[RawArticle]]) -> NewWords:
    """Read rounds of articles with other words in each; what the first one fills does not count."""
    words = len(_words(rounds)) - len(_words(rounds[:1]))
    before = 0.0
    for number, articles in enumerate(rounds):
        for article in articles:
            read(article)
        gc.collect()
        before = before if number else resident()
    return NewWords(words, resident() - before)


def _words(rounds: Sequence[Sequence[RawArticle]]) -> set[str]:
    return {word for articles in rounds for article in articles for word in _WORD.findall(article.text)}


def resident() -> float:
    """Megabytes of this process in memory now; where the system does not tell, the most that it has ever held."""
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / _MB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / _MB if sys.platform == "darwin" else most / 1024
