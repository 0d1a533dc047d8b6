"""Shares with the bounds within which they lie."""

from __future__ import annotations

from matplotlib.figure import Figure

from graph.analysis.table import Table
from graph.plots.style import COLOURS, MARKERS
from graph.plots.words import label


def intervals(figure: Figure, table: Table) -> int:
    """The share that came true, with its 95 % interval, and of how many deals it is."""
    axes = figure.subplots()
    kinds = sorted({str(row[table.place("first")]) for row in table.rows})
    for height, row in enumerate(table.rows):
        told = {column.name: value for column, value in zip(table.columns, row, strict=True)}
        kind = kinds.index(str(told["first"]))
        low, share, high = (float(str(told[name])) for name in ("low", "share", "high"))
        axes.plot([low, high], [height, height], color=COLOURS[kind], linewidth=2)
        axes.plot([share], [height], color=COLOURS[kind], marker=MARKERS[kind], markersize=7)
    names = [
        label(row[0], row[1], f"{row[table.place('came_true')]} of {row[table.place('deals')]}") for row in table.rows
    ]
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.set_xlim(0, 1)
    axes.set_xlabel("share that was asserted later, with its 95 % interval")
    return len(names)
