"""Bring a store to the wanted graph, make sure that it is there, and tell what that took."""

from __future__ import annotations

from dataclasses import dataclass

from graph.delta import difference, digests_of
from graph.project import PropertyGraph
from graph.stores.base import ChangedMeanwhile, GraphStore
from ontology.errors import DealgraphError

TRIES = 5
"""How often a store is compared again because another run has written to it in between."""


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
    """Write the difference into the store. A store that was left half written by a killed process is repaired.

    What was written is read again; `DealgraphError` where the store then holds another graph than the wanted one.
    Another run that writes at the same time doubles nothing: the store is compared again after it.
    """
    for _ in range(TRIES - 1):
        try:
            return _synced(store, wanted)
        except ChangedMeanwhile:
            continue
    return _synced(store, wanted)


def _synced(store: GraphStore, wanted: PropertyGraph) -> SyncReport:
    told = digests_of(wanted)
    delta = difference(wanted, store.digests(), told)
    if delta:
        store.apply(delta)
        left = difference(wanted, present, told) if (present := store.digests()) != told else None
        if left:
            nodes = {node.iri for node in left.nodes} | set(left.retract_nodes)
            edges = {edge.iri for edge in left.edges} | set(left.retract_edges)
            raise DealgraphError(
                f"does not hold what was written: {len(nodes)} nodes and {len(edges)} edges are missing, others than "
                "they should be, or there twice",
                where="the store",
                remedy="Run `dealgraph sync --rebuild`; no other run may write to the store at the same time.",
            )
    return SyncReport(len(delta.nodes), len(delta.edges), len(delta.retract_nodes), len(delta.retract_edges))
