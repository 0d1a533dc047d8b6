"""From the ledger to the graph, with what was settled on the way written down."""

from __future__ import annotations

from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.project import PropertyGraph, project_settled
from graph.resolution import settled_ledger
from graph.resolution.remembered import Remembered
from graph.resolution.written import keep_matches


def kept_and_projected(ledger: Ledger) -> PropertyGraph:
    """The graph of a ledger, once the ledger says which things are one and why. The caller holds the lock."""
    catalogue = catalogue_of(ledger.folder)
    remembered = Remembered.read(ledger.folder, catalogue)
    found = settled_ledger(ledger, catalogue, remembered)
    remembered.keep(ledger.folder)
    keep_matches(ledger.folder, found)
    return project_settled(found, ledger.ontology, catalogue)
