"""Which thing each name that a model gives stands for: one that the rules have found, or a new one of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extraction.base import Candidate, Page
from extraction.cues import alternatives
from extraction.languages import LANGUAGES
from extraction.linking.by_name import Resolution, resolve
from extraction.model_reader.faults import Unproved
from extraction.model_reader.quotes import Quote, find, find_all
from extraction.text import HAN, Sentence
from ontology.catalogue import Catalogue
from ontology.identifiers import folded
from ontology.records import Entity, Span

_LONGEST = 80
"""Code points of a name at most; what is longer is a clause."""

_INSIDE, _AROUND = 0.5, 0.7
"""Share of a longer name that a shorter one needs to mean the same thing, within a known name and around one."""

NEW = "named by a language model, and in the text"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its place in the sentence, None where another sentence names it."""

    entity: Entity
    span: Span | None
    repaired: bool


class Cast:
    """The things of one article. Names are given first, all of them, then asked for."""

    def __init__(self, page: Page, candidates: Sequence[Candidate], resolution: Resolution, finder: str) -> None:
        self._page = page
        self._finder = finder
        self.candidates = tuple(candidates)
        self.resolution = resolution

    def admit(self, named: Iterable[tuple[str, str]], catalogue: Catalogue) -> None:
        """Take in the names, each with its kind, that the text has and the rules have not found."""
        fresh: dict[Span, Candidate] = {}
        for name, kind in named:
            if not self._is_name(name):
                continue
            for sentence in self._page.sentences:
                for quote in find_all(sentence.span.of(self._page.text), name):
                    span = _span(sentence, quote)
                    if not any(span.overlaps(c.span) for c in (*self.candidates, *fresh.values())):
                        fresh[span] = Candidate(span, span.of(self._page.text), (kind,), self._finder, "", False, NEW)
        if not fresh:
            return
        whole = sorted((*self.candidates, *fresh.values()), key=lambda c: c.span)
        again = resolve(self._page.text, whole, catalogue, self._page.language)
        before = {c.span: iri for c, iri in zip(self.candidates, self.resolution.iris, strict=True)}
        # A new name may be a short form of a known one; what the rules have found keeps its thing in any case.
        same = {iri: before[c.span] for c, iri in zip(whole, again.iris, strict=True) if c.span in before}
        iris = tuple(before.get(c.span) or same.get(iri, iri) for c, iri in zip(whole, again.iris, strict=True))
        reasons = {c.span: why for c, why in zip(self.candidates, self.resolution.reasons, strict=True)}
        told = tuple(reasons.get(c.span) or NEW for c in whole)
        entities = {iri: entity for iri, entity in again.entities.items() if iri in iris} | self.resolution.entities
        self.candidates, self.resolution = tuple(whole), Resolution(iris, told, entities)

    def thing(self, name: str, sentence: Sentence, window: Sequence[Sentence]) -> Named:
        """What a name stands for in a sentence; other sentences of the window are asked where this one lacks it."""
        for place in (sentence, *window):
            quote = find(place.span.of(self._page.text), name)
            if quote is not None:
                iri = self._at(_span(place, quote))
                span = _span(place, quote) if place is sentence else None
                return Named(self.resolution.entities[iri], span, quote.repaired)
        raise Unproved("a name is not in the text")

    def without_idle(self, used: set[str]) -> tuple[tuple[Candidate, ...], Resolution]:
        """Candidates and things without the new ones of which nothing was proved."""
        pairs = zip(self.candidates, self.resolution.iris, self.resolution.reasons, strict=True)
        kept = [p for p in pairs if p[0].finder != self._finder or p[1] in used]
        iris = tuple(iri for _, iri, _ in kept)
        return tuple(c for c, _, _ in kept), replace(
            self.resolution, iris=iris, reasons=tuple(why for _, _, why in kept),
            entities={iri: e for iri, e in self.resolution.entities.items() if iri in iris},
        )  # fmt: skip

    def _at(self, span: Span) -> str:
        """The thing that the words at a place name."""
        near = [(c, iri) for c, iri in zip(self.candidates, self.resolution.iris, strict=True) if c.span.overlaps(span)]
        words = folded(span.of(self._page.text))
        same = next((iri for c, iri in near if folded(c.surface) == words), "")
        if same:
            return same
        if len({iri for _, iri in near}) > 1:
            raise Unproved("the words given for a name hold several names")
        for candidate, iri in near:
            share = (span.end - span.start) / (candidate.span.end - candidate.span.start)
            if (candidate.span.contains(span) and share >= _INSIDE) or (
                span.contains(candidate.span) and 1 / share >= _AROUND
            ):
                return iri
        raise Unproved("the words given for a name are none")

    def _is_name(self, words: str) -> bool:
        """Whether words may be a proper name, and no word such as "the company" that points back to one."""
        if not words.strip() or len(words) > _LONGEST or not (HAN.search(words) or any(map(str.isupper, words))):
            return False
        language = LANGUAGES[self._page.language]
        back = alternatives([*language.companies, *language.persons])
        return not re.search(back, words, re.I)


def _span(sentence: Sentence, quote: Quote) -> Span:
    return Span(sentence.span.start + quote.start, sentence.span.start + quote.end)
