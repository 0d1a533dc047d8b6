"""The ledger into a store, again."""

from __future__ import annotations

import time

from flows.in_step import catch_up, fall_behind
from flows.projecting import kept_and_projected
from flows.run_record import moment
from flows.seen_conflicts import tell_conflicts
from flows.settings import EMBEDDED, Settings
from flows.stores import has_embedded_store, opened_store
from graph.delta import difference
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.project import PropertyGraph, project_ledger
from graph.stores.base import BelongsToALedger, GraphStore
from graph.sync import sync


def sync_ledger(
    ledger: Ledger, settings: Settings, *, rebuild: bool = False, take_over: bool = False, trusting: bool = False
) -> int:
    """Bring the store to what the ledger says; give how many nodes and edges changed. The caller holds the lock.

    With ``trusting``, the store is not read where it remembers what it was left with, as after a judgement.
    """
    # The graph first: a ledger that cannot be read must not cost the store what it holds.
    graph = kept_and_projected(ledger)
    tell_conflicts(settings.data, graph, moment())
    fall_behind(settings.data)  # whoever is killed from here on has left a store that the next run must look at
    if rebuild and settings.store == EMBEDDED:
        from graph.stores.registry import discard_embedded  # brings a driver and a JVM, which most commands do not need

        discard_embedded(settings.data)
    with opened_store(settings, read_only=False) as opened:
        if take_over and isinstance(opened, BelongsToALedger):
            opened.take_over()
        if rebuild:
            opened.clear()
        changes = sync_store(graph, opened, trusting=trusting)
    catch_up(settings)
    return changes


def sync_preview(ledger: Ledger, settings: Settings) -> tuple[int, int]:
    """How many nodes and edges a sync would write, and how many it would take back."""
    graph = project_ledger(ledger, catalogue_of(ledger.folder))
    if settings.store == EMBEDDED and not has_embedded_store(settings):
        return len(graph.nodes) + len(graph.edges), 0
    with opened_store(settings, read_only=True) as opened:
        delta = difference(graph, opened.digests())
    return len(delta.nodes) + len(delta.edges), len(delta.retract_nodes) + len(delta.retract_edges)


def sync_store(graph: PropertyGraph, store: GraphStore, *, trusting: bool) -> int:
    """Bring the store to the graph; give how many nodes and edges were written or taken back."""
    done = sync(store, graph, trusting=trusting, wait=time.sleep)
    return done.nodes_written + done.edges_written + done.nodes_retracted + done.edges_retracted
