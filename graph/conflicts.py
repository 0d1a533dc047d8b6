"""Conflicts: claims that cannot all hold, found and explained in a sentence. They are data; nothing is corrected.

Articles disagree with each other. Where one article corrects a sum or denies a rumour that it tells itself, it tells
how things stand: that belongs to the life line of the fact (its claims in their order) and is no conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from graph.compatible import same_month, same_occasion
from graph.facts import Fact
from graph.numbers import close, power_of_ten, times
from ontology.identifiers import content_iri
from ontology.model import Ontology, Relation
from ontology.records import Article, Claim, Reading, Status

WORDS = {10: "ten times", 100: "a hundred times", 1000: "a thousand times"}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all hold.

    ``kind`` is ``asserted_and_denied``, ``two_amounts``, ``ten_times`` (two amounts that differ by a power of ten, as
    mistaken scale words do) or ``stake_over_whole``. ``facts`` and ``claims`` are sorted IRIs, ``sentence`` says in
    English what disagrees, with both quotes and the articles they are from.
    """

    iri: str
    kind: str
    facts: tuple[str, ...]
    claims: tuple[str, ...]
    sentence: str


def conflicts(
    facts: Iterable[Fact], readings: Iterable[Reading], ontology: Ontology, stories: Mapping[str, str] | None = None
) -> tuple[Conflict, ...]:
    """All conflicts, sorted by IRI. With `stories`, two tellings of one text need no date to be compared."""
    found = _Finder(tuple(facts), readings, ontology, stories or {})
    unique = {c.iri: c for c in (*found.denials(), *found.amounts(), *found.stakes())}
    return tuple(unique[iri] for iri in sorted(unique))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sums that disagree, and every claim that says one of them."""

    ratio: Decimal
    facts: dict[str, Fact]
    claims: dict[str, Claim]

    def add(self, fact: Fact, claim: Claim, other_fact: Fact, other: Claim) -> None:
        self.facts.update({fact.iri: fact, other_fact.iri: other_fact})
        self.claims.update({claim.iri: claim, other.iri: other})


class _Finder:
    def __init__(
        self, facts: tuple[Fact, ...], readings: Iterable[Reading], ontology: Ontology, stories: Mapping[str, str]
    ) -> None:
        self.facts = facts
        self.ontology = ontology
        self.stories = stories
        self.claims: dict[str, Claim] = {}
        self.articles: dict[str, Article] = {}
        self.labels: dict[str, str] = {}
        for reading in readings:
            self.articles[reading.article.iri] = reading.article
            self.claims.update((claim.iri, claim) for claim in reading.claims)
            for entity in reading.entities:
                self.labels[entity.iri] = min(self.labels.get(entity.iri, entity.label), entity.label)

    def denials(self) -> Iterator[Conflict]:
        """One fact that one article asserts and another one denies."""
        for fact in self.facts:
            pairs = list(_denials(self.claims[iri] for iri in fact.claims))
            if pairs:
                yes, no = pairs[0]
                text = f"{self._about(fact)}: {self._told(yes, 'asserts')}, {self._told(no, 'denies')}."
                claims = {claim.iri: claim for pair in pairs for claim in pair}
                yield _conflict("asserted_and_denied", [fact], list(claims.values()), text)

    def amounts(self) -> Iterator[Conflict]:
        """Two sums for one round, one deal, or one sentence of a text that is there in two tellings."""
        same: dict[tuple[str, str, str | None], list[tuple[Fact, Claim]]] = defaultdict(list)
        for fact in self.facts:
            for iri in fact.claims:
                claim = self.claims[iri]
                if claim.value("amount") is not None and claim.status != Status.DENIED:
                    same[fact.relation, fact.subject, fact.object].append((fact, claim))
        for (name, _, _), told in same.items():
            relation = self.ontology.relation(name)
            found: dict[tuple[str, ...], _Pair] = {}
            for (fact, claim), (other_fact, other) in combinations(told, 2):
                ratio = self._disagree(relation, fact, claim, other_fact, other)
                if ratio is not None:
                    sums = sorted((claim.value("amount") or "", other.value("amount") or ""))
                    key = (*sorted((fact.iri, other_fact.iri)), *sums)
                    found.setdefault(key, _Pair(ratio, {}, {})).add(fact, claim, other_fact, other)
            yield from (self._apart(pair) for pair in found.values())

    def _apart(self, pair: _Pair) -> Conflict:
        claims = list(pair.claims.values())
        power = power_of_ten(pair.ratio)
        far = f"{WORDS[power]} apart" if power else "which do not agree"
        fact = next(iter(pair.facts.values()))
        text = f"{self._about(fact)}: {self._told(claims[0], 'says')}, {self._told(claims[1], 'says')}, {far}."
        return _conflict("ten_times" if power else "two_amounts", pair.facts.values(), claims, text)

    def stakes(self) -> Iterator[Conflict]:
        """More than the whole of a company bought: in one claim, or by several buyers on one day."""
        bought: dict[tuple[str, str | None, str], list[Fact]] = defaultdict(list)
        for fact in self.facts:
            stake = fact.value("stake")
            if stake is not None and fact.status == Status.ASSERTED:
                date = fact.value("date")
                bought[fact.relation, fact.object, date if date is not None else fact.iri].append(fact)
        for group in bought.values():
            whole = sum((Decimal(fact.value("stake") or 0) for fact in group), Decimal(0))
            if whole > 1:
                claims = [
                    c for f in group for c in map(self.claims.__getitem__, f.claims) if c.value("stake") is not None
                ]
                told = ", ".join(self._told(claim, "says") for claim in claims)
                text = f"{self._about(group[0])}: stakes of {whole * 100:f} % in all, more than the whole; {told}."
                yield _conflict("stake_over_whole", group, claims, text)

    def _disagree(self, relation: Relation, fact: Fact, claim: Claim, other_fact: Fact, other: Claim) -> Decimal | None:
        """How many times the one sum holds the other, where both must be the same sum and are not."""
        if claim.article == other.article:
            return None
        amounts = claim.value("amount"), other.value("amount")
        if claim.value("currency") != other.value("currency") or amounts[0] is None or amounts[1] is None:
            return None
        if close(amounts[0], amounts[1]) or _ranges_meet(claim, other):
            return None
        ratio = times(amounts[0], amounts[1])
        if ratio is None:
            return None
        if fact.iri == other_fact.iri or _one_round(relation, claim, other):
            return ratio
        retold = self._story(claim) == self._story(other)
        return ratio if power_of_ten(ratio) and (retold or same_month(claim, other)) else None

    def _story(self, claim: Claim) -> str:
        return self.stories.get(claim.article, claim.article)

    def _about(self, fact: Fact) -> str:
        label = dict(self.ontology.relation(fact.relation).labels).get("en", fact.relation)
        target = f" {self._label(fact.object)}" if fact.object else ""
        return f"{self._label(fact.subject)} {label}{target}"

    def _label(self, iri: str) -> str:
        return self.labels.get(iri, iri)

    def _told(self, claim: Claim, verb: str) -> str:
        article = self.articles[claim.article]
        return f"{article.key or article.iri} {verb} “{claim.evidence.text}”"


def _denials(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """The claims of a fact that contradict each other, an asserted one and a denied one of two articles.

    Two articles that both tell the rumour and its denial, as translations of one text do, say the same.
    """
    told = list(claims)
    yes = [claim for claim in told if claim.status == Status.ASSERTED]
    no = [claim for claim in told if claim.status == Status.DENIED]
    both = {claim.article for claim in yes} & {claim.article for claim in no}
    for one, other in product(yes, no):
        if one.article != other.article and not {one.article, other.article} <= both:
            yield one, other


def _one_round(relation: Relation, one: Claim, other: Claim) -> bool:
    """Whether both speak of one round: of one name and not of two years, or, where a name is missing, of one month."""
    return "round" in relation.attributes and same_occasion(one, other) and not _different_years(one, other)


def _different_years(one: Claim, other: Claim) -> bool:
    first, second = one.value("date"), other.value("date")
    return first is not None and second is not None and first[:4] != second[:4]


def _ranges_meet(one: Claim, other: Claim) -> bool:
    """Whether a range, or "more than" and "less than", let both sums be one: 100 and "more than 80" do."""
    (low, high), (other_low, other_high) = _range(one), _range(other)
    return low <= other_high and other_low <= high and (low != high or other_low != other_high)


def _range(claim: Claim) -> tuple[Decimal, Decimal]:
    amount = Decimal(claim.value("amount") or 0)
    bound = claim.value("bound")
    if bound == "min":
        # "More than 80" is said of 85, not of 800: a quarter more is as far as the words carry.
        return amount, amount * Decimal("1.25")
    if bound == "max":
        return amount * Decimal("0.8"), amount
    if bound == "approx":
        return amount * Decimal("0.9"), amount * Decimal("1.1")
    return amount, Decimal(claim.value("amount_high") or amount)


def _conflict(kind: str, facts: Iterable[Fact], claims: list[Claim], sentence: str) -> Conflict:
    iris = tuple(sorted(claim.iri for claim in claims))
    return Conflict(content_iri("conflict", kind, iris), kind, tuple(sorted(f.iri for f in facts)), iris, sentence)
