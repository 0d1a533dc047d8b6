"""Groups of investors who invest with each other more than with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import graspologic_native
import networkx as nx

from graph.analysis.betweenness import SEED
from graph.analysis.co_investment import ALONE, co_investment_network
from graph.analysis.deals import deals, investors_of
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from ontology.model import Ontology
from ontology.records import Status

SHOWN = 10
"""Members of a community that are named, those with the most weight inside it first."""


def communities_of(network: nx.Graph[str]) -> tuple[dict[str, int], float]:
    """The community of each node, the largest being 1, and the modularity of all; the same for the same network."""
    ties = sorted((min(ends), max(ends), float(tie["weight"])) for *ends, tie in network.edges(data=True))
    if not ties:
        return {}, 0.0
    modularity, told = graspologic_native.leiden(edges=ties, use_modularity=True, seed=SEED, iterations=3)
    members: dict[int, list[str]] = defaultdict(list)
    for node, number in sorted(told.items()):
        members[number].append(node)
    ranked = sorted(members.values(), key=lambda found: (-len(found), found[0]))
    return {node: rank for rank, found in enumerate(ranked, 1) for node in found}, modularity


def investor_communities(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Which investors form groups that invest with each other.

    Definition: the partition of the co-investment network, with its weights, that the Leiden algorithm finds (Traag,
    Waltman and van Eck 2019, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific Reports 9,
    5233) when it maximises modularity (Newman and Girvan 2004) from a fixed seed. ``inside`` is the share of the
    members' weight that lies in ties to other members, ``companies`` are those in which two members or more have
    invested, ``disputed`` counts the ties among members that a conflict is about.
    """
    found = deals(graph, statuses, ontology)
    network = co_investment_network(graph, statuses, ontology)
    group, modularity = communities_of(network)
    inner: dict[str, float] = defaultdict(float)
    inside: dict[int, float] = defaultdict(float)
    whole: dict[int, float] = defaultdict(float)
    doubted: dict[int, int] = defaultdict(int)
    for one, other, tie in network.edges(data=True):
        for end in (one, other):
            whole[group[end]] += tie["weight"]
        if group[one] == group[other]:
            doubted[group[one]] += bool(tie["disputed"])
            for end in (one, other):
                inside[group[one]] += tie["weight"]
                inner[end] += tie["weight"]
    shared: dict[int, int] = defaultdict(int)
    for investors in investors_of(found).values():
        present = [group[investor] for investor in investors if investor in group]
        for number in {number for number in present if present.count(number) > 1}:
            shared[number] += 1
    members: dict[int, list[str]] = defaultdict(list)
    for node, number in group.items():
        members[number].append(node)
    rows = []
    for number, nodes in sorted(members.items()):
        leading = sorted(nodes, key=lambda node: (-inner[node], name(graph, node)))[:SHOWN]
        names = tuple(name(graph, node) for node in leading)
        rows.append(
            (number, len(nodes), shared[number], round(inside[number] / whole[number], 6), names, doubted[number])
        )
    return Table(
        "Communities of investors",
        (
            Column("community", "rank by size"),
            Column("investors", "count"),
            Column("companies", "count"),
            Column("inside", "share, 0 to 1"),
            Column("members"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        (f"Modularity {modularity:.3f}, seed {SEED}; at most {SHOWN} members are named.",) if rows else (ALONE,),
    )
