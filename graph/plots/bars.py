"""Rows with one number each, as bars; what a conflict is about is hatched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.ticker import EngFormatter, MaxNLocator

from graph.analysis.table import Table
from graph.plots.style import COLOURS, DISPUTED, LIGHT
from graph.plots.words import axis, label

THOUSANDS = 10_000
"""From here on an axis counts in k, M and G."""

MOST = 20
"""Bars of one picture; a table may have thousands of rows."""


def bars(
    figure: Figure,
    table: Table,
    *,
    labels: Sequence[str],
    value: str,
    of_one: str = "",
    part: str = "",
    most: int = MOST,
) -> int:
    """The first rows with a value as bars, their number being the answer.

    With ``of_one`` only rows count that have the commonest value of this column: sums of two currencies share no axis.
    ``part`` is a column whose number is a part of the value, drawn over it in full colour.
    """
    rows = [row for row in table.rows if row[table.place(value)] is not None]
    if of_one:
        commonest = Counter(row[table.place(of_one)] for row in rows).most_common(1)
        rows = [row for row in rows if commonest and row[table.place(of_one)] == commonest[0][0]]
    rows = rows[:most]
    axes = figure.subplots()
    names = [label(*(row[table.place(each)] for each in labels)) for row in rows]
    places = range(len(rows))
    heights = [_number(row[table.place(value)]) for row in rows]
    drawn = axes.barh(places, heights, color=LIGHT if part else COLOURS[0], edgecolor="white")
    if part:
        axes.barh(places, [_number(row[table.place(part)]) for row in rows], color=COLOURS[0], edgecolor="white")
    legend = [Patch(color=LIGHT, label=value.replace("_", " ")), Patch(color=COLOURS[0], label=part.replace("_", " "))]
    legend = legend if part else []
    if "disputed" in [column.name for column in table.columns]:
        hatched = [bar for bar, row in zip(drawn, rows, strict=True) if row[table.place("disputed")]]
        for bar in hatched:
            bar.set_hatch(DISPUTED)
        if hatched:
            legend.append(
                Patch(
                    facecolor=LIGHT if part else COLOURS[0],
                    edgecolor="white",
                    hatch=DISPUTED,
                    label="with some in dispute",
                )
            )
    if legend:
        axes.legend(handles=legend, loc="lower right", bbox_to_anchor=(1, 1.0), ncols=len(legend), fontsize=8)
    axes.set_xlim(left=0, right=None if any(heights) else 1)
    if table.columns[table.place(value)].unit == "count":
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if max(heights, default=0) >= THOUSANDS:
        axes.xaxis.set_major_formatter(EngFormatter(sep=""))
    axes.set_yticks(list(places), names)
    axes.invert_yaxis()
    of = (
        f"{table.columns[table.place(value)].name.replace('_', ' ')}, {rows[0][table.place(of_one)]}"
        if of_one and rows
        else ""
    )
    axes.set_xlabel(of or axis(table, value))
    return len(rows)


def _number(value: object) -> float:
    return float(str(value))
