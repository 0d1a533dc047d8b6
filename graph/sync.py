"""Bring a store to the wanted graph, and tell what that took."""

from __future__ import annotations

from dataclasses import dataclass

from graph.delta import difference
from graph.project import PropertyGraph
from graph.stores.base import GraphStore


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How many nodes and edges were written (new or changed) and taken back."""

    nodes_written: int
    edges_written: int
    nodes_retracted: int
    edges_retracted: int

    def __bool__(self) -> bool:
        return bool(self.nodes_written or self.edges_written or self.nodes_retracted or self.edges_retracted)


def sync(store: GraphStore, wanted: PropertyGraph) -> SyncReport:
    """Write the difference into the store. A store that was left half written by a killed process is repaired."""
    delta = difference(wanted, store.digests())
    if delta:
        store.apply(delta)
    return SyncReport(len(delta.nodes), len(delta.edges), len(delta.retract_nodes), len(delta.retract_edges))
