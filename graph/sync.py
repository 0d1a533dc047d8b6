"""Bring a store to the wanted graph, make sure that it is there, and tell what that took."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from graph.delta import difference, digests_of
from graph.project import PropertyGraph
from graph.stores.base import ChangedMeanwhile, GraphStore, RemembersItsGraph, StoreDigests
from ontology.errors import DealgraphError
from ontology.records import GraphDelta

PAUSES = (0.1, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds to wait before a store is compared again because another run has written to it in between: whoever writes
much is left to it, as each look of the one and each word of the other would make both begin anew."""

FEW = 20_000
"""Nodes and edges of a delta up to which they alone are read again; of more, the whole store."""


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How many nodes and edges were to be written (new or changed) and taken back when the store was first looked at.

    Where another run writes at the same time, a part of it may be that one's doing.
    """

    nodes_written: int
    edges_written: int
    nodes_retracted: int
    edges_retracted: int

    def __bool__(self) -> bool:
        return bool(self.nodes_written or self.edges_written or self.nodes_retracted or self.edges_retracted)


def sync(
    store: GraphStore,
    wanted: PropertyGraph,
    *,
    trusting: bool = False,
    wait: Callable[[float], object] = lambda _: None,
) -> SyncReport:
    """Write the difference into the store. A store that was left half written by a killed process is repaired.

    What was written is read again; `DealgraphError` where the store then holds another graph than the wanted one.
    Another run that writes at the same time doubles nothing: the store is compared again after it, after some seconds
    that ``wait`` is given.

    A ``trusting`` sync does not read a store that remembers what dealgraph left it with, so that it costs what the
    difference does. What a person's own query has changed since is found by any other.
    """
    told = digests_of(wanted)
    first: SyncReport | None = None
    for pause in (*PAUSES, None):
        try:
            before = store.remembered() if trusting and not first and isinstance(store, RemembersItsGraph) else None
            if before is not None:
                delta = difference(wanted, before, told)
                first = _report(delta)
                if not delta or _applied(store, delta, before, told):
                    break
                # Somebody's own query has changed what this run touched: compare everything.
            delta = difference(wanted, store.digests(), told)
            first = first or _report(delta)
            _written(store, delta, wanted, told)
            break
        except ChangedMeanwhile:
            if pause is None:
                raise
            wait(pause)
    assert first is not None  # nothing is applied before it is told
    if isinstance(store, RemembersItsGraph):
        store.remember(told)
    return first


def _report(delta: GraphDelta) -> SyncReport:
    return SyncReport(len(delta.nodes), len(delta.edges), len(delta.retract_nodes), len(delta.retract_edges))


def _applied(store: GraphStore, delta: GraphDelta, before: StoreDigests, told: StoreDigests) -> bool:
    """Make the delta true in a store that told ``before``; whether what it speaks of is then as it should be."""
    store.apply(delta)
    nodes = {*delta.retract_nodes, *(node.iri for node in delta.nodes)}
    edges = {*delta.retract_edges, *(edge.iri for edge in delta.edges)}
    assert isinstance(store, RemembersItsGraph)  # which said what it held
    found = store.read_again(delta, before) if len(nodes) + len(edges) <= FEW else store.digests()
    return all(found.nodes.get(iri) == told.nodes.get(iri) for iri in nodes) and all(
        found.edges.get(iri) == told.edges.get(iri) for iri in edges
    )


def _written(store: GraphStore, delta: GraphDelta, wanted: PropertyGraph, told: StoreDigests) -> None:
    """Make the delta true in a store that was compared; `DealgraphError` where it then is not."""
    if not delta:
        return
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
