"""Which thing a sentence means without naming it: decisions to learn from.

What the rest of the article tells outright is taken as scorers tell it that were not trained on the article, so that
what is learned from it holds where they are used.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extraction.claims.by_scorer import ScorerExtractor, parts_of
from extraction.claims.descriptions import described, said_in
from extraction.claims.referents import UNNAMED, Part, Referents, proposed_by
from extraction.claims.scorers import Scorers
from extraction.claims.weights import Weights
from extraction.pipeline import topic_of
from ontology.model import Ontology
from tools.training.annotated import Annotated, Stated
from tools.training.fitting import MINUS, Instance, fit
from tools.training.instances import GENERATORS
from tools.training.reading import candidates_of, read_sentences

_FOLDS = 3
_MISTAKEN = 0.25
"""How often training pretends that what was just said was taken for another company's."""


def referent_instances(articles: Sequence[Annotated], ontology: Ontology) -> Iterator[Instance]:
    """Of what a sentence speaks without naming it: the right thing against each other one."""
    parts = _told_when_unseen(articles, ontology)
    for article in articles:
        for right, candidates in choices_of(article, parts[article.key], ontology):
            features = dict(candidates)
            for other in features:
                if right in features and other != right:
                    yield Instance(_difference(features[right], features[other]), (UNNAMED,), (UNNAMED,), article.key)
                    yield Instance(_difference(features[other], features[right]), (UNNAMED,), (), article.key)


def _told_when_unseen(articles: Sequence[Annotated], ontology: Ontology) -> dict[str, tuple[Part, ...]]:
    """What scorers tell of each article, by its key, that were trained on others."""
    found: dict[str, tuple[Part, ...]] = {}
    for fold in range(_FOLDS):
        others = [a for number, a in enumerate(articles) if number % _FOLDS != fold]
        tables = {
            name: fit([i for article in others for i in instances(article, ontology)])
            for name, instances in GENERATORS.items()
        }
        weights = {n: Weights({f: tuple(e.items()) for f, e in table.items()}) for n, table in tables.items()}
        reader = ScorerExtractor(ontology, Scorers(ontology, {"referents": Weights({}), **weights}.__getitem__))
        for article in (a for number, a in enumerate(articles) if number % _FOLDS == fold):
            found[article.key] = told_in(article, reader)
    return found


def told_in(article: Annotated, reader: ScorerExtractor) -> tuple[Part, ...]:
    """What the sentences of an article tell outright, as the reader takes them."""
    read = read_sentences(article)
    rules = {r.sheet.sentence.span: r.rules for r in read}
    return tuple(parts_of(reader.likely([r.sheet for r in read], rules)))


def choices_of(
    article: Annotated, parts: Iterable[Part], ontology: Ontology
) -> Iterator[tuple[str, list[tuple[str, list[str]]]]]:
    """For each thing that a sentence means and does not name: which it is, and all that it may be with features."""
    read = read_sentences(article)
    candidates = candidates_of(article)
    iris = [n.thing for n in article.names]
    topic, _ = topic_of(candidates, iris, read[0].sheet.sentence.span if read else None)
    referents = Referents(topic, Counter(iris), parts, described([r.sheet for r in read]))
    kinds = {n.thing: n.kind for n in article.names}
    for one in read:
        sheet = one.sheet
        referents.begin(sheet.number, sheet.sentence.paragraph, sheet.here, said_in(sheet), proposed_by(one.rules))
        here = {filler.iri for filler in sheet.here}
        facts = [fact for fact in article.facts if fact.span.overlaps(sheet.sentence.span)]
        for fact in facts:
            for iri in (fact.subject, fact.object):
                if iri and iri not in here:
                    yield iri, list(referents.candidates(kinds[iri], fact.relation))
        for fact in facts:
            relation = ontology.relations[fact.relation]
            company = _company(fact, relation.about)
            if kinds.get(company) == "Company":
                referents.was_about(_mistaken(article, sheet.sentence.span.start, company), fact.relation)
            if relation.deal == "part":
                referents.gave(fact.subject)
        referents.end(sheet.here)


def _difference(one: list[str], other: list[str]) -> list[str]:
    return [f for f in one if f not in other] + [MINUS + f for f in other if f not in one]


def _company(fact: Stated, about: str) -> str:
    """What a fact is about, if its relation is about a company."""
    return {"subject": fact.subject, "object": fact.object}.get(about, "")


def _mistaken(article: Annotated, place: int, company: str) -> str:
    """The company, or now and then another one, as the scorers will not always tell it right either."""
    if _chance(article.key, place, company, "latest") >= _MISTAKEN:
        return company
    others = sorted({n.thing for n in article.names if n.kind == "Company"} - {company})
    return others[int(_chance(article.key, place) * len(others))] if others else company


def _chance(*parts: object) -> float:
    """A number in [0, 1) that looks random and is the same every time."""
    return zlib.crc32(" ".join(map(str, parts)).encode()) / 2**32
