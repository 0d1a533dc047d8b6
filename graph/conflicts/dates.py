"""Dates that cannot be: no day of the calendar, told as past long before it came, or two years for one round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from graph.conflicts.told import Conflict, Told, of_claims
from graph.facts import Fact
from graph.numbers import close
from ontology.rdf import is_day
from ontology.records import Claim, Status

KIND = "impossible_date"

AHEAD = timedelta(days=366)
"""How long after its article's day a deal that the article tells as done may be dated: it was signed, and closes."""

APART = timedelta(days=92)
"""How far two dates of one round may be apart: it is announced after it is signed, and closed after that."""

_DAY, _MONTH = len("2024-05-01"), len("2024-05")


def dates(told: Told) -> Iterator[Conflict]:
    """One conflict for each claim whose date cannot be, and for each two dates of one round."""
    for fact in told.facts:
        for claim in told.claims_of(fact):
            why = _why_not(told, claim)
            if why:
                yield of_claims(KIND, [fact], [claim], f"{told.about(fact)}: {told.says(claim)}, dated {why}.")
    yield from _two_dates(told)


def _why_not(told: Told, claim: Claim) -> str:
    day, published = claim.value("date") or "", told.article(claim.article).published
    if len(day) == _DAY and not is_day(day):
        return f"{day}, which is no day of the calendar"
    earliest, today = _earliest(day), _earliest(published)
    deal = told.ontology.relation(claim.relation).deal
    if deal and claim.status is Status.ASSERTED and earliest and today and earliest > today + AHEAD:
        return f"{day}, in an article of {published}"
    return ""


def _two_dates(told: Told) -> Iterator[Conflict]:
    """A company has one Series A: the same round with the same sum was not closed in two years."""
    rounds: dict[tuple[str, str, str | None, str], list[Fact]] = defaultdict(list)
    for fact in told.facts:
        name = fact.value("round")
        if name is not None and fact.value("date") and fact.value("amount") and fact.status is Status.ASSERTED:
            rounds[fact.relation, fact.subject, fact.object, name].append(fact)
    for (_, _, _, name), group in rounds.items():
        for one, other in combinations(group, 2):
            first, second = _dated(told, one), _dated(told, other)
            if _one_sum(one, other) and _far_apart(one, other) and first.article != second.article:
                text = (
                    f"{told.about(one)}: the {name} of one sum is dated {one.value('date')} and {other.value('date')}; "
                    f"{told.says(first)}, {told.says(second)}."
                )
                yield of_claims(KIND, [one, other], [first, second], text)


def _dated(told: Told, fact: Fact) -> Claim:
    return next(claim for claim in told.claims_of(fact) if claim.value("date") == fact.value("date"))


def _one_sum(one: Fact, other: Fact) -> bool:
    return one.value("currency") == other.value("currency") and close(
        one.value("amount") or "0", other.value("amount") or "0"
    )


def _far_apart(one: Fact, other: Fact) -> bool:
    first, second = (fact.value("date") or "" for fact in (one, other))
    days = _earliest(first), _earliest(second)
    if days[0] is None or days[1] is None or first[:4] == second[:4]:
        return False
    return abs(days[0] - days[1]) > APART


def _earliest(text: str) -> date | None:
    """The first day that a date as coarse as its text can be; None for what is no date."""
    padded = text + {4: "-01-01", _MONTH: "-01", _DAY: ""}.get(len(text), "?")
    return date.fromisoformat(padded) if is_day(padded) else None
