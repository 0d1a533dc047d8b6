"""What a store is said to hold was read from it."""

from __future__ import annotations

import pytest

from graph.project import PropertyGraph, project
from graph.stores.networkx_store import NetworkXStore
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import GraphDelta
from tests.graph.factory import example


class Forgetful(NetworkXStore):
    """A store that loses an edge of what it is given."""

    def apply(self, delta: GraphDelta) -> None:
        super().apply(GraphDelta(delta.retract_edges, delta.retract_nodes, delta.nodes, delta.edges[1:]))


def wanted() -> PropertyGraph:
    return project(example(), load_ontology(), Catalogue((), ""))


def test_a_store_that_loses_something_is_not_said_to_hold_the_graph() -> None:
    with pytest.raises(DealgraphError, match="0 nodes and 1 edges are missing") as caught:
        sync(Forgetful(), wanted())
    assert "--rebuild" in caught.value.remedy


def test_a_cleared_store_is_filled_again() -> None:
    store = NetworkXStore()
    first = sync(store, wanted())
    store.clear()
    assert sync(store, wanted()) == first
