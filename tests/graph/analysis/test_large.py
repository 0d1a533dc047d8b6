"""Each measure has at most 20 seconds of a processor for 100,000 nodes, as a graph and as a network of things alone."""

from __future__ import annotations

import time
from functools import cache

import networkx as nx
import pytest

from graph.analysis import MEASURES, Measure, load
from tests.graph.analysis.large_network import large_network
from tests.graph.large import large_graph

SECONDS = 20
OF_CLAIMS = ("denied_then_true", "source_speed", "single_sources", "sources_relied_on")
"""What these count the large graph has; the network has things alone."""
OF_THINGS = [one for one in MEASURES if one.name not in OF_CLAIMS]

pytestmark = pytest.mark.large


@cache
def loaded() -> nx.MultiDiGraph[str]:
    """The large graph as it is measured."""
    return load(large_graph())


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_a_measure_of_a_large_graph(one: Measure) -> None:
    graph = loaded()
    assert len(graph) > 100_000
    begun = time.process_time()
    table = one.table(graph)
    assert time.process_time() - begun < SECONDS
    assert table.rows


@pytest.mark.parametrize("one", OF_THINGS, ids=lambda one: one.name)
def test_a_measure_of_a_large_network(one: Measure) -> None:
    graph = large_network()
    begun = time.process_time()
    table = one.table(graph)
    assert time.process_time() - begun < SECONDS
    assert table.rows
