"""The places that the contract suite runs over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.stores.cypher_store import CypherStore
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from tests.contracts.kits import CypherKit, Kit, LedgerKit, MemoryKit
from tests.servers.bolt import Neo4jServer
from tests.servers.neo4j import neo4j_of
from tests.servers.neo4j_commands import NEWEST


@pytest.fixture(scope="session")
def embedded_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """The embedded store, opened once a run."""
    store = open_store("embedded", tmp_path_factory.mktemp("embedded"))
    assert isinstance(store, CypherStore)
    yield store
    store.close()


@pytest.fixture(scope="session")
def neo4j_store(neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """A real Neo4j, opened once a run."""
    server, data = neo4j_server, tmp_path_factory.mktemp("unused")
    store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, CypherStore)
    yield store
    store.close()


@pytest.fixture(scope="session")
def neo4j_newest_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CypherStore]:
    """The newest Neo4j, started and opened once a run."""
    home = tmp_path_factory.mktemp("neo4j-newest")
    with neo4j_of(home, NEWEST) as server:
        data = tmp_path_factory.mktemp("unused")
        store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
        assert isinstance(store, CypherStore)
        yield store
        store.close()


@pytest.fixture(params=["embedded", "neo4j", "neo4j_newest"])
def cypher(request: pytest.FixtureRequest) -> CypherKit:
    """Each store that answers Cypher, empty."""
    store = request.getfixturevalue(f"{request.param}_store")
    assert isinstance(store, CypherStore)
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    return CypherKit(store)


@pytest.fixture(params=["embedded", "neo4j", "neo4j_newest", "memory", "ledger"])
def kit(request: pytest.FixtureRequest, tmp_path: Path) -> Kit:
    """Each place, empty."""
    if request.param == "memory":
        return MemoryKit(NetworkXStore())
    if request.param == "ledger":
        return LedgerKit(tmp_path / "data")
    store = request.getfixturevalue(f"{request.param}_store")
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    return CypherKit(store)
