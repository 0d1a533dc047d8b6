"""The graph that is measured."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

from graph.known_names import catalogue_of
from graph.ledger import Ledger
from graph.project import PropertyGraph, project_ledger
from graph.stores.networkx_store import NetworkXStore


def load(data: Path | PropertyGraph) -> nx.MultiDiGraph[str]:
    """The property graph of a data folder, or a projected one, as NetworkX holds it (see `NetworkXStore`)."""
    if not isinstance(data, PropertyGraph):
        data = project_ledger(Ledger.open(Path(data), create=False), catalogue_of(Path(data)))
    return NetworkXStore.of(data).graph
