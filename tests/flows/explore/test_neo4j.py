"""The explorer on a Neo4j shows what it shows on the embedded store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from flows.explore.serving import opened_desk
from flows.settings import load_settings
from flows.syncing import sync_ledger
from graph.ledger import Ledger
from tests.flows.explore.conftest import browser_of
from tests.flows.explore.test_checking import asked
from tests.flows.explore.test_looking import article, named, text
from tests.servers.bolt import Neo4jServer


@pytest.fixture(scope="module")
def on_neo4j(
    read_examples: Path, neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    data = tmp_path_factory.mktemp("neo4j-explored") / "data"
    shutil.copytree(read_examples, data, ignore=shutil.ignore_patterns("cypher"))
    settings = load_settings(
        data=data,
        store=neo4j_server.uri,
        user=neo4j_server.user,
        password=neo4j_server.password,
        database=neo4j_server.database,
    )
    ledger = Ledger.open(data)
    with ledger.writing("a test"):
        sync_ledger(ledger, settings, take_over=True)
    with opened_desk(settings) as opened:
        yield opened


@pytest.fixture(scope="module")
def other(on_neo4j: Desk) -> TestClient:
    """A browser on Neo4j."""
    return browser_of(on_neo4j)


def pages(desk: Desk) -> tuple[str, ...]:
    """A page of every kind."""
    thing, told = named(desk, "Tallgrund"), article(desk, "01-en-tallgrund")
    reading = desk.ledger.get(told)
    assert reading is not None
    fact = desk.rows("claim", iri=reading.claims[0].iri)[0]["fact"]
    conflict = sorted(row["iri"] for row in desk.rows("conflicts"))[0]
    kinds = (thing, told, fact, reading.claims[0].iri, conflict)
    ways = ("/", "/search?q=brisal", f"/names?iri={thing}", f"/same?iri={thing}", "/conflicts", "/review", "/quality")
    return (*map(page_of, kinds), *ways)


def test_every_page_of_a_neo4j_reads_as_that_of_the_embedded_store(
    client: TestClient, desk: Desk, other: TestClient
) -> None:
    for address in pages(desk):
        here, there = client.get(address), other.get(address)
        assert (here.status_code, there.status_code) == (200, 200), address
        assert text(there.text) == text(here.text), address


def test_a_neo4j_is_not_written_to_by_the_box(other: TestClient) -> None:
    status, page = asked(other, "CREATE (:Odd) RETURN 1")
    assert status == 400
    assert 'role="alert"' in page
    assert asked(other, "MATCH (o:Odd) RETURN o.x AS x")[0] == 200
