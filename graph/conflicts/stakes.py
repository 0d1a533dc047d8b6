"""More than the whole of a company bought: in one claim, or by several buyers at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from graph.conflicts.told import Conflict, Told, of_claims
from graph.facts import Fact
from ontology.records import Status

KIND = "stake_over_whole"


def stakes(told: Told) -> Iterator[Conflict]:
    """One conflict for each company of which more than the whole is sold on one day, or by one article's undated word.

    Two stakes of one article without a date are of two buyers at once: it tells how a company is owned.
    """
    bought: dict[tuple[str, str | None, str], list[Fact]] = defaultdict(list)
    for fact in told.facts:
        if fact.value("stake") is not None and fact.status is Status.ASSERTED:
            articles = sorted({claim.article for claim in told.claims_of(fact) if claim.value("stake") is not None})
            bought[fact.relation, fact.object, fact.value("date") or articles[0]].append(fact)
    for group in bought.values():
        whole = sum((Decimal(fact.value("stake") or 0) for fact in group), Decimal(0))
        if whole > 1:
            claims = [c for fact in group for c in told.claims_of(fact) if c.value("stake") is not None]
            quotes = ", ".join(dict.fromkeys(map(told.says, claims)))
            text = f"{told.about(group[0])}: stakes of {whole * 100:f} % in all, more than the whole; {quotes}."
            yield of_claims(KIND, group, claims, text)
