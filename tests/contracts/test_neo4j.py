"""What a real Neo4j answers to who should not get in, and to who may only read."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.project import project
from graph.stores.cypher_store import CypherStore
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
