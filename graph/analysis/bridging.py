"""Investors who join groups that have little else to do with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import networkx as nx

from graph.analysis.betweenness import betweenness
from graph.analysis.co_investment import ALONE, co_investment_network
from graph.analysis.communities import communities_of
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from ontology.model import Ontology
from ontology.records import Status


def bridging_investors(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Which investors connect others who would else be far apart.

    Definition: ``betweenness`` is the share of shortest paths between all other investors in the co-investment network
    that pass through the investor (Freeman 1977); in a large network paths are counted from a sample of investors
    (Brandes and Pich 2007, "Centrality estimation in large networks"), and a note says of how many. ``communities``
    counts the communities in which the investor's partners are. ``participation`` is 1 minus the sum of the squared
    shares of the investor's weight that go to each community: 0 where all partners are in one, near 1 where they are
    spread evenly over many (Guimerà and Amaral 2005, "Functional cartography of complex metabolic networks", Nature
    433). ``disputed`` counts the ties that a conflict is about.
    """
    network = co_investment_network(graph, statuses, ontology)
    group, _ = communities_of(network)
    between, notes = betweenness(network)
    rows = []
    for node, ties in network.adj.items():
        weights: Counter[int] = Counter()
        for other, tie in ties.items():
            weights[group[other]] += tie["weight"]
        whole = sum(weights.values())
        participation = round(1 - sum((weight / whole) ** 2 for weight in weights.values()), 6)
        disputed = sum(bool(tie["disputed"]) for tie in ties.values())
        rows.append((name(graph, node), round(between[node], 6), len(ties), len(weights), participation, disputed))
    rows.sort(key=lambda row: (-row[1], -row[4], -row[2], row[0]))
    return Table(
        "Bridging investors",
        (
            Column("investor"),
            Column("betweenness", "share, 0 to 1"),
            Column("ties", "count"),
            Column("communities", "count"),
            Column("participation", "0 to 1"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        notes if rows else (ALONE,),
    )
