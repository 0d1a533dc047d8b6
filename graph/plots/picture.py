"""The picture of a measure's table, as SVG or PNG."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from io import BytesIO
from types import MappingProxyType

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.text import Text as Label

from graph.analysis.table import Table
from graph.plots.bars import bars
from graph.plots.fonts import BASE, families
from graph.plots.intervals import intervals
from graph.plots.lines import price_lines, price_points
from graph.plots.networks import co_investors, follower_arrows, lineage_layers
from graph.plots.style import SETTINGS
from ontology.errors import DealgraphError

FORMATS = ("svg", "png")
WIDTH, ROW, REST = 7.2, 0.24, 1.3
"""Inches: how wide a picture is, how high a bar is with the space around it, and how high what is above and below."""


class Text(StrEnum):
    """How letters stand in an SVG: drawn, the same everywhere; or as words that the reader's own fonts show."""

    DRAWN = "path"
    WORDS = "none"


Drawing = Callable[[Figure, Table], int]
PLOTTED: Mapping[str, Drawing] = MappingProxyType(
    {
        "investors_by_companies": partial(bars, labels=("investor",), value="companies"),
        "investors_by_money": partial(bars, labels=("investor",), value="amount", of_one="currency"),
        "central_companies": partial(bars, labels=("company",), value="betweenness"),
        "price_list": price_points,
        "co_investment": co_investors,
        "investor_communities": partial(bars, labels=("community", "members"), value="investors"),
        "bridging_investors": partial(bars, labels=("investor",), value="betweenness"),
        "money_centrality": partial(bars, labels=("name", "side"), value="centrality"),
        "followers": follower_arrows,
        "model_lineage": lineage_layers,
        "price_index": price_lines,
        "price_half_life": partial(bars, labels=("market", "side", "series"), value="half_life"),
        "denied_then_true": intervals,
        "source_speed": partial(bars, labels=("source",), value="share"),
        "single_sources": partial(bars, labels=("relation",), value="facts", part="one_source"),
        "sources_relied_on": partial(bars, labels=("source",), value="facts", part="only_here"),
    }
)
"""By measure what draws its table and answers how many bars high the picture is."""


def picture(measure: str, table: Table, form: str, *, text: Text = Text.DRAWN) -> bytes:
    """The measure's table as a picture in the form ``svg`` or ``png``: the same bytes for the same table and fonts.

    With `Text.WORDS` the machine needs no font that has the letters: whoever looks at it does.
    """
    if not table.rows:
        why = " ".join(table.notes)
        raise DealgraphError(f"there is nothing to plot of {measure}", where=table.title, remedy=why)
    settings = {**SETTINGS, "svg.fonttype": text.value, "svg.id": measure}
    with mpl.rc_context(settings), warnings.catch_warnings():
        if text is Text.WORDS:
            warnings.filterwarnings("ignore", "Glyph .* missing from", UserWarning)
        figure = Figure(figsize=(WIDTH, 4), layout="constrained")
        rows = PLOTTED[measure](figure, table)
        figure.suptitle(table.title, x=0.01, ha="left", fontsize=12)
        figure.set_size_inches(WIDTH, REST + ROW * max(4, rows))
        _dress(figure, text)
        return _saved(figure, form)


def _dress(figure: Figure, text: Text) -> None:
    """Give every text fonts that have its letters."""
    figure.canvas.draw_idle()
    labels = [label for label in figure.findobj(Label) if isinstance(label, Label)]
    try:
        found = families(label.get_text() for label in labels)
    except DealgraphError:
        if text is Text.DRAWN:
            raise
        found = [BASE]
    for label in labels:
        label.set_fontfamily([*found, "sans-serif"] if text is Text.WORDS else found)


def _saved(figure: Figure, form: str) -> bytes:
    if form not in FORMATS:
        raise DealgraphError(
            f"is no picture's form: {form!r}", where="plots", remedy=f"Known are {', '.join(FORMATS)}."
        )
    # The day and the version of matplotlib would make other bytes of the same picture.
    metadata = {"Date": None, "Creator": "dealgraph"} if form == "svg" else {"Software": "dealgraph"}
    written = BytesIO()
    figure.savefig(written, format=form, metadata=metadata, bbox_inches="tight", pad_inches=0.1)
    return written.getvalue()
