"""The bench of the Cypher stores compares loads of the same graph, and judges by what is required."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from graph.project import project
from graph.stores.base import RunsCypher
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.model import load_ontology
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example
from tests.servers.bolt import Neo4jServer
from tools.bench.other_loads import by_bare_engine, by_hand, empty
from tools.bench.store import before_and_after
from tools.bench.store_result import Delta, Load, Result, page, verdict

RESULT = Result(
    machine="a machine",
    articles=100,
    nodes=1_000,
    edges=4_000,
    into_neo4j=Load(10.0, 12.0),
    by_hand=8.0,
    by_rdflib=50.0,
    into_embedded=Load(20.0, 25.0),
    by_bare_engine=16.0,
    cold=6.0,
    served=1.5,
    connected=0.2,
    neo4j_delta=Delta(0.5, 1.0, 3.0),
    embedded_delta=Delta(0.5, 1.0, 9.0),
)


def test_what_is_required_decides() -> None:
    assert RESULT.met
    assert verdict(RESULT).endswith("met.")
    for worse in (
        replace(RESULT, by_hand=7.9),
        replace(RESULT, by_rdflib=49.0),
        replace(RESULT, by_bare_engine=15.9),
        replace(RESULT, cold=6.1),
        replace(RESULT, served=1.6),
        replace(RESULT, connected=0.3),
        replace(RESULT, neo4j_delta=Delta(0.6, 1.0, 3.0)),
        replace(RESULT, embedded_delta=Delta(0.6, 1.0, 9.0)),
    ):
        assert not worse.met
        assert verdict(worse).endswith("missed.")


def test_the_page_tells_rows_a_second_and_what_a_whole_sync_takes() -> None:
    told = page(RESULT)
    assert "| ours into Neo4j | 10.0 | 500 | 12.0 |" in told
    assert "| embedded | 0.500 | 1.0 | 9.0 |" in told


def test_one_article_more_leaves_the_further_edges_as_they_are() -> None:
    before, after = before_and_after(example()[:2], 50)
    plain, _ = before_and_after(example()[:2], 0)
    further = before.edges.keys() - plain.edges.keys()
    assert further
    assert further < after.edges.keys()


def test_the_loop_by_hand_writes_into_neo4j_what_ours_writes(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    server, graph = neo4j_server, project(example(), load_ontology(), NOTHING_KNOWN)
    empty(server)
    store = open_store(server.uri, tmp_path, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, RunsCypher)
    try:
        sync(store, graph)
        counted = "MATCH (n) WHERE n.iri IS NOT NULL OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)"
        ours = store.run(counted).rows
        empty(server)
        assert by_hand(server, graph) > 0
        assert store.run(counted).rows == ours == ((len(graph.nodes), len(graph.edges)),)
    finally:
        store.close()
        empty(server)


def test_the_bare_engine_loads_what_ours_loads(tmp_path: Path) -> None:
    graph = project(example(), load_ontology(), NOTHING_KNOWN)
    open_store("embedded", tmp_path).close()
    assert by_bare_engine(tmp_path / "cypher", graph) > 0
    store = open_store("embedded", tmp_path)
    assert isinstance(store, RunsCypher)
    try:
        rows = store.run("MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n), count(r)").rows
        assert rows == ((len(graph.nodes), len(graph.edges)),)
    finally:
        store.close()
