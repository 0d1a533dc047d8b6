"""The functions that take most of the time."""

from __future__ import annotations

import cProfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import CodeType

from ontology.records import RawArticle

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Costly:
    """A function with its shares of the whole time: its own, and with all that it calls."""

    function: str
    calls: int
    own: float
    with_calls: float


def costliest(read: Callable[[RawArticle], object], articles: Sequence[RawArticle], number: int = 10) -> list[Costly]:
    """The functions with most time of their own. The profiler slows small functions down more than large ones."""
    profile = cProfile.Profile()
    profile.enable()
    for article in articles:
        read(article)
    profile.disable()
    # Not by way of pstats: its get_stats_profile keeps one function of each name.
    entries = profile.getstats()
    whole = sum(entry.inlinetime for entry in entries)
    found = [
        Costly(_place(entry.code), entry.callcount, entry.inlinetime / whole, entry.totaltime / whole)
        for entry in entries
    ]
    return sorted(found, key=lambda one: (-one.own, one.function))[:number]


def _place(code: CodeType | str) -> str:
    """The function's name and where it stands; what is not written in Python has no place."""
    if isinstance(code, str):
        return code.strip("<>")
    path = Path(code.co_filename)
    shown = path.relative_to(_ROOT) if path.is_relative_to(_ROOT) else Path(*path.parts[-2:])
    return f"{code.co_qualname} ({shown.as_posix()}:{code.co_firstlineno})"
