"""What readers of files take and give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from ontology.records import RawArticle


class Fault(StrEnum):
    """What a skipped source means for the articles in it."""

    NO_ARTICLE = "no article"
    """Nothing that could be one: a folder, a picture, an export of our own."""
    LASTING = "lasting"
    """Another try gives the same until someone changes the source, or dealgraph can do more."""
    PASSING = "passing"
    """Another try may help: a server is down, a file is being written."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source that gave no article. ``reason`` is one sentence: what is wrong there and what to do."""

    source: str
    reason: str
    fault: Fault = Fault.LASTING


class SourceFault(Exception):
    """A source could not be looked at; the message says why."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know of a source that was read."""

    source: str
    sentence: str


class Reader(Protocol):
    """Turns one file into articles, with notes on them.

    ``text`` is the file's text as it is, ``source`` the name to give it.

    A file's only article has the file as its source; several have ``<source>#<what tells them apart>``.
    """

    def __call__(self, path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped | Note]:
        """The articles of the file, in its order."""
        ...
