"""From a page to everything that it names: the names, what each stands for, and of what kind that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extraction.base import Candidate, Page
from extraction.claims.by_scorer import ScorerExtractor
from extraction.claims.weights import Weights
from extraction.linking.by_name import Resolution, resolve
from extraction.linking.kind_features import kind_features
from extraction.linking.products import with_products
from extraction.mentions.by_legal_form import has_legal_form
from extraction.mentions.finding import Names
from extraction.named import Named, topic_of
from ontology.catalogue import Catalogue
from ontology.records import Entity, Span

_GIVER, _TAKER = "Investor", "Company"
_DOUBT = 4.0
"""Lead in logits below which an investor may be a company after all."""

_OFTEN = 4
_CLEAR = 3
"""Where the counts of a thing's names and the steps of its kind's lead end, for traits."""


class NameReader:
    """Reads names with a finder of names, the weights of their kinds, and scorers that tell who takes money."""

    def __init__(self, catalogue: Catalogue, names: Names, kinds: Weights, scorer: ScorerExtractor) -> None:
        self._catalogue = catalogue
        self._names = names
        self._kinds = kinds
        self._scorer = scorer

    def read(self, page: Page, title: Span | None) -> tuple[Named, Resolution]:
        """The names of a page with ``title`` at that place, and the things that they stand for."""
        candidates = with_products(self._names.find(page))
        resolution = resolve(page.text, candidates, self._catalogue, page.language)
        logits = {
            iri: self._kinds.logits(features)
            for iri, features in kind_features(page, candidates, resolution.iris).items()
            if not resolution.entities[iri].known
        }
        candidates, resolution = self._with_kinds(page, candidates, resolution, logits, title)
        traits = {iri: tuple(_traits(iri, resolution, candidates, logits)) for iri in resolution.entities}
        topic, dominant = topic_of(candidates, resolution.iris, title)
        return Named(candidates, resolution.iris, topic, dominant, traits, self._makers(resolution)), resolution

    def _makers(self, resolution: Resolution) -> dict[str, str]:
        known = (concept for iri in resolution.entities if (concept := self._catalogue.by_iri.get(iri)) is not None)
        return {c.iri: c.developer for c in known if c.developer is not None and c.developer in resolution.entities}

    def _with_kinds(
        self,
        page: Page,
        candidates: Sequence[Candidate],
        resolution: Resolution,
        logits: Mapping[str, Mapping[str, float]],
        title: Span | None,
    ) -> tuple[tuple[Candidate, ...], Resolution]:
        """The candidates and their things with one kind each: the catalogue's, or the likeliest by all their places.

        What may as well be a company as an investor is a company if the article tells of money that it took.
        """
        entities, doubtful = dict(resolution.entities), set()
        for iri, of_kinds in logits.items():
            if any(has_legal_form(name.text) for name in entities[iri].names):
                entities[iri] = replace(entities[iri], type=_TAKER)
                continue
            kind = max(sorted(of_kinds), key=lambda kind: of_kinds[kind])
            if kind == _GIVER and of_kinds[_GIVER] - of_kinds[_TAKER] < _DOUBT:
                doubtful.add(iri)
            entities[iri] = replace(entities[iri], type=_TAKER if iri in doubtful else kind)
        typed = _with_types(candidates, resolution.iris, entities)
        if doubtful:
            topic, _ = topic_of(typed, resolution.iris, title)
            taking = self._scorer.receivers(page, typed, resolution.iris, topic)
            entities |= {iri: replace(entities[iri], type=_GIVER) for iri in doubtful - taking}
            typed = _with_types(candidates, resolution.iris, entities)
        return typed, replace(resolution, entities=entities)


def _with_types(
    candidates: Sequence[Candidate], iris: Sequence[str], entities: Mapping[str, Entity]
) -> tuple[Candidate, ...]:
    return tuple(replace(c, types=(entities[iri].type,)) for c, iri in zip(candidates, iris, strict=True))


def _traits(
    iri: str, resolution: Resolution, candidates: Sequence[Candidate], logits: Mapping[str, Mapping[str, float]]
) -> Iterator[str]:
    """How often a thing is named, whether the catalogue knows it, and else how clear its kind is and who found it."""
    own = [c for c, named in zip(candidates, resolution.iris, strict=True) if named == iri]
    yield f"times {min(len(own), _OFTEN)}"
    yield resolution.entities[iri].type
    if resolution.entities[iri].known:
        yield "known"
        return
    ranked = sorted(logits[iri].values(), reverse=True)
    yield f"clear {min(_CLEAR, round((ranked[0] - ranked[1]) / 2))}"
    finders = Counter(f"{c.finder}{'' if c.sure else ' unsure'}" for c in own)
    yield f"found by {max(sorted(finders), key=lambda name: finders[name])}"
    if any(name.text[0].islower() for name in resolution.entities[iri].names):
        yield "lower case"
