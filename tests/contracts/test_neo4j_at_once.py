"""Several ledgers, or several runs of one, that write to one Neo4j at once: nobody's graph is taken back or doubled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.delta import difference, digests_of
from graph.stores.base import ChangedMeanwhile, StoreDigests
from graph.stores.cypher_store import CypherStore
from graph.sync import sync
from ontology.errors import DealgraphError
from tests.contracts.test_trusting_sync import graph, opened
from tests.servers.bolt import Neo4jServer


def test_a_store_that_others_wrote_to_is_compared(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    """Two machines with copies of one ledger: each knows by the mark that the other has written."""
    store = opened(neo4j_server, tmp_path / "one")
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    (tmp_path / "other").mkdir()
    for path in ("FORMAT", "ledger/articles"):
        source, target = tmp_path / "one" / path, tmp_path / "other" / path
        target.mkdir(parents=True) if source.is_dir() else target.write_bytes(source.read_bytes())
    other = opened(neo4j_server, tmp_path / "other")
    try:
        sync(store, graph(), trusting=True)
        sync(other, graph(2), trusting=True)
        assert store.remembered() is None
        assert sync(store, graph(), trusting=True)
        assert store.digests() == digests_of(graph())
    finally:
        store.close()
        other.close()


@pytest.fixture
def two(neo4j_server: Neo4jServer, tmp_path: Path) -> Iterator[tuple[CypherStore, CypherStore]]:
    """An empty server as two ledgers see it, both of which have looked at it."""
    stores = opened(neo4j_server, tmp_path / "one"), opened(neo4j_server, tmp_path / "two")
    stores[0].run("MATCH (n) DETACH DELETE n", {}, write=True)
    for each in stores:
        assert each.digests() == StoreDigests()
    yield stores
    for each in stores:
        each.close()


def test_of_two_ledgers_that_first_write_to_one_store_at_once_one_is_refused(
    two: tuple[CypherStore, CypherStore],
) -> None:
    one, other = two
    one.apply(difference(graph(), StoreDigests()))
    with pytest.raises(DealgraphError, match="graph of another ledger"):
        other.apply(difference(graph(3), StoreDigests()))
    with pytest.raises(DealgraphError, match="graph of another ledger"):
        sync(other, graph(3))
    assert one.digests() == digests_of(graph())


def test_whose_claim_comes_between_the_look_and_the_claim_of_another_ledger_keeps_the_store(
    two: tuple[CypherStore, CypherStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two
    held = other._book()

    def book() -> object:
        monkeypatch.undo()
        one.apply(difference(graph(), StoreDigests()))
        return held

    monkeypatch.setattr(other, "_book", book)
    with pytest.raises(ChangedMeanwhile):
        other.apply(difference(graph(3), StoreDigests()))
    with pytest.raises(DealgraphError, match="graph of another ledger"):
        sync(other, graph(3))
    assert one.digests() == digests_of(graph())


def test_a_store_that_was_taken_over_is_no_longer_written_to_by_who_had_it(
    two: tuple[CypherStore, CypherStore],
) -> None:
    one, other = two
    sync(one, graph())
    one.digests()
    other.take_over()
    with pytest.raises(DealgraphError, match=r"another ledger|another run"):
        one.apply(difference(graph(1), digests_of(graph())))
    sync(other, graph(2))
    assert other.digests() == digests_of(graph(2))


def test_a_store_that_is_cleared_meanwhile_is_looked_at_again(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    one, same = (opened(neo4j_server, tmp_path / "data") for _ in range(2))
    one.run("MATCH (n) DETACH DELETE n", {}, write=True)
    sync(one, graph())
    before = same.digests()
    one.clear()
    with pytest.raises(ChangedMeanwhile):
        same.apply(difference(graph(1), before))
    sync(same, graph(1))
    assert one.digests() == digests_of(graph(1))
    one.close()
    same.close()


def test_what_is_read_is_never_older_than_what_was_written(two: tuple[CypherStore, CypherStore]) -> None:
    """As where a member of a cluster answers that is late: the server is told up to where the store has written."""
    one, _ = two
    assert one._bookmarks is not None
    before = one._bookmarks.get_bookmarks()
    sync(one, graph())
    assert one._bookmarks.get_bookmarks() != before
