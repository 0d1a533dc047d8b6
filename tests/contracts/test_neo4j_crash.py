"""A Neo4j that is killed in the middle of a load, started again, and repaired from the ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.project import project_ledger
from graph.stores import cypher_store
from graph.stores.cypher_statements import Statement
from graph.stores.cypher_store import CypherStore
from graph.stores.cypher_turn import Transaction, Turn
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from tests.flows.command import dealgraph
from tests.graph.large import large_readings
from tests.servers.bolt import Neo4jServer
from tests.servers.neo4j import kill, neo4j_of


def opened(server: Neo4jServer, data: Path) -> CypherStore:
    store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, CypherStore)
    return store


def test_a_server_killed_in_mid_load_is_made_whole_by_sync_which_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, data = tmp_path / "neo4j", tmp_path / "data"
    home.mkdir()
    ledger = Ledger.open(data)
    for reading in large_readings()[:40]:
        ledger.write(reading)
    wanted = project_ledger(ledger, load_catalogue())
    with neo4j_of(home) as server:
        store = opened(server, data)
        monkeypatch.setattr(cypher_store, "transactions", lambda statements: ([each] for each in statements))
        sent = 0

        def killing(turn: Turn, transaction: Transaction, batch: list[Statement], mark: str) -> str:
            nonlocal sent
            sent += 1
            if sent == 12:
                kill(home)
            return write(turn, transaction, batch, mark)

        write = Turn.write
        monkeypatch.setattr(Turn, "write", killing)
        with pytest.raises(DealgraphError, match="does not answer") as told_of:
            sync(store, wanted)
        assert server.uri in str(told_of.value)
        store.close()
    monkeypatch.undo()
    with neo4j_of(home, new=False) as server:
        store = opened(server, data)
        left = store.counts()
        assert 0 < sum(left.nodes.values()) < sum(NetworkXStore.of(wanted).counts().nodes.values())
        settings = {"NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
        told = dealgraph("sync", "--data", data, "--store", server.uri, cwd=tmp_path, **settings)
        assert told.returncode == 0, told.stderr
        assert "nodes and edges were written or taken back; the store holds the ledger's graph" in told.stdout
        assert store.counts() == NetworkXStore.of(wanted).counts()
        assert not sync(store, wanted)
        store.close()
