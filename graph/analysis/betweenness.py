"""Betweenness that is exact where it can be, and counted from a seeded sample where that would take too long."""

from __future__ import annotations

import networkx as nx

SEED = 7
"""What every sample of the measures is drawn with, so that the same graph gives the same tables."""

STEPS = 6_000_000
"""Ends of ties that may be looked at, some ten seconds of NetworkX: from so many things as this allows, paths are
counted. All things of a network of about 1,500 things with two ties each are within it."""

FEWEST = 16
"""Things from which paths are counted at least."""


def betweenness(network: nx.Graph[str]) -> tuple[dict[str, float], tuple[str, ...]]:
    """The share of shortest paths through each node, and a note where it is an estimate."""
    nodes, ends = network.number_of_nodes(), 2 * network.number_of_edges()
    pivots = max(FEWEST, STEPS // max(1, nodes + ends))
    if pivots >= nodes:
        return (nx.betweenness_centrality(network) if nodes else {}), ()
    sampled = nx.betweenness_centrality(network, k=pivots, seed=SEED)
    return sampled, (f"Betweenness is estimated from {pivots} of {nodes} starting points, drawn with seed {SEED}.",)
