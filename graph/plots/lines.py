"""Prices over time, on a scale on which halving is always the same step."""

from __future__ import annotations

from collections import defaultdict

from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator

from graph.analysis.table import Table
from graph.plots.style import COLOURS, LIGHT, MARKERS
from graph.plots.words import axis as title
from graph.plots.words import label

CROWDED = 1_000
"""How many times the least the most may be on an axis with three ticks for each power of ten."""

MOST = 30
"""Offers of one picture."""


def price_lines(figure: Figure, table: Table) -> int:
    """The median price and the index of the same offers, a line a market."""
    markets: dict[tuple[object, ...], list[tuple[object, ...]]] = defaultdict(list)
    for row in table.rows:
        markets[row[table.place("market")], row[table.place("side")]].append(row)
    quarters = sorted({str(row[table.place("quarter")]) for row in table.rows})
    for place, column in enumerate(("median", "index"), 1):
        axes = figure.add_subplot(1, 2, place)
        for number, (market, rows) in enumerate(sorted(markets.items(), key=str)):
            colour, marker = COLOURS[number % len(COLOURS)], MARKERS[number % len(MARKERS)]
            at = [quarters.index(str(row[table.place("quarter")])) for row in rows]
            values = [float(str(row[table.place(column)])) for row in rows]
            # From the ninth market on colours and shapes come again, with a broken line.
            line = "-" if number < len(COLOURS) else "--"
            axes.plot(at, values, line, color=colour, marker=marker, markersize=4, label=label(*market))
        axes.set_yscale("log")
        _plain_ticks(axes.yaxis)
        step = max(1, len(quarters) // 5)
        axes.set_xticks(range(0, len(quarters), step), quarters[::step], rotation=30, ha="right")
        axes.set_title(title(table, column) if column == "index" else "median of the prices in force")
    named, names = figure.axes[0].get_legend_handles_labels()
    figure.legend(named, names, fontsize=8, loc="outside lower center", ncols=5)
    return 10 + (len(names) + 4) // 5


def price_points(figure: Figure, table: Table) -> int:
    """What a million tokens cost at each seller: the old price in grey, a line to the new one."""
    offers: dict[str, list[tuple[float, str, bool]]] = defaultdict(list)
    place = table.place
    for row in table.rows:
        amount, quantity = row[place("amount")], row[place("per_quantity")]
        if row[place("per_unit")] == "token" and amount and quantity:
            name = label(*(row[place(each)] for each in ("seller", "product", "side", "currency")))
            each = float(str(amount)) / float(str(quantity)) * 1_000_000
            offers[name].append((each, str(row[place("age")]), bool(row[place("disputed")])))
    axes = figure.subplots()
    names = sorted(offers, key=lambda name: (-max(price for price, *_ in offers[name]), name))[:MOST]
    for height, name in enumerate(names):
        prices = offers[name]
        axes.plot([price for price, *_ in prices], [height] * len(prices), color=LIGHT, zorder=1)
        for price, age, disputed in prices:
            colour = LIGHT if age == "old" else COLOURS[0]
            axes.scatter(
                price, height, marker="X" if disputed else "o", color=colour, edgecolor="black", linewidth=0.4, zorder=2
            )
    axes.set_xscale("log")
    _plain_ticks(axes.xaxis)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlabel("units of the currency for a million tokens\ngrey: replaced by a later price; X: in dispute")
    return len(names)


def _plain_ticks(axis: Axis) -> None:
    """Ticks at 1, 2, 5, 10, or at 1 and 10 where these would stand too close, written out."""
    low, high = axis.get_view_interval()
    axis.set_major_locator(LogLocator(subs=(1, 2, 5) if high / low < CROWDED else (1,)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_locator(NullLocator())
