"""The property graph in memory, as NetworkX holds it."""

from __future__ import annotations

from collections import Counter

import networkx as nx

from graph.labels import edge_digest, node_digest
from graph.project import PropertyGraph
from graph.stores.base import Counts, StoreDigests
from ontology.records import GraphDelta, GraphEdge, GraphNode


class NetworkXStore:
    """A `networkx.MultiDiGraph` whose nodes and edge keys are IRIs.

    A node's attributes are its properties and ``labels``, an edge's its properties and ``type``; both carry
    ``digest``.
    """

    def __init__(self) -> None:
        self.graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._ends: dict[str, tuple[str, str]] = {}

    @classmethod
    def of(cls, wanted: PropertyGraph) -> NetworkXStore:
        """A store that holds this graph."""
        store = cls()
        store.apply(GraphDelta((), (), tuple(wanted.nodes.values()), tuple(wanted.edges.values())))
        return store

    def digests(self) -> StoreDigests:
        """The digest of each node and edge, by IRI."""
        return StoreDigests(
            nodes={iri: str(held["digest"]) for iri, held in self.graph.nodes.items()},
            edges={key: str(held["digest"]) for (_, _, key), held in self.graph.edges.items()},
        )

    def apply(self, delta: GraphDelta) -> None:
        """Take back and write what the delta says."""
        for iri in delta.retract_edges:
            self._take_edge_back(iri)
        for iri in delta.retract_nodes:
            if self.graph.has_node(iri):
                touching = [*self.graph.in_edges(iri, keys=True), *self.graph.out_edges(iri, keys=True)]
                for _, _, key in touching:
                    self._ends.pop(key, None)
                self.graph.remove_node(iri)
        for node in delta.nodes:
            self._put_node(node)
        for edge in delta.edges:
            self._put_edge(edge)

    def counts(self) -> Counts:
        """How many nodes of each label and edges of each type there are."""
        nodes = Counter(label for held in self.graph.nodes.values() for label in held["labels"])
        edges = Counter(str(held["type"]) for held in self.graph.edges.values())
        return Counts(dict(sorted(nodes.items())), dict(sorted(edges.items())))

    def clear(self) -> None:
        """Forget everything."""
        self.graph.clear()
        self._ends.clear()

    def close(self) -> None:
        """Let the graph go."""
        self.clear()

    def _put_node(self, node: GraphNode) -> None:
        self.graph.add_node(node.iri)
        held = self.graph.nodes[node.iri]
        held.clear()
        held.update({**dict(node.properties), "labels": node.labels, "digest": node_digest(node)})

    def _put_edge(self, edge: GraphEdge) -> None:
        self._take_edge_back(edge.iri)
        self._ends[edge.iri] = (edge.source, edge.target)
        told = {**dict(edge.properties), "type": edge.type, "digest": edge_digest(edge)}
        self.graph.add_edge(edge.source, edge.target, key=edge.iri, **told)

    def _take_edge_back(self, iri: str) -> None:
        ends = self._ends.pop(iri, None)
        if ends is not None:
            self.graph.remove_edge(*ends, key=iri)
