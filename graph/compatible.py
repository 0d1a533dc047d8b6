"""When two claims on the same relation between the same things may speak of one fact."""

from __future__ import annotations

from graph.numbers import close
from ontology.model import Ontology, Relation
from ontology.records import Claim, Status

NUMBER = ("amount", "amount_high", "bound", "currency", "percent")
"""The attributes that make one number; they are taken together from one claim and never mixed."""

MEASURES = (*NUMBER, "stake")
"""Attributes that are said of a fact and do not tell it from another one, unless the relation names one as its key."""


def telling(relation: Relation, ontology: Ontology) -> tuple[str, ...]:
    """The attributes, besides the key, by which two facts of the relation differ, in the ontology's order."""
    return tuple(name for name in ontology.attributes if name in relation.attributes and name not in MEASURES)


def compatible(one: Claim, other: Claim, relation: Relation, ontology: Ontology) -> bool:
    """Whether nothing that both claims say keeps them apart; what only one of them says does not count.

    The key number must be equal within a hundredth, in the same currency; a date must be the other's or the beginning
    of it (2023-06 and 2023-06-29); every other telling attribute must be the same. Where a relation has no key number,
    two sums keep claims apart unless both name the same round or the same month: then one of them is wrong.
    """
    if relation.key:
        first, second = one.value(relation.key), other.value(relation.key)
        if first is not None and second is not None:
            if not close(first, second):
                return False
            if one.value("currency") != other.value("currency"):
                return False
    elif _two_sums(one, other) and not same_occasion(one, other):
        return False
    # A denial is dated by the day of the denial as often as by the deal's, so that its date keeps nothing apart.
    undated = Status.DENIED in (one.status, other.status) and one.status is not other.status
    names = (name for name in telling(relation, ontology) if not (undated and name == "date"))
    return all(_agree(name, one.value(name), other.value(name)) for name in names)


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
    return name == "date" and (one.startswith(other + "-") or other.startswith(one + "-"))
