"""Betweenness that is exact where it can be, and counted from a sample of nodes where that would take too long."""

from __future__ import annotations

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from ontology.identifiers import digest

SEED = 7
"""What the measures draw their samples with, so that the same graph gives the same tables."""

EXACT = 4_000_000
"""Nodes times nodes and ends of ties up to which every path is counted, by NetworkX in some seconds."""

STEPS = 30_000_000
"""Nodes and ends of ties that may be looked at in all beyond that, some five seconds: it tells how many starting points
can be had."""

Whole = NDArray[np.int64]
Real = NDArray[np.float64]


def betweenness(network: nx.Graph[str]) -> tuple[dict[str, float], tuple[str, ...]]:
    """The share of shortest paths through each node, and a note where it is an estimate."""
    nodes = network.number_of_nodes()
    once = nodes + 2 * network.number_of_edges()
    if nodes * once <= EXACT:
        return (nx.betweenness_centrality(network) if nodes else {}), ()
    pivots = min(nodes, STEPS // once)
    notes = (f"Betweenness is estimated from {pivots} of {nodes} starting points, drawn with seed {SEED}.",)
    return sampled(network, pivots), notes if pivots < nodes else ()


def sampled(network: nx.Graph[str], pivots: int) -> dict[str, float]:
    """Betweenness from that many starting points, those with the smallest digests (Brandes and Pich 2007).

    What NetworkX does node by node is done here for a whole step of a breadth-first search at once, which is some
    thirty times faster in a large network; from all nodes it gives what NetworkX gives.
    """
    nodes = list(network)
    places = {node: place for place, node in enumerate(nodes)}
    ends = [np.fromiter((places[other] for other in network.adj[node]), np.int64) for node in nodes]
    first = np.concatenate(([0], np.cumsum([len(found) for found in ends], dtype=np.int64)))
    others = np.concatenate(ends)
    chosen = sorted(range(len(nodes)), key=lambda place: digest(SEED, nodes[place]))[:pivots]
    through = np.zeros(len(nodes))
    for start in chosen:
        through += _dependencies(start, first, others)
    # A path does not pass through the node that it starts from: such a node has one starting point fewer.
    starts = np.full(len(nodes), float(len(chosen)))
    starts[chosen] -= 1
    shares = through / np.maximum(starts, 1) / max(1, len(nodes) - 2)
    return dict(zip(nodes, shares.tolist(), strict=True))


def _dependencies(start: int, first: Whole, others: Whole) -> Real:
    """Brandes 2001: for each node, the sum of the shares of shortest paths from the start that pass through it."""
    size = len(first) - 1
    far, paths = np.full(size, -1, dtype=np.int64), np.zeros(size)
    far[start], paths[start] = 0, 1
    steps: list[tuple[Whole, Whole]] = []
    edge = np.array([start])
    while len(edge):
        counts = first[edge + 1] - first[edge]
        offsets = np.repeat(first[edge] - np.concatenate(([0], np.cumsum(counts)[:-1])), counts)
        one, other = np.repeat(edge, counts), others[offsets + np.arange(counts.sum())]
        fresh = far[other] < 0
        edge = np.unique(other[fresh])
        far[edge] = len(steps) + 1
        one, other = one[fresh], other[fresh]
        paths += np.bincount(other, weights=paths[one], minlength=size)
        steps.append((one, other))
    through = np.zeros(size)
    for one, other in reversed(steps):
        through += np.bincount(one, weights=paths[one] / paths[other] * (1 + through[other]), minlength=size)
    through[start] = 0
    return through
