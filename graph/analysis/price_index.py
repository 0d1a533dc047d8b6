"""What a million tokens cost over time, market by market, and how fast that halves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import exp, log
from statistics import fmean, linear_regression, median
from typing import Any

import networkx as nx

from graph.analysis.edges import ASSERTED, direct
from graph.analysis.edges import prices as price_relations
from graph.analysis.table import Column, Table
from graph.analysis.times import quarter_named, quarter_number
from graph.labels import REPLACES
from ontology.model import Ontology
from ontology.records import Status

UNIT = "token"
MILLION = 1_000_000
FEWEST = 3
"""Quarters with a new price that a trend needs: through two points every line fits."""

SERIES = ("cheapest", "median", "index")
NONE = "No price of tokens in the graph has a sum, a number of tokens, and a date to the month."


@dataclass(frozen=True, slots=True)
class _Quote:
    """What an offer (who asks it for what) costs from a quarter on.

    ``instead_of`` is the old price, told without a date, that it takes the place of; None where no such is told.
    """

    market: tuple[str, str]
    offer: tuple[str, str]
    quarter: int
    dated: str
    price: float
    disputed: bool
    instead_of: float | None


@dataclass(frozen=True, slots=True)
class Level:
    """A market in one quarter: the prices in force per million tokens, and the index of the same offers."""

    market: tuple[str, str]
    quarter: int
    offers: int
    new: int
    cheapest: float
    median: float
    index: float
    disputed: int


def levels(
    graph: nx.MultiDiGraph[str], statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> tuple[tuple[Level, ...], int]:
    """Every market in every quarter from its first price to its last, and how many prices could not be dated or
    counted."""
    found, left_out = _quotes(graph, statuses, ontology)
    markets: dict[tuple[str, str], list[_Quote]] = defaultdict(list)
    for quote in found:
        markets[quote.market].append(quote)
    return tuple(level for _, quotes in sorted(markets.items()) for level in _levels(quotes)), left_out


def price_index(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """What a million tokens cost in each market, quarter by quarter.

    Definition: a market is a currency and a side (input, output, or neither told). A price is in force from the
    quarter of its date (of the first article, where it has none) until the same seller's next price for the same
    model; of several in one quarter the last counts, of several on one day the lowest. A price without a date that
    another one replaces is what the change is from, and not in force. ``cheapest`` and ``median`` are
    of all prices in force, so they fall when a cheaper model comes, too. ``index`` follows the same offers only: the
    chained Jevons index, the geometric mean of the changes of all offers that were in force a quarter before or whose
    old price is told (International Labour Organization and others, Consumer Price Index Manual, 2020), 100 before the
    first change.
    ``disputed`` counts prices in force that a conflict is about. A bound or range counts as the number it names first.
    """
    found, left_out = levels(graph, statuses, ontology)
    rows = [
        (
            *level.market,
            quarter_named(level.quarter),
            level.offers,
            level.new,
            round(level.cheapest, 6),
            round(level.median, 6),
            round(level.index, 3),
            level.disputed,
        )
        for level in found
    ]
    return Table(
        "Price of a million tokens",
        (
            Column("market", "currency"),
            Column("side"),
            Column("quarter"),
            Column("offers", "count"),
            Column("new", "count"),
            Column("cheapest", "units of the currency"),
            Column("median", "units of the currency"),
            Column("index", "100 before the first change"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        _notes(bool(rows), left_out),
    )


def price_half_life(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """How long it takes until a million tokens cost half, in each market.

    Definition: the half-life of exponential decay, ln 2 divided by the negative slope of the line that least squares
    fit to the logarithm of a series over time; the series are the columns ``cheapest``, ``median`` and ``index`` of the
    price index, in the quarters in which a price is new. ``change`` is what that slope makes of a price in a year,
    ``fit`` the share of the variation that the line explains (R²). Empty half-lives are those of prices that do not
    fall. At least three such quarters are needed. ``disputed`` counts prices of the last quarter that a conflict is
    about.
    """
    found, left_out = levels(graph, statuses, ontology)
    markets: dict[tuple[str, str], list[Level]] = defaultdict(list)
    for level in found:
        markets[level.market].append(level)
    rows = []
    for market, told in sorted(markets.items()):
        changed = [level for level in told if level.new]
        if len(changed) < FEWEST:
            continue
        quarters = [float(level.quarter) for level in changed]
        for series in SERIES:
            slope, fit = _trend(quarters, [log(getattr(level, series)) for level in changed])
            months = round(3 * log(2) / -slope, 1) if slope < 0 else None
            row = (series, months, round(exp(4 * slope) - 1, 4), round(fit, 4), len(changed), told[-1].disputed)
            rows.append((*market, *row))
    few = f"No market has new prices in {FEWEST} quarters or more, which a trend needs."
    return Table(
        "Half-life of the price of a million tokens",
        (
            Column("market", "currency"),
            Column("side"),
            Column("series"),
            Column("half_life", "months"),
            Column("change", "share a year"),
            Column("fit", "R², 0 to 1"),
            Column("quarters", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        _notes(True, left_out) if rows else (few if found else NONE,),
    )


def _quotes(
    graph: nx.MultiDiGraph[str], statuses: Collection[Status], ontology: Ontology | None
) -> tuple[list[_Quote], int]:
    relations = price_relations(ontology)
    parts = {relation.part_edge for relation in relations}
    old_of = {new: old for new, old, edge in graph.edges(data=True) if edge["type"] == REPLACES}
    told_of = {fact: (seller, told) for seller, fact, told in direct(graph, relations, statuses)}
    # An old price with a date of its own is a price of its time; without one it is known by what replaced it.
    undated = {old for old in old_of.values() if old in told_of and not told_of[old][1].get("date")}
    found, left_out = [], 0
    for fact, (seller, told) in told_of.items():
        if told.get("per_unit") != UNIT or fact in undated:
            continue
        price = _each(told)
        if not price or not told.get("quarter") or not told.get("currency"):
            left_out += 1
            continue
        product = min((end for _, end, edge in graph.out_edges(fact, data=True) if edge["type"] in parts), default="")
        market = str(told["currency"]), str(told.get("side", ""))
        dated, quarter = str(told["dated"]), quarter_number(str(told["quarter"]))
        old = old_of.get(fact)
        before = _each(told_of[old][1]) if old in undated else None
        found.append(_Quote(market, (seller, product), quarter, dated, price, bool(told.get("disputed")), before))
    return found, left_out


def _each(told: Mapping[str, Any]) -> float | None:
    """The price of a million, None where there is none above nothing."""
    amount, quantity = Decimal(told.get("amount_text", 0)), Decimal(told.get("per_quantity_text", 0))
    return float(amount / quantity * MILLION) if amount > 0 and quantity > 0 else None


def _levels(quotes: list[_Quote]) -> Iterator[Level]:
    """One market through its quarters."""
    by_quarter: dict[int, dict[tuple[str, str], _Quote]] = defaultdict(dict)
    for quote in sorted(quotes, key=lambda quote: (quote.dated, -quote.price, quote.offer)):
        by_quarter[quote.quarter][quote.offer] = quote
    in_force: dict[tuple[str, str], _Quote] = {}
    index = 100.0
    for quarter in range(min(by_quarter), max(by_quarter) + 1):
        new = by_quarter.get(quarter, {})
        changes = [log(new.get(offer, quote).price / quote.price) for offer, quote in sorted(in_force.items())]
        for offer, quote in sorted(new.items()):
            if quote.instead_of and offer not in in_force:
                changes.append(log(quote.price / quote.instead_of))
        index *= exp(fmean(changes)) if changes else 1
        in_force |= new
        prices = [quote.price for quote in in_force.values()]
        disputed = sum(quote.disputed for quote in in_force.values())
        market = quotes[0].market
        yield Level(market, quarter, len(prices), len(new), min(prices), median(prices), index, disputed)


def _trend(times: list[float], values: list[float]) -> tuple[float, float]:
    """The slope of the line of least squares, and the share of the variation that it explains."""
    slope, intercept = linear_regression(times, values)
    mean = fmean(values)
    whole = sum((value - mean) ** 2 for value in values)
    rest = sum((value - slope * time - intercept) ** 2 for time, value in zip(times, values, strict=True))
    return slope, 1 - rest / whole if whole else 1.0


def _notes(any_rows: bool, left_out: int) -> tuple[str, ...]:
    told = Counter({NONE: not any_rows})
    told[f"{left_out} prices of tokens are left out: no sum above nothing, no currency, or no month."] = bool(left_out)
    return tuple(note for note, wanted in told.items() if wanted)
