"""Betweenness counted step by step is what NetworkX counts node by node, and a sample finds the same bridges."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis.betweenness import betweenness, sampled


def named(network: nx.Graph[int]) -> nx.Graph[str]:
    """The same ties between nodes that have names."""
    found: nx.Graph[str] = nx.Graph()
    found.add_nodes_from(f"n{node}" for node in network)
    found.add_edges_from((f"n{one}", f"n{other}") for one, other in network.edges)
    return found


@pytest.mark.parametrize("seed", range(5))
def test_from_all_nodes_it_is_what_networkx_gives(seed: int) -> None:
    # Some of these have parts without a path to each other, and nodes without a tie.
    network = named(nx.gnp_random_graph(60, 0.04, seed=seed))
    assert sampled(network, len(network)) == pytest.approx(nx.betweenness_centrality(network))


def test_a_sample_finds_the_bridges_and_is_the_same_every_time() -> None:
    network = named(nx.barabasi_albert_graph(800, 2, seed=1))
    exact, estimated = nx.betweenness_centrality(network), sampled(network, 200)
    assert sampled(network, 200) == estimated
    best = sorted(exact, key=lambda node: -exact[node])[:10]
    found = sorted(estimated, key=lambda node: -estimated[node])[:10]
    assert len(set(best) & set(found)) >= 9
    assert estimated[best[0]] == pytest.approx(exact[best[0]], rel=0.1)


def test_a_large_network_is_sampled_and_says_so() -> None:
    network = named(nx.barabasi_albert_graph(8_000, 8, seed=1))
    shares, (note,) = betweenness(network)
    assert len(shares) == 8_000
    assert note == "Betweenness is estimated from 220 of 8000 starting points, drawn with seed 7."
    assert betweenness(named(nx.path_graph(3))) == ({"n0": 0.0, "n1": 1.0, "n2": 0.0}, ())
