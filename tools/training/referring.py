"""Which thing a sentence means without naming it: decisions to learn from."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from extraction.claims.descriptions import described, said_in
from extraction.claims.referents import UNNAMED, Part, Referents, proposed_by
from extraction.named import topic_of
from ontology.model import Ontology
from tools.training.annotated import Annotated, Stated
from tools.training.fitting import MINUS, Instance
from tools.training.reading import candidates_of, read_sentences

_MISTAKEN = 0.25
"""How often training pretends that what was just said was taken for another company's."""


def referent_instances(
    articles: Iterable[Annotated], parts: Mapping[str, Sequence[Part]], ontology: Ontology
) -> Iterator[Instance]:
    """Of what a sentence speaks without naming it: the right thing against each other one.

    ``parts`` is what scorers told outright of each article, by its key.
    """
    for article in articles:
        for right, candidates in choices_of(article, parts[article.key], ontology):
            features = dict(candidates)
            for other in features:
                if right in features and other != right:
                    yield Instance(_difference(features[right], features[other]), (UNNAMED,), (UNNAMED,), article.key)
                    yield Instance(_difference(features[other], features[right]), (UNNAMED,), (), article.key)


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
