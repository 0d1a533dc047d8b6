"""Unknown names in Chinese script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extraction.base import Candidate, Page
from extraction.mentions.han_shapes import LISTED, stretches
from extraction.mentions.kinds import kinds_of
from ontology.records import Span

NAME = "han.v1"
_SHORTEST_REPEATED = 3


class HanFinder:
    """Finds firms, funds, models and persons that no catalogue knows, in Chinese text."""

    name = NAME

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """Names in the Chinese sentences of the page, each wherever it stands once one place has shown it."""
        taken = {offset for candidate in known for offset in range(candidate.span.start, candidate.span.end)}
        found = list(self._all(page, taken))
        return (*found, *_again(page, found))

    def _all(self, page: Page, taken: set[int]) -> Iterator[Candidate]:
        for sentence in page.sentences:
            if sentence.language != "zh":
                continue
            # A known name is a wall that no unknown one grows across.
            content = "".join(
                "\0" if sentence.span.start + place in taken else char
                for place, char in enumerate(sentence.flat(page.text))
            )
            for start, end, kind in stretches(content):
                span = Span(sentence.span.start + start, sentence.span.start + end)
                yield _candidate(span, span.of(page.text), kind, content[:start], content[end:])


def _candidate(span: Span, surface: str, kind: str, before: str, after: str) -> Candidate:
    if kind == LISTED:
        return Candidate(span, surface, ("Investor", "Company"), NAME, "", False, "stands in a list of names")
    types, told = kinds_of(surface, before, after)
    if kind:
        types = (kind, *(other for other in types if other != kind))
    return Candidate(span, surface, types, NAME, "", told or bool(kind), "written like a name in Chinese")


def _again(page: Page, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Names wherever else they stand."""
    names = {c.surface: c for c in found if len(c.surface) >= _SHORTEST_REPEATED}
    if not names:
        return
    places = {c.span for c in found}
    for match in re.finditer("|".join(map(re.escape, sorted(names, key=len, reverse=True))), page.text):
        span = Span(match.start(), match.end())
        if span not in places:
            yield replace(names[match.group()], span=span)
