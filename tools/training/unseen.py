"""What scorers say of articles that they were not trained on: what is learned from it holds where they are used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extraction.claims.by_scorer import ScorerExtractor, parts_of
from extraction.claims.by_trigger import TriggerExtractor
from extraction.claims.drafts import Draft
from extraction.claims.makers import MAKES
from extraction.claims.referents import Part
from extraction.claims.scorers import Scorers
from extraction.claims.sheets import sheets_of
from extraction.claims.weighing import RIGHT, features_of
from extraction.claims.weights import Weights
from extraction.header import find_title
from extraction.mentions.finding import Names
from extraction.named import Named, topic_of
from extraction.naming import NameReader
from extraction.text import lines
from ontology.catalogue import Catalogue
from ontology.model import Ontology
from ontology.records import Span
from tools.training.annotated import Annotated, Stated
from tools.training.fitting import Instance, fit
from tools.training.folds import FOLDS, in_fold, others_than
from tools.training.names import page_of
from tools.training.reading import candidates_of, read_sentences
from tools.training.referring import referent_instances

_CAUTIOUS = 0.02
"""The inverse of the penalty where decisions are compared with one another, which repeats them."""

MAKING = 0.1
"""The inverse of the penalty where makers of products are told, chosen on articles kept apart from training."""

_NEAR = 0.01
"""How far two amounts may be apart, as a share of the larger, and be the same: rounding."""


class Unseen:
    """Scorers trained on all folds of the articles but one, and what they say of that one."""

    def __init__(
        self, articles: Sequence[Annotated], ontology: Ontology, instances: Mapping[str, Sequence[Instance]]
    ) -> None:
        """``instances`` are all decisions that the articles hold, by the scorer's name."""
        self._articles, self._ontology = articles, ontology
        self._weights = [self._fitted(fold, instances) for fold in range(FOLDS)]
        self.parts: dict[str, tuple[Part, ...]] = {}
        """What the sentences of each article tell outright, by the article's key."""
        for fold in range(FOLDS):
            reader = self._reader(self._weights[fold])
            self.parts |= {article.key: _told_in(article, reader) for article in in_fold(fold, articles)}
        self._referents = [self._fitted_referents(others_than(fold, articles)) for fold in range(FOLDS)]

    def _fitted(self, fold: int, instances: Mapping[str, Sequence[Instance]]) -> dict[str, Weights]:
        others = {article.key for article in others_than(fold, self._articles)}
        return {name: _as_weights(fit([i for i in all_ if i.article in others])) for name, all_ in instances.items()}

    def _reader(self, weights: Mapping[str, Weights]) -> ScorerExtractor:
        unknown = dict.fromkeys(("referents", "makers", "claims", "dates"), Weights({}))
        return ScorerExtractor(self._ontology, Scorers(self._ontology, {**unknown, **weights}.__getitem__))

    def _fitted_referents(self, articles: Sequence[Annotated]) -> Weights:
        return _as_weights(fit(list(referent_instances(articles, self.parts, self._ontology)), _CAUTIOUS))

    def referents(self) -> dict[str, dict[str, float]]:
        """The weights that tell which thing a sentence means."""
        return fit(list(referent_instances(self._articles, self.parts, self._ontology)), _CAUTIOUS)

    def makers(self) -> list[Instance]:
        """For each product and company of an article whether the one makes the other, as the sentences tell it."""
        found: list[Instance] = []
        for fold in range(FOLDS):
            reader = self._reader(self._weights[fold] | {"referents": self._referents[fold]})
            for article in in_fold(fold, self._articles):
                found += _maker_decisions(article, reader)
        return found

    def claims(self, names: Sequence[Names], catalogue: Catalogue, makers: Sequence[Instance]) -> list[Instance]:
        """For each draft of a claim whether it is right.

        ``names`` find those of each fold, so that what was never a name, or is of another kind, counts, too; ``makers``
        are all decisions about those.
        """
        found: list[Instance] = []
        for fold in range(FOLDS):
            others = {article.key for article in others_than(fold, self._articles)}
            made = _as_weights(fit([i for i in makers if i.article in others], MAKING))
            weights = self._weights[fold]
            scorer = self._reader(weights | {"referents": self._referents[fold], "makers": made})
            reader = ArticleReader(NameReader(catalogue, names[fold], weights["kinds"], scorer), scorer, self._ontology)
            for article in in_fold(fold, self._articles):
                found += reader.decisions(article)
        return found


class ArticleReader:
    """Reads articles as the extractor does, up to the drafts of claims."""

    def __init__(self, names: NameReader, scorer: ScorerExtractor, ontology: Ontology) -> None:
        self._names, self._scorer = names, scorer
        self._triggers = TriggerExtractor(ontology)

    def decisions(self, article: Annotated) -> Iterator[Instance]:
        """The drafts that are read from an article, each right or wrong."""
        page = page_of(article)
        _, title = find_title(article.text, lines(article.text, article.language))
        named, _ = self._names.read(page, title)
        proposals: dict[Span, list[Draft]] = {}
        for draft in self._triggers.propose(
            page, named.candidates, named.iris, article.key, named.topic, named.dominant
        ):
            proposals.setdefault(draft.evidence.span, []).append(draft)
        sheets = tuple(sheets_of(page, named.candidates, named.iris, named.topic))
        drafts = self._scorer.drafts(sheets, named, article.key, proposals)
        around = self._scorer.background(page, named, proposals)
        things = _marked_things(article, named)
        for draft, features in zip(drafts, features_of(drafts, around), strict=True):
            meant = replace(
                draft, subject=things.get(draft.subject, ""), object=things.get(draft.object or "", "") or draft.object
            )
            right = any(is_stated(meant, fact, around.keys[draft.relation]) for fact in article.facts)
            yield Instance(features, (RIGHT,), (RIGHT,) if right else (), article.key)


def _maker_decisions(article: Annotated, reader: ScorerExtractor) -> Iterator[Instance]:
    read = read_sentences(article)
    sheets = tuple(r.sheet for r in read)
    iris = [name.thing for name in article.names]
    topic, _ = topic_of(candidates_of(article), iris, read[0].sheet.sentence.span if read else None)
    told = reader.told(sheets, iris, article.key, topic, {r.sheet.sentence.span: r.rules for r in read})
    stated = {(f.relation, f.subject, f.object) for f in article.facts if f.status != "denied"}
    for relation, choice in reader.makers.choices(told.places, sheets, told.drafts, topic):
        right = (relation.name, choice.company, choice.product) in stated
        yield Instance(list(choice.features), (MAKES,), (MAKES,) if right else (), article.key)


def _marked_things(article: Annotated, named: Named) -> dict[str, str]:
    """The annotated thing that most names of each thing found are names of, by the IRI of what was found."""
    votes: dict[str, Counter[str]] = {}
    for candidate, iri in zip(named.candidates, named.iris, strict=True):
        for mark in article.names:
            if mark.span.overlaps(candidate.span) and _alike(mark.span, candidate.span):
                votes.setdefault(iri, Counter())[mark.thing] += 1
    return {iri: max(sorted(counted), key=lambda thing: counted[thing]) for iri, counted in votes.items()}


def _alike(one: Span, other: Span) -> bool:
    """Whether two spans that overlap have at least half of their joint stretch in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return 2 * common >= max(one.end, other.end) - min(one.start, other.start)


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
