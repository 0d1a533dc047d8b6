"""From the ledger to the graph, with what was settled on the way written down."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.project import PropertyGraph, project_settled
from graph.resolution import Settled, forget_names, settled_ledger
from graph.resolution.remembered import Remembered
from graph.resolution.written import keep_matches
from ontology.catalogue import Catalogue


def kept_and_projected(ledger: Ledger) -> PropertyGraph:
    """The graph of a ledger, once the ledger says which things are one and why. The caller holds the lock."""
    with _uncollected():
        ledger.keep_readings()
        catalogue = catalogue_of(ledger.folder)
        found = _settled_and_kept(ledger, catalogue)
        return project_settled(found, ledger.ontology, catalogue)


def _settled_and_kept(ledger: Ledger, catalogue: Catalogue) -> Settled:
    """What counts, once what it rests on is written down and its memory is free for the graph."""
    remembered = Remembered.read(ledger.folder, catalogue)
    found = settled_ledger(ledger, catalogue, remembered)
    remembered.keep(ledger.folder)
    keep_matches(ledger.folder, found)
    forget_names()
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for garbage meanwhile: millions of things are made, none of them in circles, and each of the
    many looks goes through all of them, which is a third of the time."""
    gc.collect()  # what the run has done with by now makes room
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # All that was made counts as old at once, or the next thing made would have it all looked at for youth.
        gc.freeze()
        gc.unfreeze()
        if before:
            gc.enable()
