"""What one seller asks for one thing, as a line in time: each price with the change it makes and the one claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from graph.facts import Fact
from graph.numbers import interval
from graph.price_ages import Price
from ontology.model import Ontology
from ontology.records import Status

POINTS = Decimal(1)
"""Percentage points by which a change that is told in round numbers may differ from the one that is computed."""

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Step:
    """One price that takes another one's place: ``percent`` is computed, ``claims`` are the changes told of it."""

    old: Fact
    new: Fact
    percent: Decimal
    claims: tuple[Fact, ...]

    def fits(self, claimed: Fact) -> bool:
        """Whether a change that is told is the computed one, as far as its words and roundings go."""
        told = Decimal(claimed.value("percent") or 0)
        # "More than 80 percent" cut is -80 with "min": the bound is of the size, not of the signed number.
        size = interval(abs(told), None, claimed.value("bound"))
        same_way = (told < 0) == (self.percent < 0)
        return same_way and size.low - POINTS <= abs(self.percent) <= size.high + POINTS


def price_steps(facts: Iterable[Fact], ontology: Ontology) -> tuple[Step, ...]:
    """Every step of every line, by seller, product and date; only what is asserted counts."""
    told = [fact for fact in facts if fact.status is Status.ASSERTED]
    prices, of_change = _prices(ontology), _changes(ontology)
    changes = [fact for fact in told if fact.relation in of_change and fact.value("percent")]
    lines: dict[tuple[str, ...], list[tuple[Price, Fact]]] = defaultdict(list)
    for fact in told:
        if fact.relation in prices and fact.value("amount") and not fact.value("amount_high"):
            price = _price(fact)
            lines[price.same_thing()].append((price, fact))
    return tuple(step for _, line in sorted(lines.items()) for step in _steps(line, changes))


def _steps(line: list[tuple[Price, Fact]], changes: list[Fact]) -> Iterator[Step]:
    """The old price is told without a date beside the new one; two such prices stand in no order."""
    undated = {price.each() for price, _ in line if not price.date}
    ordered = sorted((p for p in line if p[0].date or len(undated) == 1), key=lambda p: (p[0].date, p[1].iri))
    for (before, old), (after, new) in pairwise(_turns(ordered)):
        step, back = _step(before, old, after, new, changes), _step(after, new, before, old, changes)
        # Which of the two is old is told by the change as well, where one of them has no date to tell it.
        turned = not before.date and back and any(map(back.fits, back.claims))
        if step:
            yield back if turned and back and not any(map(step.fits, step.claims)) else step


def _step(before: Price, old: Fact, after: Price, new: Fact, changes: list[Fact]) -> Step | None:
    was, now = before.each(), after.each()
    if not was or now is None:
        return None
    percent = ((now - was) / was * _HUNDRED).quantize(Decimal("0.1"))
    return Step(old, new, percent, tuple(c for c in changes if _tells(c, old, new)))


def _turns(ordered: list[tuple[Price, Fact]]) -> Iterator[tuple[Price, Fact]]:
    """The prices that differ from the one before; where one date has several, none can be called the new one."""
    dates: dict[str, set[Decimal | None]] = defaultdict(set)
    for price, _ in ordered:
        dates[price.date].add(price.each())
    last: Decimal | None = None
    for price, fact in ordered:
        if len(dates[price.date]) == 1 and price.each() != last:
            last = price.each()
            yield price, fact


def _tells(change: Fact, old: Fact, new: Fact) -> bool:
    """Whether a change is told of this step: of the same thing, on the day of the new price or beside it."""
    if (change.subject, change.object) != (new.subject, new.object):
        return False
    told, day = change.value("date") or "", new.value("date") or old.value("date") or ""
    return not told or told.startswith(day) or day.startswith(told)


def _price(fact: Fact) -> Price:
    quantity = fact.value("per_quantity")
    return Price(
        fact.subject,
        fact.object or "",
        fact.value("side") or "",
        fact.value("currency") or "",
        fact.value("per_unit") or "",
        Decimal(quantity) if quantity else None,
        Decimal(fact.value("amount") or 0),
        fact.value("date") or "",
    )


def _prices(ontology: Ontology) -> set[str]:
    return {relation.name for relation in ontology.relations.values() if "per_unit" in relation.attributes}


def _changes(ontology: Ontology) -> set[str]:
    return {relation.name for relation in ontology.relations.values() if relation.key == "percent"}
