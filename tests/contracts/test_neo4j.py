"""What a real Neo4j answers to who should not get in, and to who may only read."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

import pytest

from graph.delta import difference
from graph.ledger import Ledger
from graph.project import PropertyGraph, project
from graph.stores import cypher_statements
from graph.stores.base import ChangedMeanwhile, StoreDigests
from graph.stores.cypher_store import CypherStore
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example
from tests.servers.bolt import Neo4jServer


def test_a_wrong_password_is_told(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="refuses the user") as caught:
        open_store(neo4j_server.uri, tmp_path, user=neo4j_server.user, password="wrong")
    assert "NEO4J_PASSWORD" in caught.value.remedy


def test_an_unknown_database_is_told(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    server = neo4j_server
    with pytest.raises(DealgraphError, match="no database 'elsewhere'"):
        open_store(server.uri, tmp_path, user=server.user, password=server.password, database="elsewhere")


def test_a_read_only_connection_reads(neo4j_server: Neo4jServer, neo4j_store: CypherStore, tmp_path: Path) -> None:
    server = neo4j_server
    sync(neo4j_store, project(example(), load_ontology(), NOTHING_KNOWN))
    reader = open_store(
        server.uri, tmp_path, user=server.user, password=server.password, database=server.database, read_only=True
    )
    try:
        assert reader.counts() == neo4j_store.counts()
    finally:
        reader.close()


def wanted(first: int = 0) -> PropertyGraph:
    """The example's graph, from its `first` article on."""
    return project(example()[first:], load_ontology(), NOTHING_KNOWN)


@contextmanager
def opened(server: Neo4jServer, data: Path) -> Iterator[CypherStore]:
    """The server as the ledger in `data` sees it."""
    store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, CypherStore)
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def empty(neo4j_store: CypherStore) -> CypherStore:
    neo4j_store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    return neo4j_store


def test_the_graph_of_another_ledger_is_not_taken_back_unasked(
    neo4j_server: Neo4jServer, empty: CypherStore, tmp_path: Path
) -> None:
    for name in ("one", "other"):
        Ledger.open(tmp_path / name)
    with opened(neo4j_server, tmp_path / "one") as store:
        sync(store, wanted())
        sync(store, wanted(1))
        sync(store, wanted())
    before = empty.counts()
    with opened(neo4j_server, tmp_path / "other") as store:
        with pytest.raises(DealgraphError, match="graph of another ledger") as caught:
            sync(store, wanted(2))
        with pytest.raises(DealgraphError, match="graph of another ledger"):
            store.clear()
        assert "--take-over" in caught.value.remedy
        assert empty.counts() == before
        store.take_over()
        sync(store, wanted(2))
    with opened(neo4j_server, tmp_path / "one") as store, pytest.raises(DealgraphError, match="another ledger"):
        sync(store, wanted())


def test_an_emptied_store_is_anybodys(neo4j_server: Neo4jServer, empty: CypherStore, tmp_path: Path) -> None:
    for name in ("one", "other"):
        Ledger.open(tmp_path / name)
        with opened(neo4j_server, tmp_path / name) as store:
            assert sync(store, wanted())
            assert sync(store, PropertyGraph())
    assert empty.run("MATCH (n:DealgraphLedger) RETURN count(n)").rows == ((1,),)


def test_a_second_node_with_the_same_iri_is_refused(empty: CypherStore) -> None:
    sync(empty, wanted())
    iri = empty.run("MATCH (n:Company) RETURN n.iri LIMIT 1").rows[0][0]
    with pytest.raises(DealgraphError, match="holds a node of this iri already"):
        empty.run("CREATE (:Entity {iri: $iri})", {"iri": iri}, write=True)
    empty.run("MERGE (n:Company {iri: $iri}) SET n:Investor", {"iri": iri}, write=True)


def test_nodes_that_are_there_twice_are_repaired_and_then_kept_apart(
    neo4j_server: Neo4jServer, empty: CypherStore, tmp_path: Path
) -> None:
    """A store that an earlier version filled has plain indexes, and two runs at once may have doubled its nodes."""
    sync(empty, wanted())
    for (name,) in empty.run("SHOW CONSTRAINTS YIELD name RETURN name").rows:
        empty.run(f"DROP CONSTRAINT `{name}`", {}, write=True)
    empty.run("MATCH (n:Article) CREATE (c:Article) SET c = properties(n)", {}, write=True)
    with opened(neo4j_server, tmp_path) as store:
        assert sync(store, wanted())
        assert not sync(store, wanted())
    with opened(neo4j_server, tmp_path) as store:
        rows = store.run("SHOW CONSTRAINTS YIELD labelsOrTypes RETURN labelsOrTypes[0]").rows
    assert {label for (label,) in rows} == {"Article", "Claim", "Conflict", "DealgraphLedger", "Entity", "Fact"}


def test_two_runs_at_once_double_nothing(
    neo4j_server: Neo4jServer, empty: CypherStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two machines with copies of one ledger write in many small transactions, each between the other's."""
    monkeypatch.setattr(cypher_statements, "BATCH", 5)
    monkeypatch.setattr(cypher_statements, "TRANSACTION", 10)
    Ledger.open(tmp_path / "data")
    together = Barrier(2, timeout=60)

    def finished(_: int) -> bool:
        with opened(neo4j_server, tmp_path / "data") as store:
            store.digests()
            together.wait()
            try:
                store.apply(difference(wanted(), StoreDigests()))
            except ChangedMeanwhile:
                return False
            return True

    with ThreadPoolExecutor(2) as runs:
        assert sorted(runs.map(finished, range(2))) == [False, True]
    with opened(neo4j_server, tmp_path / "data") as store:
        held = store.digests()
        assert not any("Twice" in digest for digest in (*held.nodes.values(), *held.edges.values()))
        sync(store, wanted())
        assert not sync(store, wanted())


def test_two_syncs_at_once_both_end_with_the_graph(
    neo4j_server: Neo4jServer, empty: CypherStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cypher_statements, "TRANSACTION", 40)
    monkeypatch.setattr(cypher_statements, "BATCH", 20)
    Ledger.open(tmp_path / "data")

    def run(_: int) -> None:
        with opened(neo4j_server, tmp_path / "data") as store:
            sync(store, wanted())

    with ThreadPoolExecutor(2) as runs:
        list(runs.map(run, range(2)))
    assert empty.counts() == NetworkXStore.of(wanted()).counts()
