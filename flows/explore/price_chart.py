"""What a million tokens cost over time, as a chart that needs no script: places on a page, for a template to draw.

The scale is logarithmic, since prices fall by a tenth as easily as from a hundred to ten. A chart has one currency:
how much another one was worth on a day is for `graph/rates.py` and people to say.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flows.explore.told import Told
from flows.explore.words import number

WIDTH, HEIGHT = 420.0, 200.0
LEFT, RIGHT, TOP, BOTTOM = 52.0, 12.0, 12.0, 28.0
MILLION = Decimal(1_000_000)
LINES = 6
"""Lines of one chart that can be told apart; what has more is listed, and its lines are drawn alike."""


@dataclass(frozen=True, slots=True)
class Point:
    """A price in its place. ``step`` is the change from the one before it, "" for the first."""

    x: float
    y: float
    dated: str
    price: str
    step: str
    status: str
    fact: str


@dataclass(frozen=True, slots=True)
class Line:
    """The prices of one model at one seller for one side; ``path`` is SVG's, a staircase from price to price."""

    name: str
    number: int
    path: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on an axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart: what it is of, its lines and its axes."""

    title: str
    width: float
    height: float
    left: float
    right: float
    bottom: float
    lines: tuple[Line, ...]
    prices: tuple[Tick, ...]
    days: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class _Price:
    line: str
    day: float
    dated: str
    amount: Decimal
    fact: Told


def charts(iri: str, facts: Iterable[Told], replaced: Mapping[str, str] | None = None) -> tuple[Chart, ...]:
    """A chart for each currency and unit in which several prices of a thing are told, tokens by the million.

    ``replaced`` has for the IRI of a price that of the one in whose place it is asked: of two prices of one day, as a
    price cut tells them, only this says which came first.
    """
    found: dict[tuple[str, str], list[_Price]] = defaultdict(list)
    for fact in facts:
        price = _price(iri, fact)
        if price is not None:
            found[fact.values.get("currency") or "", fact.values["per_unit"]].append(price)
    steps = replaced or {}
    return tuple(_chart(*kind, prices, steps) for kind, prices in sorted(found.items()) if len(prices) > 1)


def _price(iri: str, fact: Told) -> _Price | None:
    values = fact.values
    amount, unit = values.get("amount_text"), values.get("per_unit")
    if not unit or amount is None or not fact.dated or fact.status == "denied" or Decimal(amount) <= 0:
        return None
    each = Decimal(amount) / Decimal(values.get("per_quantity_text") or 1)
    # The other thing's name: on a model's page its sellers, on a seller's its models.
    other = fact.object_name if fact.subject == iri else fact.subject_name
    line = ", ".join(filter(None, (other or fact.subject_name, values.get("side"))))
    return _Price(line, _day(fact.dated), fact.dated, each * MILLION if unit == "token" else each, fact)


def _day(dated: str) -> float:
    """Where a day, a month or a year lies on the calendar: an imprecise date in the middle of what it names."""
    year, month, day = (*(int(part) for part in dated.split("-")), 0, 0)[:3]
    if not month:
        return date(year, 7, 1).toordinal()
    return date(year, month, day or 15).toordinal()


def _chart(currency: str, unit: str, prices: list[_Price], replaced: Mapping[str, str]) -> Chart:
    low, high = _decades([price.amount for price in prices])
    first, last = min(price.day for price in prices), max(price.day for price in prices)
    if first == last:
        first, last = first - 180, last + 180

    def x(day: float) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first) / (last - first), 1)

    def y(amount: Decimal | float) -> float:
        share = (math.log10(amount) - low) / (high - low)
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * share, 1)

    by_line: dict[str, list[_Price]] = defaultdict(list)
    for price in sorted(prices, key=lambda price: (price.day, _before(price.fact.iri, replaced), price.amount)):
        by_line[price.line].append(price)
    lines: list[Line] = []
    for name, told in sorted(by_line.items()):
        points = [
            Point(
                x=x(price.day),
                y=y(price.amount),
                dated=price.dated,
                price=f"{currency} {number(price.amount)}".strip(),
                step=_step(told[place - 1], price, replaced) if place else "",
                status=price.fact.status,
                fact=price.fact.iri,
            )
            for place, price in enumerate(told)
        ]
        lines.append(Line(name, min(len(lines), LINES), _staircase(points), tuple(points)))
    what = "a million tokens" if unit == "token" else f"one {unit.replace('_', ' ')}"
    return Chart(
        title=f"Price of {what}{f' in {currency}' if currency else ''}",
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        lines=tuple(lines),
        prices=tuple(Tick(y(10.0**power), number(Decimal(10) ** power)) for power in range(low, high + 1)),
        days=tuple(_days(first, last, x)),
    )


def _decades(amounts: list[Decimal]) -> tuple[int, int]:
    """The powers of ten below and above all prices, never the same."""
    low, high = math.floor(math.log10(min(amounts))), math.ceil(math.log10(max(amounts)))
    return low, max(high, low + 1)


def _days(first: float, last: float, x: Callable[[float], float]) -> list[Tick]:
    """New Year's days, or, within less than two years, the first and the last day."""
    years = range(date.fromordinal(int(first)).year + 1, date.fromordinal(int(last)).year + 1)
    if len(years) >= 2:
        every = -(-len(years) // 8)
        return [Tick(x(date(year, 1, 1).toordinal()), str(year)) for year in years[::every]]
    return [Tick(x(day), date.fromordinal(int(day)).isoformat()[:7]) for day in (first, last)]


def _before(fact: str, replaced: Mapping[str, str]) -> int:
    """How many prices came one after the other before this one."""
    seen = {fact}
    while (fact := replaced.get(fact, "")) and fact not in seen:
        seen.add(fact)
    return len(seen) - 1


def _step(before: _Price, after: _Price, replaced: Mapping[str, str]) -> str:
    if before.day == after.day and replaced.get(after.fact.iri) != before.fact.iri:
        return ""  # two prices of one day, of which nobody knows which came first
    change = (after.amount / before.amount - 1) * 100
    return "unchanged" if not round(change) else f"{change:+.0f} %"


def _staircase(points: list[Point]) -> str:
    """A price holds until the next one is told."""
    first, *others = points
    return f"M{first.x} {first.y}" + "".join(f"H{point.x}V{point.y}" for point in others)
