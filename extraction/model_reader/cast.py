"""Which thing each name that a model gives stands for: one that the rules have found, or a new one of the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extraction.base import Candidate, Page
from extraction.linking.by_name import Resolution
from extraction.mentions.kinds import tells_kind
from extraction.model_reader.admitting import AROUND, INSIDE, admitted, span_of
from extraction.model_reader.faults import Unproved
from extraction.model_reader.quotes import find_all
from extraction.text import Sentence
from ontology.catalogue import Catalogue
from ontology.identifiers import folded
from ontology.records import Entity, Span


@dataclass(frozen=True, slots=True)
class Called:
    """A name as a model gives it for a role, with the kind that it tells and those that the relation takes."""

    role: str
    name: str
    kind: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with its place in the sentence, None where another sentence names it."""

    entity: Entity
    span: Span | None
    repaired: bool


class Cast:
    """The things of one article, with those that a model names. ``needed`` are the kinds that things must keep."""

    def __init__(
        self,
        page: Page,
        candidates: Sequence[Candidate],
        resolution: Resolution,
        called: Iterable[Called],
        catalogue: Catalogue,
        finder: str,
        needed: Mapping[str, Collection[str]],
    ) -> None:
        self._page = page
        self._finder = finder
        called = tuple(called)
        names = [(c.name, c.kind) for c in called if c.kind in c.kinds]
        told = admitted(page, candidates, resolution, names, catalogue, finder)
        self.renamed = told.renamed
        self.candidates, self.resolution = told.candidates, told.resolution
        self._settle_kinds(called, {told.renamed.get(iri, iri): kinds for iri, kinds in needed.items()})

    def thing(self, called: Called, sentence: Sentence, window: Sequence[Sentence]) -> Named:
        """What a name stands for in a sentence; other sentences of the window are asked where this one lacks it."""
        reason = "a name is not in the text"
        for place in (sentence, *window):
            for quote in find_all(place.span.of(self._page.text), called.name):
                span = span_of(place, quote)
                try:
                    entity = self._at(span)
                except Unproved as fault:
                    reason = str(fault)
                    continue
                if _may_be(entity, called):
                    return Named(entity, span if place is sentence else None, quote.repaired)
                reason = f"the {called.role} is of a kind that the relation does not take"
        raise Unproved(reason)

    def without_idle(self, used: set[str]) -> tuple[tuple[Candidate, ...], Resolution]:
        """Candidates and things without the new ones of which nothing was proved."""
        pairs = zip(self.candidates, self.resolution.iris, self.resolution.reasons, strict=True)
        kept = [p for p in pairs if p[0].finder != self._finder or p[1] in used]
        iris = tuple(iri for _, iri, _ in kept)
        return tuple(c for c, _, _ in kept), replace(
            self.resolution, iris=iris, reasons=tuple(why for _, _, why in kept),
            entities={iri: e for iri, e in self.resolution.entities.items() if iri in iris or iri in used},
        )  # fmt: skip

    def _at(self, span: Span) -> Entity:
        """The thing that the words at a place name."""
        near = [(c, iri) for c, iri in zip(self.candidates, self.resolution.iris, strict=True) if c.span.overlaps(span)]
        words = folded(span.of(self._page.text))
        for candidate, iri in near:
            if folded(candidate.surface) == words:
                return self.resolution.entities[iri]
        if len({iri for _, iri in near}) > 1:
            raise Unproved("the words given for a name hold several names")
        for candidate, iri in near:
            entity = self.resolution.entities[iri]
            share = (span.end - span.start) / (candidate.span.end - candidate.span.start)
            inside = candidate.span.contains(span) and share >= INSIDE
            # A model's name with a word more or less is the name of another model.
            if entity.type != "Model" and (inside or (span.contains(candidate.span) and 1 / share >= AROUND)):
                return entity
        raise Unproved("the words given for a name are none")

    def _settle_kinds(self, called: Iterable[Called], needed: Mapping[str, Collection[str]]) -> None:
        """Give things of which the rules only guess what they are the kind that the model tells."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        words: dict[str, str] = {}
        for candidate, iri in zip(self.candidates, self.resolution.iris, strict=True):
            words.setdefault(folded(candidate.surface), iri)
        for one in called:
            iri = words.get(folded(one.name), "")
            if iri and one.kind in one.kinds:
                votes[iri][one.kind] += 1
        entities = dict(self.resolution.entities)
        for iri, told in votes.items():
            entity, kind = entities[iri], max(sorted(told), key=lambda kind: told[kind])
            if not (entity.known or tells_kind(entity.label)) and kind in needed.get(iri, (kind,)):
                entities[iri] = replace(entity, type=kind)
        self.resolution = replace(self.resolution, entities=entities)


def _may_be(entity: Entity, called: Called) -> bool:
    """Whether a thing is of one of the kinds that a role takes, or may be a firm of the kind that the model tells.

    Of a firm that is not in the catalogue the rules often only guess whether it mainly invests; a name that tells it,
    as "Norholt Capital" does, is believed before the model.
    """
    firms = ("Company", "Investor")
    if entity.type in called.kinds:
        return True
    guessed = not entity.known and entity.type in firms and not tells_kind(entity.label)
    return guessed and called.kind in firms and called.kind in called.kinds
