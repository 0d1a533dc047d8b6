"""What all kinds of conflict are found in: facts, claims and articles by IRI, and how people are told of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.facts import Fact
from graph.numbers import close
from graph.stories import Stories
from ontology.identifiers import content_iri
from ontology.model import Ontology
from ontology.records import Article, Claim, Reading, Span

NO_STORIES = Stories({}, ())


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """The words of an article that disagree with others."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What cannot all hold.

    ``kind`` is one of `graph.conflicts.KINDS`. ``facts`` and ``claims`` are sorted IRIs, both empty where no claim
    holds the numbers; ``quotes`` are sorted; ``sentence`` says in English what disagrees, with the quotes and the
    articles that they are from.
    """

    iri: str
    kind: str
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    sentence: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Told:
    """Everything that the articles tell, by IRI."""

    facts: tuple[Fact, ...]
    ontology: Ontology
    stories: Stories = NO_STORIES
    readings: Mapping[str, Reading] = field(default_factory=dict)

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims."""
        return {claim.iri: claim for reading in self.readings.values() for claim in reading.claims}

    @cached_property
    def fact_of(self) -> dict[str, str]:
        """The fact that each claim belongs to."""
        return {claim: fact.iri for fact in self.facts for claim in fact.claims}

    @cached_property
    def labels(self) -> dict[str, str]:
        """What each thing is called."""
        found: dict[str, str] = {}
        for reading in self.readings.values():
            for entity in reading.entities:
                found[entity.iri] = min(found.get(entity.iri, entity.label), entity.label)
        return found

    @cached_property
    def _parts(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for telling in self.stories.tellings:
            found.setdefault(telling.article, []).append(telling.span)
        return found

    def claims_of(self, fact: Fact) -> list[Claim]:
        """The claims that a fact rests on."""
        return [self.claims[iri] for iri in fact.claims]

    def article(self, iri: str) -> Article:
        """One article."""
        return self.readings[iri].article

    def story(self, claim: Claim) -> str:
        """The story that a claim is told in."""
        return self.stories.of_article.get(claim.article, claim.article)

    def telling(self, claim: Claim) -> tuple[str, int]:
        """The text that makes a claim: an article, or the one of its parts that is in one language."""
        parts = self._parts.get(claim.article, ())
        start = next((part.start for part in parts if part.contains(claim.evidence.span)), 0)
        return claim.article, start

    def also_says(self, claim: Claim, other: Claim, attribute: str) -> bool:
        """Whether a claim's sentence tells the other claim's number too, and so does not contradict it.

        Which of two numbers in one sentence is whose is a matter of reading it, not of what the articles say.
        """
        number, currency = other.value(attribute), other.value("currency")
        return number is not None and any(
            claim.evidence.span.contains(q.span) and q.value("currency") == currency and close(told, number)
            for q in self.readings[claim.article].quantities
            for told in filter(None, (q.value(attribute), q.value(f"{attribute}_high")))
        )

    def about(self, fact: Fact) -> str:
        """A fact in a few words."""
        label = dict(self.ontology.relation(fact.relation).labels).get("en", fact.relation)
        target = f" {self.label(fact.object)}" if fact.object else ""
        return f"{self.label(fact.subject)} {label}{target}"

    def label(self, iri: str) -> str:
        """What a thing is called."""
        return self.labels.get(iri, iri)

    def says(self, claim: Claim, verb: str = "says") -> str:
        """A claim's article and its words."""
        return self.quoted(claim.article, claim.evidence.text, verb)

    def quoted(self, iri: str, words: str, verb: str = "says") -> str:
        """An article and words of it."""
        article = self.article(iri)
        return f"{article.key or article.iri} {verb} “{words}”"

    def quote(self, article: str, span: Span) -> Quote:
        """Words of an article as they stand there."""
        return Quote(article, span, span.of(self.article(article).text))


def of_claims(kind: str, facts: Iterable[Fact], claims: Iterable[Claim], sentence: str) -> Conflict:
    """A conflict between claims, known by its kind and by them."""
    told = list(claims)
    iris = tuple(sorted({claim.iri for claim in told}))
    quotes = {Quote(c.article, c.evidence.span, c.evidence.text) for c in told}
    about = tuple(sorted({fact.iri for fact in facts}))
    return Conflict(content_iri("conflict", kind, iris), kind, about, iris, sentence, tuple(sorted(quotes)))


def of_words(kind: str, told: Told, quotes: Iterable[Quote], sentence: str) -> Conflict:
    """A conflict between words of articles, with the claims that were read from them, if any."""
    words = tuple(sorted(set(quotes)))
    places = [(quote.article, quote.span.start, quote.span.end) for quote in words]
    claims = sorted(
        claim.iri
        for article in {quote.article for quote in words}
        for claim in told.readings[article].claims
        if any(q.article == article and q.span.overlaps(claim.evidence.span) for q in words)
    )
    facts = sorted({told.fact_of[claim] for claim in claims if claim in told.fact_of})
    return Conflict(content_iri("conflict", kind, places), kind, tuple(facts), tuple(claims), sentence, words)
