"""A run does not read a store that remembers what it was left with, and ends with the graph all the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.delta import digests_of
from graph.ledger import Ledger
from graph.project import PropertyGraph, project
from graph.stores.base import ChangedMeanwhile, StoreDigests
from graph.stores.cypher_store import CypherStore
from graph.stores.registry import open_store
from graph.sync import PAUSES, sync
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import GraphDelta
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example
from tests.graph.lives import lives
from tests.servers.bolt import Neo4jServer


def graph(first: int = 0) -> PropertyGraph:
    """The graph of some articles, from the `first` one on."""
    return project((*example(), *lives())[first:], load_ontology(), NOTHING_KNOWN)


def opened(server: Neo4jServer, data: Path) -> CypherStore:
    """The server as the ledger of a folder sees it."""
    Ledger.open(data)
    store = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
    assert isinstance(store, CypherStore)
    return store


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[CypherStore]:
    """A store that remembers, holding the graph of all articles."""
    if request.param == "embedded":
        found = request.getfixturevalue("embedded_store")
    else:
        found = opened(request.getfixturevalue("neo4j_server"), tmp_path / "data")
    found.run("MATCH (n) DETACH DELETE n", {}, write=True)
    sync(found, graph())
    yield found
    if request.param != "embedded":
        found.close()


def unread(store: CypherStore, patch: pytest.MonkeyPatch) -> None:
    def digests() -> StoreDigests:
        raise AssertionError("the store was read as a whole")

    patch.setattr(store, "digests", digests)


def test_a_run_writes_its_difference_without_reading_the_store(store: CypherStore) -> None:
    with pytest.MonkeyPatch.context() as patch:
        unread(store, patch)
        for first, changes in ((1, True), (3, True), (0, True), (0, False)):
            assert bool(sync(store, graph(first), trusting=True)) == changes
            assert store.remembered() == digests_of(graph(first))
    assert store.digests() == digests_of(graph())


@pytest.mark.parametrize("seed", range(2))
def test_after_any_articles_came_and_went_the_store_is_the_graph_of_those_that_are_left(
    store: CypherStore, seed: int
) -> None:
    chance = random.Random(seed)
    every = (*example(), *lives())
    for _ in range(5):
        wanted = project(chance.sample(every, chance.randrange(len(every) + 1)), load_ontology(), NOTHING_KNOWN)
        sync(store, wanted, trusting=True)
        assert store.digests() == digests_of(wanted)


def test_what_a_query_of_ours_wrote_makes_the_next_run_compare_everything(store: CypherStore) -> None:
    store.run("MATCH (c:Claim) DETACH DELETE c", {}, write=True)
    assert store.remembered() is None
    assert sync(store, graph(), trusting=True)
    assert store.digests() == digests_of(graph())


def test_a_run_that_broke_off_makes_the_next_one_compare_everything(
    store: CypherStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(store, "_claim", lambda: (_ for _ in ()).throw(DealgraphError("broke off")))
        with pytest.raises(DealgraphError, match="broke off"):
            sync(store, graph(2), trusting=True)
    assert store.remembered() is None
    sync(store, graph(2), trusting=True)
    assert store.digests() == digests_of(graph(2))


def test_where_a_strangers_query_took_what_a_run_touches_everything_is_compared_and_repaired(
    store: CypherStore,
) -> None:
    """Without the store's knowledge, as from Neo4j's own browser; what no run touches a sync by a person repairs."""
    with store._driver.session(database=store._place.database or None) as session:
        session.run("MATCH (a:Article) DETACH DELETE a").consume()
    assert not sync(store, graph(), trusting=True)
    sync(store, graph(1), trusting=True)
    sync(store, graph(1))
    assert store.digests() == digests_of(graph(1))


class Busy(CypherStore):
    """A store to which somebody else writes each time that this run has looked."""

    def __init__(self, times: int) -> None:
        self.times, self.held = times, StoreDigests()

    def digests(self) -> StoreDigests:
        return self.held

    def remember(self, held: StoreDigests) -> None:
        assert held == self.held

    def apply(self, delta: GraphDelta) -> None:
        self.times -= 1
        if self.times >= 0:
            raise ChangedMeanwhile("written to")
        self.held = digests_of(graph())


def test_whoever_comes_between_two_long_loads_is_waited_for_longer_and_longer() -> None:
    waited: list[float] = []
    report = sync(Busy(len(PAUSES)), graph(), wait=waited.append)
    assert tuple(waited) == PAUSES == tuple(sorted(PAUSES))
    assert report.nodes_written == len(graph().nodes)
    with pytest.raises(ChangedMeanwhile):
        sync(Busy(len(PAUSES) + 1), graph())
