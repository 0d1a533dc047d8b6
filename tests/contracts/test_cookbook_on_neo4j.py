"""The cookbook's questions have the same rows on the embedded store and on a real Neo4j, which answers by its indexes.

Two graphs: what is read from the articles at hand, and one of 100,000 nodes. Each is loaded once into both stores; a
question's rows are compared with the types of their values and in their order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from extraction.pipeline import load_extractor
from graph.cypher import Recipe, recipes
from graph.project import PropertyGraph, project
from graph.stores.cypher_store import CypherStore
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from ontology.records import RawArticle
from tests.contracts.answers import AT_HAND, INVENTED, answer, asked_for
from tests.flows.command import ROOT
from tests.graph.large import NODES, large_graph
from tests.servers.bolt import Neo4jServer

FOLDERS = (ROOT / "examples" / "articles", ROOT / "tests" / "articles")

FULL_SCANS = {"AllNodesScan", "DirectedAllRelationshipsScan", "UndirectedAllRelationshipsScan"}
LABEL_SCANS = {"NodeByLabelScan", "IntersectionNodeByLabelsScan", "UnionNodeByLabelsScan"}
TYPE_SCANS = {"DirectedRelationshipTypeScan", "UndirectedRelationshipTypeScan"}


def graph_at_hand() -> PropertyGraph:
    """What is read from the example articles and the test articles."""
    extractor = load_extractor()
    files = sorted(path for folder in FOLDERS for path in folder.glob("*-*.txt"))
    read = (extractor.read(RawArticle(path.stem, path.name, path.read_text(encoding="utf-8"))) for path in files)
    return project(read, load_ontology(), load_catalogue())


@dataclass(frozen=True)
class Both:
    """The same graph in both stores, and what its questions are asked about."""

    graph: PropertyGraph
    embedded: CypherStore
    neo4j: CypherStore
    driver: Driver
    asked: dict[str, str]

    def plan(self, recipe: Recipe) -> Iterator[str]:
        """The operators by which Neo4j would answer."""
        _, summary, _ = self.driver.execute_query(f"EXPLAIN {recipe.query}", asked_for(recipe, self.asked))
        left: list[Any] = [summary.plan]
        while left:
            node = left.pop()
            yield str(node["operatorType"]).removesuffix("@neo4j")
            left += node.get("children", ())


GRAPHS: dict[str, tuple[Callable[[], PropertyGraph], dict[str, str]]] = {
    "at-hand": (graph_at_hand, AT_HAND),
    "large": (large_graph, INVENTED),
}


@pytest.fixture(scope="module", params=["at-hand", pytest.param("large", marks=pytest.mark.large)])
def both(
    request: pytest.FixtureRequest, neo4j_server: Neo4jServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    """Both stores with a graph in them, Neo4j's indexes whole."""
    server, data = neo4j_server, tmp_path_factory.mktemp("both")
    make, asked = GRAPHS[request.param]
    graph = make()
    auth = (server.user, server.password)
    quiet = NotificationMinimumSeverity.OFF
    with GraphDatabase.driver(server.uri, auth=auth, warn_notification_severity=quiet) as driver:
        with driver.session(database=server.database) as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()
        embedded = open_store("embedded", data)
        neo4j = open_store(server.uri, data, user=server.user, password=server.password, database=server.database)
        assert isinstance(embedded, CypherStore)
        assert isinstance(neo4j, CypherStore)
        try:
            with ThreadPoolExecutor(2) as both_at_once:
                list(both_at_once.map(lambda store: sync(store, graph), (embedded, neo4j)))
            driver.execute_query("CALL db.awaitIndexes(300)", database_=server.database)
            yield Both(graph, embedded, neo4j, driver, asked)
        finally:
            embedded.close()
            neo4j.close()


def test_a_large_graph_is_large(both: Both) -> None:
    assert len(both.graph.nodes) >= NODES or both.asked is AT_HAND


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_a_question_has_the_same_rows_in_both_stores(both: Both, recipe: Recipe) -> None:
    columns, rows = answer(both.neo4j, recipe, both.asked)
    assert (columns, rows) == answer(both.embedded, recipe, both.asked)
    assert columns == recipe.columns
    # Where nothing is found, nothing is compared: the large graph has something for every question.
    assert rows or both.asked is AT_HAND


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_neo4j_scans_no_more_than_the_question_is_about(both: Both, recipe: Recipe) -> None:
    plan = set(both.plan(recipe))
    assert not plan & FULL_SCANS
    looked_up = ("name", "date", "last_day")
    if any(parameter.type in looked_up or parameter.name == "article" for parameter in recipe.parameters):
        # A thing, an article or a day is looked up in an index; from there on, edges lead the way.
        on_a_day_by_default = all(parameter.default is not None for parameter in recipe.parameters)
        assert on_a_day_by_default or not plan & (LABEL_SCANS | TYPE_SCANS)


def test_words_are_found_by_neo4js_full_text_index_where_find_finds_them(both: Both) -> None:
    words = "CALL db.index.fulltext.queryNodes('dealgraph_names', $words) YIELD node RETURN node.iri AS iri"
    parts = "MATCH (e:Entity) WHERE e.folded CONTAINS toLower($name) RETURN e.iri AS iri"
    for name in both.asked["company"], both.asked["investor"]:
        by_words = {row[0] for row in both.neo4j.run(words, {"words": f'"{name}"'}).rows}
        by_parts = {row[0] for row in both.embedded.run(parts, {"name": name.casefold()}).rows}
        assert by_words
        assert by_words == by_parts
