"""What looking at a configured source gives: articles that it holds itself, and pages to be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from flows.sources.base import Note, Skipped
from flows.sources.memory import Seen
from ontology.records import RawArticle

Item: TypeAlias = RawArticle | Skipped | Note


@dataclass(frozen=True, slots=True)
class Page:
    """An address that a source names.

    ``stamp`` is what the source tells of its content: where it stays the same, so does the page; "" where it tells
    nothing. ``html`` is the article itself, where the source holds it and nothing is to be asked for.
    """

    address: str
    stamp: str = ""
    title: str = ""
    published: str = ""
    html: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What one look at a source gave.

    ``marks`` are to be remembered of the source's own address when all of its pages are in the ledger. ``unchanged``
    tells that it is as it was at the last look, so that its pages need not be named again. ``whole`` are the addresses
    of the feeds and sitemaps that were read: an item of one that is not skipped any more has been mended, or has gone.
    """

    items: tuple[Item, ...] = ()
    pages: tuple[Page, ...] = ()
    marks: Mapping[str, Seen] = field(default_factory=dict)
    unchanged: bool = False
    whole: frozenset[str] = frozenset()
