"""When two claims on the same relation between the same things may speak of one fact."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from graph.numbers import Interval, close, interval
from graph.rates import Rates, load_rates
from ontology.model import Ontology, Relation
from ontology.rdf import is_day
from ontology.records import Claim, Status

NUMBER = ("amount", "amount_high", "bound", "currency", "percent")
"""The attributes that make one number; they are taken together from one claim and never mixed."""

OF_RATES = Decimal("0.05")
"""How far the rate of a day may be from the mean of its year."""

OF_NEWS = timedelta(days=7)
"""How far the days may be apart by which two articles date one event."""

MEASURES = (*NUMBER, "stake")
"""Attributes that are said of a fact and do not tell it from another one, unless the relation names one as its key."""


def telling(relation: Relation, ontology: Ontology) -> tuple[str, ...]:
    """The attributes, besides the key, by which two facts of the relation differ, in the ontology's order."""
    return tuple(name for name in ontology.attributes if name in relation.attributes and name not in MEASURES)


def compatible(one: Claim, other: Claim, relation: Relation, ontology: Ontology) -> bool:
    """Whether nothing that both claims say keeps them apart; what only one of them says does not count.

    The key number must be one number (`_one_number`); a date must be the other's or the beginning of it (2023-06 and
    2023-06-29), or a day within a week of it; every other telling attribute must be the same. Where a relation has no
    key number, two sums keep claims apart unless both name the same round or the same month: then one of them is wrong.
    """
    if relation.key:
        if not _one_number(relation.key, one, other):
            return False
    elif _two_sums(one, other) and not same_occasion(one, other):
        return False
    # A denial is dated by the day of the denial as often as by the deal's, so that its date keeps nothing apart.
    undated = Status.DENIED in (one.status, other.status) and one.status is not other.status
    names = (name for name in telling(relation, ontology) if not (undated and name == "date"))
    return all(_agree(name, one.value(name), other.value(name)) for name in names)


def _one_number(key: str, one: Claim, other: Claim) -> bool:
    """Whether two claims give one number, or one of them none.

    It is so within a hundredth in the same currency. On one occasion "more than 20" and 22 are one as well, and so are
    two currencies that the year's rate turns into each other; but what is sold by the unit has a price of its own in
    each market, however near the rate.
    """
    first, second = one.value(key), other.value(key)
    if first is None or second is None:
        return True
    if one.value("currency") == other.value("currency"):
        return close(first, second) or (same_occasion(one, other) and _interval(key, one).meets(_interval(key, other)))
    by_unit = one.value("per_unit") is not None and other.value("per_unit") is not None
    return not by_unit and same_occasion(one, other) and _converted(key, one, other)


def _interval(key: str, claim: Claim) -> Interval:
    return interval(Decimal(claim.value(key) or 0), claim.value("amount_high"), claim.value("bound"))


def _converted(key: str, one: Claim, other: Claim) -> bool:
    """Whether two sums are one at the rate of their year, which a deal's own day may differ from by a little."""
    rates, day = _rates(), one.value("date") or other.value("date") or ""
    sums = [rates.converted(Decimal(c.value(key) or 0), c.value("currency") or "", day) for c in (one, other)]
    if sums[0] is None or sums[1] is None:
        return False
    return abs(sums[0] - sums[1]) <= OF_RATES * max(sums[0], sums[1])


@cache
def _rates() -> Rates:
    return load_rates()


def same_occasion(one: Claim, other: Claim) -> bool:
    """Whether both name the same round, or, where one of them names none, the same month."""
    first, second = one.value("round"), other.value("round")
    if first is not None and second is not None:
        return first == second
    return same_month(one, other)


def same_month(one: Claim, other: Claim) -> bool:
    """Whether both have a date and it is of one month."""
    first, second = one.value("date") or "", other.value("date") or ""
    return len(first) >= 7 and first[:7] == second[:7]


def _two_sums(one: Claim, other: Claim) -> bool:
    first, second = one.value("amount"), other.value("amount")
    if first is None or second is None or one.value("currency") != other.value("currency"):
        return False
    return not close(first, second)


def _agree(name: str, one: str | None, other: str | None) -> bool:
    if one is None or other is None or one == other:
        return True
    return name == "date" and (one.startswith(other + "-") or other.startswith(one + "-") or _one_news(one, other))


def _one_news(one: str, other: str) -> bool:
    """Whether two days are near enough for one event: each paper dates what is new by the day on which it has it."""
    if not (is_day(one) and is_day(other)):
        return False
    return abs(date.fromisoformat(one) - date.fromisoformat(other)) <= OF_NEWS
