"""What must be written and taken back to turn a store's graph into the wanted one."""

from __future__ import annotations

from graph.labels import edge_digest, labels_of, node_digest, type_of
from graph.project import PropertyGraph
from graph.stores.base import StoreDigests
from ontology.records import GraphDelta


def digests_of(graph: PropertyGraph) -> StoreDigests:
    """What a store says that holds this graph."""
    return StoreDigests(
        nodes={iri: node_digest(node) for iri, node in graph.nodes.items()},
        edges={iri: edge_digest(edge) for iri, edge in graph.edges.items()},
    )


def difference(wanted: PropertyGraph, present: StoreDigests, told: StoreDigests | None = None) -> GraphDelta:
    """The delta from what a store has to what it should have; empty when both are the same.

    ``told`` is `digests_of` the wanted graph, where it is known already.

    A node whose labels change is taken back and written anew, with all its edges: not every store can change the
    labels of a node that is there.
    """
    told = told or digests_of(wanted)
    fresh = {iri: node for iri, node in wanted.nodes.items() if present.nodes.get(iri) != told.nodes[iri]}
    gone = {iri for iri in present.nodes if iri not in wanted.nodes}
    gone |= {
        iri for iri, node in fresh.items() if iri in present.nodes and labels_of(present.nodes[iri]) != node.labels
    }
    # An edge's type is part of its IRI: only one that is there more than once has another.
    twice = {iri for iri, edge in wanted.edges.items() if type_of(present.edges.get(iri, edge.type)) != edge.type}
    # Taking a node back takes its edges along.
    edges = {
        iri: edge
        for iri, edge in wanted.edges.items()
        if present.edges.get(iri) != told.edges[iri] or edge.source in gone or edge.target in gone
    }
    return GraphDelta(
        retract_edges=tuple(sorted({iri for iri in present.edges if iri not in wanted.edges} | twice)),
        retract_nodes=tuple(sorted(gone)),
        nodes=tuple(fresh[iri] for iri in sorted(fresh)),
        edges=tuple(edges[iri] for iri in sorted(edges)),
    )
