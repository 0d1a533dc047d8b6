"""Which companies stand between the others."""

from __future__ import annotations

from collections.abc import Collection

import networkx as nx

from graph.analysis.betweenness import betweenness
from graph.analysis.edges import ASSERTED, direct, name
from graph.analysis.table import Column, Table
from graph.labels import ENTITY, FACT
from ontology.model import Ontology, load_ontology
from ontology.records import Status


def central_companies(
    graph: nx.MultiDiGraph[str],
    *,
    statuses: Collection[Status] = ASSERTED,
    kinds: Collection[str] = ("Company",),
    ontology: Ontology | None = None,
) -> Table:
    """Which companies stand between the others: ties to other things, and the share of shortest paths through them.

    Definition: degree and betweenness centrality (Freeman 1977, "A set of measures of centrality based on
    betweenness") in the undirected network of all things with any relation to each other. In a large network paths
    are counted from a sample of things (Brandes and Pich 2007), and a note says of how many. ``disputed`` counts the
    ties that a conflict is about.
    """
    ties: nx.Graph[str] = nx.Graph()
    for source, target, told in direct(graph, list((ontology or load_ontology()).relations.values()), statuses):
        ends = graph.successors(target) if FACT in graph.nodes[target]["labels"] else (target,)
        for end in ends:
            if end != source and ENTITY in graph.nodes[end]["labels"]:
                before = ties.get_edge_data(source, end, {}).get("disputed", False)
                ties.add_edge(source, end, disputed=before or bool(told.get("disputed")))
    between, notes = betweenness(ties)
    rows = [
        (
            name(graph, iri),
            ties.degree(iri),
            round(between[iri], 6),
            sum(tie["disputed"] for tie in ties.adj[iri].values()),
        )
        for iri in ties
        if graph.nodes[iri].get("type") in kinds
    ]
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return Table(
        "Central companies",
        (
            Column("company"),
            Column("ties", "count"),
            Column("betweenness", "share, 0 to 1"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        notes if rows else ("No company in the graph has a relation to anything.",),
    )
