"""Ties as a drawing, the strongest only: a picture of thousands shows nothing."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from graph.analysis.betweenness import SEED
from graph.analysis.table import Table
from graph.plots.style import COLOURS, LIGHT
from graph.plots.words import label

MOST = 40
"""Ties of one drawing."""

ROWS = 22
"""How high a drawing of a network is, in bars."""


def co_investors(figure: Figure, table: Table) -> int:
    """Investors and their ties, those of the backbone in full colour, those in dispute dashed."""
    network: nx.Graph[str] = nx.Graph()
    for one, other, _, weight, _, kept, disputed in table.rows[:MOST]:
        network.add_edge(label(one), label(other), weight=float(str(weight)), kept=bool(kept), disputed=bool(disputed))
    axes = figure.subplots()
    places = _places(network)
    for one, other, tie in network.edges(data=True):
        (x, y), (to_x, to_y) = places[one], places[other]
        style = "--" if tie["disputed"] else "-"
        colour = COLOURS[0] if tie["kept"] else "#777777"
        axes.plot([x, to_x], [y, to_y], style, color=colour, linewidth=min(5.0, 0.6 + tie["weight"]), zorder=1)
    _nodes(axes, places)
    axes.set_xlabel("blue: backbone; dashed: a shared deal is in dispute; width: companies shared")
    return ROWS


def follower_arrows(figure: Figure, table: Table) -> int:
    """An arrow from each leader to who follows, as wide as it happened often."""
    network: nx.DiGraph[str] = nx.DiGraph()
    for leader, follower, times, *_, disputed in table.rows[:MOST]:
        network.add_edge(label(leader), label(follower), weight=float(str(times)), disputed=bool(disputed))
    axes = figure.subplots()
    places = _places(network.to_undirected())
    for one, other, tie in network.edges(data=True):
        look = {"arrowstyle": "-|>", "color": COLOURS[0], "linewidth": min(4.0, 0.5 + tie["weight"] / 2)}
        look |= {"linestyle": "--" if tie["disputed"] else "-", "shrinkA": 6, "shrinkB": 6}
        axes.annotate("", xy=places[other], xytext=places[one], arrowprops=look)
    _nodes(axes, places)
    axes.set_xlabel("from who is first to who follows; width: how often; dashed: a deal is in dispute")
    return ROWS


def lineage_layers(figure: Figure, table: Table) -> int:
    """Models from left to right by generation, each joined to what it is built on."""
    place = table.place
    known = {str(row[0]): row for row in table.rows}
    shown: list[str] = []
    for name in sorted(
        known, key=lambda one: (-_largest(known, known[one][place("roots")], place("descendants")), one)
    ):
        bases = [base for base in _names(known[name][place("built_on")]) if base in known]
        if bases and len(shown) < MOST:
            shown += [one for one in (*bases, name) if one not in shown]
    layers: dict[int, list[str]] = {}
    for name in sorted(shown, key=lambda one: (str(known[one][place("roots")]), one)):
        layers.setdefault(int(str(known[name][place("generation")])), []).append(name)
    places = {
        name: (float(layer), (number + 0.5) / len(names))
        for layer, names in layers.items()
        for number, name in enumerate(names)
    }
    axes = figure.subplots()
    for name, (x, y) in places.items():
        for base in _names(known[name][place("built_on")]):
            if base in places:
                style = "--" if known[name][place("disputed")] else "-"
                axes.plot([places[base][0], x], [places[base][1], y], style, color="#777777", linewidth=0.8, zorder=1)
    _nodes(axes, places)
    axes.set_xlabel("from left to right: what is built on what")
    return max(6, max(map(len, layers.values())))


def _names(value: object) -> tuple[str, ...]:
    """Names as the measure gives them."""
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _largest(known: Mapping[str, tuple[object, ...]], roots: object, descendants: int) -> int:
    """How many are built on the root that most are built on: great families are drawn first."""
    return max((int(str(known[root][descendants])) for root in _names(roots) if root in known), default=0)


def _places(network: nx.Graph[str]) -> Mapping[str, tuple[float, float]]:
    """Where each node stands: every connected part in a square of its own size, the squares in rows."""
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    widest = 1.4 * sqrt(len(network))
    found: dict[str, tuple[float, float]] = {}
    left = top = height = 0.0
    for part in parts:
        side = sqrt(len(part))
        if left and left + side > widest:
            left, top, height = 0.0, top - height, 0.0
        # In the order of the names, as a set has none: the same network gives the same picture.
        ordered: nx.Graph[str] = nx.Graph()
        ordered.add_nodes_from(sorted(part))
        ordered.add_edges_from(sorted(network.subgraph(part).edges))
        spread = nx.spring_layout(ordered, seed=SEED, k=1.6 / sqrt(len(part)), iterations=300)
        for name, (x, y) in spread.items():
            found[name] = (round(left + side * (0.5 + 0.4 * x), 4), round(top - side * (0.5 - 0.4 * y), 4))
        left, height = left + side, max(height, side)
    return found


def _nodes(axes: Axes, places: Mapping[str, tuple[float, float]]) -> None:
    for name, (x, y) in places.items():
        axes.scatter(x, y, s=36, color=COLOURS[1], edgecolor="black", linewidth=0.5, zorder=2)
        frame = {
            "boxstyle": "round,pad=0.15",
            "facecolor": "white",
            "edgecolor": LIGHT,
            "linewidth": 0.4,
            "alpha": 0.85,
        }
        axes.annotate(
            name, (x, y), xytext=(0, 7), textcoords="offset points", ha="center", fontsize=7.5, zorder=3, bbox=frame
        )
    axes.margins(0.12)
    axes.set_xticks([])
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(False)
