"""The embedded engine's own way to take much at once, for a store that is empty.

It bypasses Cypher, so that what Cypher would do on the way is done here: each set of labels is a type of its own, which
the engine makes when a query first names it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.stores.cypher_statements import edge_row, grouped, node_row, quoted
from ontology.records import GraphEdge, GraphNode

AT_ONCE = 20_000
"""Nodes or edges that are handed over in one call."""


def load(database: Any, nodes: Sequence[GraphNode], edges: Sequence[GraphEdge]) -> None:
    """Make the nodes, none of which is there, and the edges between them. An error of the engine's where it cannot."""
    alike, kinds = grouped(nodes, lambda node: node.labels), grouped(edges, lambda edge: edge.type)
    _make_types(database, list(alike), list(kinds))
    # The journal costs a seventh of the time; without it a killed process could leave less than it was told is there.
    with database.graph_batch(use_wal=True, expected_edge_count=len(edges)) as batch:
        places: dict[str, str] = {}
        for labels, found in alike.items():
            for start in range(0, len(found), AT_ONCE):
                part = found[start : start + AT_ONCE]
                made = batch.create_vertices("~".join(labels), [node_row(node) for node in part])
                places.update(zip((node.iri for node in part), made, strict=True))
        for kind, of_kind in kinds.items():
            for start in range(0, len(of_kind), AT_ONCE):
                some = of_kind[start : start + AT_ONCE]
                sources, targets = ([places[iri] for iri in ends] for ends in zip(*map(_ends, some), strict=True))
                batch.new_edges(sources, kind, targets, [edge_row(edge) for edge in some])


def _ends(edge: GraphEdge) -> tuple[str, str]:
    return edge.source, edge.target


def _make_types(database: Any, labels: Sequence[tuple[str, ...]], kinds: Sequence[str]) -> None:
    with database.transaction():
        for each in labels:
            database.command("opencypher", f"CREATE (n:{':'.join(map(quoted, each))}) DELETE n")
        for kind in kinds:
            database.command("opencypher", f"CREATE (a)-[:{quoted(kind)}]->(b) DETACH DELETE a, b")
