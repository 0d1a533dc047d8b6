"""Names that the catalogue knows, found in one pass over the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import ahocorasick

from extraction.base import Candidate, Page
from extraction.mentions.overlaps import without_overlaps
from extraction.text import HAN
from ontology.catalogue import Catalogue
from ontology.records import Span

NAME = "catalogue.v1"
_SHORTEST_CAPITALS = 4
_TRANSLATIONS = 2
"""Things called by a literal translation from which on an article counts as one that translates names."""


def lowered(text: str) -> str:
    """The text in lower case, code point for code point, so that offsets stay."""
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


def _is_inside_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin letter or a digit touches the stretch on a side where the stretch itself ends in one."""

    def joined(a: str, b: str) -> bool:
        return a.isalnum() and b.isalnum() and not (HAN.match(a) or HAN.match(b))

    before = start > 0 and joined(text[start - 1], text[start])
    after = end < len(text) and joined(text[end - 1], text[end])
    return before or after


def _written_alike(surface: str, name: str) -> bool:
    """Whether the surface is the name as people write it: the same case, all capitals, or inner capitals lost."""
    if surface == name:
        return True
    if surface.isupper() and len(surface) >= _SHORTEST_CAPITALS:
        return True
    return surface[0] == name[0] and name[0].isupper() and len(name) > _SHORTEST_CAPITALS


class CatalogueFinder:
    """Finds every usual, former, short and literally translated name of the catalogue, the longest match first.

    A weak name (an ordinary word, too) counts only where another name of the same thing, who makes it, or what it makes
    stands in the article, or where the article translates names word for word.
    """

    name = NAME

    def __init__(self, catalogue: Catalogue) -> None:
        self._types = {concept.iri: concept.type for concept in catalogue.by_iri.values()}
        self._related: dict[str, set[str]] = defaultdict(set)
        for concept in catalogue.by_iri.values():
            if concept.developer is not None:
                self._related[concept.iri].add(concept.developer)
                self._related[concept.developer].add(concept.iri)
        entries: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        for concept in catalogue.by_iri.values():
            for name in concept.names:
                entries[lowered(name.text)].append((name.text, concept.iri, name.kind))
        self._automaton: Any = ahocorasick.Automaton()
        for key, values in entries.items():
            self._automaton.add_word(key, (len(key), tuple(values)))
        self._automaton.make_automaton()

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """Every known name of the page."""
        hits = list(self._hits(page.text, page.language))
        named = {concept for _, concept, kind in hits if kind != "weak"}
        strong = named.union(*(self._related.get(concept, ()) for concept in named))
        # An article that translates the names of others may well have translated this one, too.
        translated = len({concept for _, concept, kind in hits if kind == "translation"}) >= _TRANSLATIONS
        return without_overlaps(
            Candidate(span, span.of(page.text), (self._types[concept],), NAME, concept, True, "a name in the catalogue")
            for span, concept, kind in hits
            if kind != "weak" or concept in strong or translated
        )

    def _hits(self, text: str, language: str) -> Iterator[tuple[Span, str, str]]:
        for last, (length, values) in self._automaton.iter(lowered(text)):
            start, end = last + 1 - length, last + 1
            if _is_inside_word(text, start, end) and not _has_genitive(text, start, end, language):
                continue
            surface = text[start:end]
            for name, concept, kind in values:
                if _written_alike(surface, name):
                    yield Span(start, end), concept, kind
                    break


def _has_genitive(text: str, start: int, end: int, language: str) -> bool:
    """Whether only a German genitive s follows the name, as in "Nvidias Chips"."""
    return language == "de" and text[end : end + 1] == "s" and not _is_inside_word(text, start, end + 1)
