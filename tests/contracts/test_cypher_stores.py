"""What must hold of every store that answers Cypher, and that they all answer alike."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.cypher import recipes
from graph.labels import all_edge_types, all_labels
from graph.project import PropertyGraph, project
from graph.stores.cypher_statements import quoted
from graph.stores.cypher_store import CypherStore
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from tests.contracts.kits import NOTHING_KNOWN, CypherKit
from tests.graph.factory import BETA, GAMMA, Draft, example


def wanted() -> PropertyGraph:
    return project(example(), load_ontology(), NOTHING_KNOWN)


def test_a_store_counts_what_networkx_counts(cypher: CypherKit) -> None:
    cypher.hold(example())
    assert cypher.store.counts() == NetworkXStore.of(wanted()).counts()


def test_labels_and_types_are_those_of_the_vocabulary(cypher: CypherKit) -> None:
    cypher.hold(example())
    counts = cypher.store.counts()
    assert set(counts.nodes) <= set(all_labels(load_ontology()))
    assert set(counts.edges) <= set(all_edge_types(load_ontology()))


def test_labels_are_in_one_order_where_they_are_sorted_as_the_page_says(cypher: CypherKit) -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "stores.md").read_text(encoding="utf-8")
    (query,) = (line.strip() for line in page.splitlines() if "UNWIND labels" in line)
    cypher.hold(example())
    things = [node for node in wanted().nodes.values() if "Entity" in node.labels]
    expected = sorted((str(dict(node.properties)["name"]), node.labels) for node in things)
    assert [(name, tuple(found)) for name, found in cypher.ask(query)] == expected  # type: ignore[arg-type]
    assert not any("labels(" in recipe.query for recipe in recipes())


def test_whoever_invests_is_an_investor_besides_its_own_kind(cypher: CypherKit) -> None:
    cypher.hold(example())
    rows = cypher.ask("MATCH (i:Investor)-[:INVESTED_IN]->(:Company) RETURN i.name, i.type ORDER BY i.name")
    assert rows == (("Alpha Fund", "Investor"), ("Gamma Corp", "Company"))


def test_labels_may_change_both_ways(cypher: CypherKit) -> None:
    neutral = (Draft("n").says("Gamma Corp uses Beta Labs.", "uses", GAMMA, BETA).reading(),)
    cypher.hold(neutral)
    assert cypher.ask("MATCH (c:Company {name: 'Gamma Corp'}) RETURN 'Investor' IN labels(c)") == ((False,),)
    invests = (*neutral, Draft("i").says("Gamma Corp put money into Beta Labs.", "invested_in", GAMMA, BETA).reading())
    cypher.hold(invests)
    assert cypher.ask("MATCH (c:Company {name: 'Gamma Corp'}) RETURN 'Investor' IN labels(c)") == ((True,),)
    assert cypher.ask("MATCH (:Company {name: 'Gamma Corp'})-[r:USES]->() RETURN count(r)") == ((1,),)
    assert not cypher.hold(invests)
    cypher.hold(neutral)
    assert cypher.ask("MATCH (c:Company {name: 'Gamma Corp'}) RETURN 'Investor' IN labels(c)") == ((False,),)
    assert cypher.ask("MATCH (:Company {name: 'Gamma Corp'})-[r:USES]->() RETURN count(r)") == ((1,),)


def test_a_property_that_is_gone_is_taken_back(cypher: CypherKit) -> None:
    first, *others = example()
    cypher.hold((first, *others))
    anonymous = replace(first, claims=tuple(replace(claim, values=()) for claim in first.claims))
    cypher.hold((anonymous, *others))
    assert cypher.ask("MATCH (c:Claim)-[:STATED_IN]->({key: 'one'}) WHERE c.amount IS NOT NULL RETURN c") == ()


def test_applying_a_delta_twice_is_applying_it_once(cypher: CypherKit) -> None:
    from graph.delta import difference

    delta = difference(wanted(), cypher.store.digests())
    cypher.store.apply(delta)
    cypher.store.apply(delta)
    assert cypher.store.counts() == NetworkXStore.of(wanted()).counts()


def test_a_half_written_store_is_repaired(cypher: CypherKit) -> None:
    cypher.hold(example())
    assert isinstance(cypher.store, CypherStore)
    cypher.store.run("MATCH (n:Claim) DETACH DELETE n", {}, write=True)
    cypher.store.run("MATCH ()-[r:INVESTED_IN]->() DELETE r", {}, write=True)
    assert cypher.hold(example())
    assert cypher.store.counts() == NetworkXStore.of(wanted()).counts()


def test_what_others_put_into_the_store_stays(cypher: CypherKit) -> None:
    assert isinstance(cypher.store, CypherStore)
    cypher.store.run("CREATE (:Company {name: 'theirs', digest: 'theirs'})-[:KNOWS]->(:Note)", {}, write=True)
    cypher.hold(example())
    cypher.hold(())
    assert cypher.ask("MATCH (c:Company)-[:KNOWS]->(:Note) RETURN c.name") == (("theirs",),)


def test_what_a_query_wrote_is_undone_by_clearing_and_writing_again(cypher: CypherKit) -> None:
    assert isinstance(cypher.store, CypherStore)
    cypher.store.run("CREATE (:Company {name: 'theirs', digest: 'theirs'})-[:KNOWS]->(:Note)", {}, write=True)
    cypher.hold(example())
    before = cypher.ask("MATCH (n:Entity) RETURN n.name ORDER BY n.name")
    cypher.store.run("MATCH (n:Entity) SET n.name = 'changed'", {}, write=True)
    assert not cypher.hold(example())
    cypher.store.clear()
    assert cypher.store.counts().nodes == {}
    cypher.store.clear()
    assert cypher.hold(example())
    assert cypher.ask("MATCH (n:Entity) RETURN n.name ORDER BY n.name") == before
    assert cypher.ask("MATCH (c:Company)-[:KNOWS]->(:Note) RETURN c.name") == (("theirs",),)


def test_an_edge_that_is_there_twice_is_repaired(cypher: CypherKit) -> None:
    cypher.hold(example())
    assert isinstance(cypher.store, CypherStore)
    double = "MATCH (a)-[r:INVESTED_IN]->(b) CREATE (a)-[c:INVESTED_IN]->(b) SET c = properties(r)"
    cypher.store.run(double, {}, write=True)
    assert cypher.ask("MATCH ()-[r:INVESTED_IN]->() RETURN count(r)") == ((4,),)
    assert cypher.hold(example())
    assert cypher.ask("MATCH ()-[r:INVESTED_IN]->() RETURN count(r)") == ((2,),)
    assert not cypher.hold(example())


def test_a_reading_query_may_not_write(cypher: CypherKit) -> None:
    cypher.hold(example())
    before = cypher.store.counts()
    for query in ("CREATE (:Company)", "MATCH (n) SET n.name = 'x'", "MATCH (n) DETACH DELETE n"):
        with pytest.raises(DealgraphError, match="only read"):
            cypher.ask(query)
    assert cypher.store.counts() == before


def test_an_amount_is_a_number_and_its_exact_text(cypher: CypherKit) -> None:
    cypher.hold(example())
    rows = cypher.ask("MATCH (:Investor {name: 'Alpha Fund'})-[r:INVESTED_IN]->() RETURN r.amount, r.amount_text")
    assert rows == ((30000000.0, "30000000"),)


def test_a_wrong_query_is_told_in_words(cypher: CypherKit) -> None:
    with pytest.raises(DealgraphError, match="does not accept the query"):
        cypher.ask("MATCHING (n)")


def test_a_store_that_is_down_is_told(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="does not answer") as caught:
        open_store("bolt://127.0.0.1:1", tmp_path, user="neo4j", password="x")
    assert caught.value.where == "bolt://127.0.0.1:1"


@pytest.mark.parametrize("word", ["a b", "x`y", "n) DETACH DELETE (m", "", "é", "1a"])
def test_a_label_that_is_no_plain_word_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="not a word"):
        quoted(word)
