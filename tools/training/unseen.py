"""What scorers say of articles that they were not trained on: what is learned from it holds where they are used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extraction.claims.by_scorer import ScorerExtractor, parts_of
from extraction.claims.drafts import Draft
from extraction.claims.referents import Part
from extraction.claims.scorers import Scorers
from extraction.claims.weighing import RIGHT, features_of
from extraction.claims.weights import Weights
from extraction.pipeline import topic_of
from ontology.model import Ontology
from tools.training.annotated import Annotated, Stated
from tools.training.fitting import Instance, fit
from tools.training.reading import candidates_of, read_sentences
from tools.training.referring import referent_instances

_FOLDS = 3

_CAUTIOUS = 0.02
"""The inverse of the penalty where decisions are compared with one another, which repeats them."""

_NEAR = 0.01
"""How far two amounts may be apart, as a share of the larger, and be the same: rounding."""


class Unseen:
    """Scorers trained on a part of the articles each, and what they say of the others."""

    def __init__(
        self, articles: Sequence[Annotated], ontology: Ontology, instances: Mapping[str, Sequence[Instance]]
    ) -> None:
        """``instances`` are all decisions that the articles hold, by the scorer's name."""
        self._articles, self._ontology = articles, ontology
        self._weights = [self._fitted(fold, instances) for fold in range(_FOLDS)]
        self.parts: dict[str, tuple[Part, ...]] = {}
        """What the sentences of each article tell outright, by the article's key."""
        for fold in range(_FOLDS):
            reader = self._reader(self._weights[fold])
            self.parts |= {article.key: _told_in(article, reader) for article in self._of(fold)}

    def _of(self, fold: int, *, others: bool = False) -> list[Annotated]:
        return [a for number, a in enumerate(self._articles) if (number % _FOLDS == fold) != others]

    def _fitted(self, fold: int, instances: Mapping[str, Sequence[Instance]]) -> dict[str, Weights]:
        others = {article.key for article in self._of(fold, others=True)}
        return {name: _as_weights(fit([i for i in all_ if i.article in others])) for name, all_ in instances.items()}

    def _reader(self, weights: Mapping[str, Weights]) -> ScorerExtractor:
        unknown = dict.fromkeys(("referents", "claims"), Weights({}))
        return ScorerExtractor(self._ontology, Scorers(self._ontology, {**unknown, **weights}.__getitem__))

    def referents(self) -> dict[str, dict[str, float]]:
        """The weights that tell which thing a sentence means."""
        return fit(list(referent_instances(self._articles, self.parts, self._ontology)), _CAUTIOUS)

    def claims(self) -> list[Instance]:
        """For each draft of a claim whether it is right."""
        found: list[Instance] = []
        for fold in range(_FOLDS):
            others = self._of(fold, others=True)
            meant = fit(list(referent_instances(others, self.parts, self._ontology)), _CAUTIOUS)
            reader = self._reader(self._weights[fold] | {"referents": _as_weights(meant)})
            for article in self._of(fold):
                found += claim_instances(article, reader)
        return found


def claim_instances(article: Annotated, reader: ScorerExtractor) -> Iterator[Instance]:
    """The drafts that the reader has of an article, each right or wrong."""
    read = read_sentences(article)
    iris = [n.thing for n in article.names]
    topic, _ = topic_of(candidates_of(article), iris, read[0].sheet.sentence.span if read else None)
    proposals = {r.sheet.sentence.span: r.rules for r in read}
    rules = [draft for r in read for draft in r.rules]
    drafts = reader.drafts([r.sheet for r in read], iris, article.key, topic, proposals)
    for draft, features in zip(drafts, features_of(drafts, rules, topic, reader.keys), strict=True):
        right = any(is_stated(draft, fact, reader.keys[draft.relation]) for fact in article.facts)
        yield Instance(features, (RIGHT,), (RIGHT,) if right else (), article.key)


def is_stated(draft: Draft, fact: Stated, key: str) -> bool:
    """Whether a draft says what a fact does; ``key`` is the relation's telling number, "" for none."""
    things = (draft.relation, draft.subject, draft.object or "")
    if things != (fact.relation, fact.subject, fact.object) or (draft.status == "denied") != (fact.status == "denied"):
        return False
    return not key or _near(draft.value(key), fact.value(key))


def _near(one: str, other: str) -> bool:
    if not one or not other:
        return one == other
    a, b = float(one), float(other)
    return abs(a - b) <= _NEAR * max(abs(a), abs(b))


def _told_in(article: Annotated, reader: ScorerExtractor) -> tuple[Part, ...]:
    """What the sentences of an article tell outright, as the reader takes them."""
    read = read_sentences(article)
    rules = {r.sheet.sentence.span: r.rules for r in read}
    return tuple(parts_of(reader.likely([r.sheet for r in read], rules)))


def _as_weights(table: Mapping[str, Mapping[str, float]]) -> Weights:
    return Weights({feature: tuple(entries.items()) for feature, entries in table.items()})
