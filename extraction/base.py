"""What the parts of the extractor promise one another. A part of another kind needs only to keep these signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extraction.text import Sentence
from ontology.records import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that may name a thing.

    ``types`` are the kinds that it may be of, likeliest first. ``concept`` is the IRI of the catalogue's concept, ""
    for an unknown name. ``sure`` tells that it is a name whether or not a claim is read from it; ``reason`` says why.
    """

    span: Span
    surface: str
    types: tuple[str, ...]
    finder: str
    concept: str = ""
    sure: bool = True
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text with what every part needs to know of it."""

    text: str
    language: str
    published: str
    sentences: tuple[Sentence, ...]


class MentionFinder(Protocol):
    """Finds names in an article."""

    name: str
    """Versioned: it changes whenever the results may."""

    def find(self, page: Page, known: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """Names beside those already ``known``; overlaps are settled by the caller."""
