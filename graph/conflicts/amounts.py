"""Two sums for one round, one deal, or one sentence of a text that is there in two tellings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from graph.compatible import same_month, same_occasion
from graph.conflicts.told import Conflict, Told, of_claims
from graph.facts import Fact
from graph.numbers import Interval, close, interval, power_of_ten, times
from ontology.model import Relation
from ontology.records import Claim, Status

TWO, TEN_TIMES = "two_amounts", "ten_times"
WORDS = {10: "ten times", 100: "a hundred times", 1000: "a thousand times"}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two sums that disagree, and every claim that says one of them."""

    ratio: Decimal
    facts: dict[str, Fact]
    claims: dict[str, Claim]

    def add(self, fact: Fact, claim: Claim, other_fact: Fact, other: Claim) -> None:
        self.facts.update({fact.iri: fact, other_fact.iri: other_fact})
        self.claims.update({claim.iri: claim, other.iri: other})


def amounts(told: Told) -> Iterator[Conflict]:
    """One conflict for each two sums of two articles, or of two parts of one, that must be one sum and are not.

    A round and the parts that investors took in it are one matter: what is told of a whole deal comes first.
    """
    same: dict[tuple[str, str, str | None, str], list[tuple[Fact, Claim]]] = defaultdict(list)
    for fact in told.facts:
        for claim in told.claims_of(fact):
            if claim.value("amount") is not None and claim.status is not Status.DENIED:
                same[fact.relation, fact.subject, fact.object, claim.value("currency") or ""].append((fact, claim))
    found: dict[tuple[str, ...], _Pair] = {}
    for (name, subject, thing, currency), saying in sorted(same.items(), key=lambda item: _whole_first(told, *item[0])):
        relation = told.ontology.relation(name)
        company = (thing if relation.about == "object" else subject) or subject
        for (fact, claim), (other_fact, other) in combinations(saying, 2):
            ratio = _disagree(told, relation, fact, claim, other_fact, other)
            if ratio is not None:
                sums = sorted((claim.value("amount") or "", other.value("amount") or ""))
                key = (company, currency, *sums)
                found.setdefault(key, _Pair(ratio, {}, {})).add(fact, claim, other_fact, other)
    yield from (_apart(told, pair) for pair in found.values())


def _whole_first(
    told: Told, name: str, subject: str, thing: str | None, currency: str
) -> tuple[bool, str, str, str, str]:
    return told.ontology.relation(name).deal != "whole", name, subject, thing or "", currency


def _apart(told: Told, pair: _Pair) -> Conflict:
    claims = list(pair.claims.values())
    fact = next(iter(pair.facts.values()))
    text = f"{told.about(fact)}: {told.says(claims[0])}, {told.says(claims[1])}, {how_far(pair.ratio)}."
    return of_claims(TEN_TIMES if power_of_ten(pair.ratio) else TWO, pair.facts.values(), claims, text)


def how_far(ratio: Decimal | None) -> str:
    """In words how far two numbers are from each other."""
    power = power_of_ten(ratio) if ratio is not None else None
    return f"{WORDS[power]} apart" if power else "which do not agree"


def _disagree(
    told: Told, relation: Relation, fact: Fact, claim: Claim, other_fact: Fact, other: Claim
) -> Decimal | None:
    """How many times the one sum of a currency holds the other, where both must be the same sum and are not."""
    # What most pairs differ in comes first: of a thing that is much written of there are many.
    same_fact = claim.article != other.article and (fact.iri == other_fact.iri or _one_round(relation, claim, other))
    same_text = not same_fact and (told.story(claim) == told.story(other) or same_month(claim, other))
    if not same_fact and not same_text:
        return None
    sums = claim.value("amount") or "0", other.value("amount") or "0"
    ratio = times(*sums)
    if ratio is None or close(*sums) or (same_text and not power_of_ten(ratio)) or _ranges_meet(claim, other):
        return None
    if told.telling(claim) == told.telling(other):
        return None
    if told.also_says(claim, other, "amount") or told.also_says(other, claim, "amount"):
        return None
    return ratio


def _one_round(relation: Relation, one: Claim, other: Claim) -> bool:
    """Whether both speak of one round: of one name and not of two years, or, where a name is missing, of one month."""
    return "round" in relation.attributes and same_occasion(one, other) and not _different_years(one, other)


def _different_years(one: Claim, other: Claim) -> bool:
    first, second = one.value("date"), other.value("date")
    return first is not None and second is not None and first[:4] != second[:4]


def _ranges_meet(one: Claim, other: Claim) -> bool:
    """Whether a range, or "more than" and "less than", let both sums be one: 100 and "more than 80" do."""
    return any(c.value("bound") or c.value("amount_high") for c in (one, other)) and _range(one).meets(_range(other))


def _range(claim: Claim) -> Interval:
    return interval(Decimal(claim.value("amount") or 0), claim.value("amount_high"), claim.value("bound"))
