"""The property graph that researchers see: labels, direct edges, evidence, and never an empty property."""

from __future__ import annotations

import pytest

from graph.delta import difference
from graph.labels import ANCHORS, all_edge_types, all_labels, edge_digest, node_digest
from graph.project import PropertyGraph, project
from graph.stores.base import StoreDigests
from graph.stores.networkx_store import NetworkXStore
from graph.sync import sync
from ontology.catalogue import Catalogue, Concept
from ontology.model import load_ontology
from ontology.records import GraphEdge, GraphNode, Name, Reading, Status
from tests.graph.factory import ALPHA, BETA, GAMMA, MODEL, Draft, entity, example, shuffled

ONTOLOGY = load_ontology()
NOTHING_KNOWN = Catalogue((), "")


def graph(*readings: Reading, catalogue: Catalogue = NOTHING_KNOWN) -> PropertyGraph:
    return project(readings, ONTOLOGY, catalogue)


def edges(found: PropertyGraph, kind: str) -> list[tuple[str, str, dict[str, object]]]:
    def name(iri: str) -> str:
        return str(dict(found.nodes[iri].properties).get("name", found.nodes[iri].labels))

    return [(name(e.source), name(e.target), dict(e.properties)) for e in found.edges.values() if e.type == kind]


def node(found: PropertyGraph, iri: str) -> tuple[tuple[str, ...], dict[str, object]]:
    return found.nodes[iri].labels, dict(found.nodes[iri].properties)


def digests(found: PropertyGraph) -> StoreDigests:
    return StoreDigests(
        {iri: node_digest(each) for iri, each in found.nodes.items()},
        {iri: edge_digest(each) for iri, each in found.edges.items()},
    )


def test_the_order_of_articles_does_not_matter() -> None:
    assert graph(*example()) == graph(*shuffled(example()))
    assert list(graph(*example()).nodes) == sorted(graph(*example()).nodes)


def test_every_edge_ends_at_nodes_that_are_there() -> None:
    found = graph(*example())
    assert all(e.source in found.nodes and e.target in found.nodes for e in found.edges.values())


def test_every_node_has_one_label_to_be_found_by() -> None:
    assert all(len(set(ANCHORS) & set(each.labels)) == 1 for each in graph(*example()).nodes.values())


def test_labels_and_types_are_those_of_the_vocabulary() -> None:
    found = graph(*example())
    assert {label for each in found.nodes.values() for label in each.labels} <= set(all_labels(ONTOLOGY))
    assert {each.type for each in found.edges.values()} <= set(all_edge_types(ONTOLOGY))


def test_no_property_is_empty() -> None:
    found = graph(*example())
    things: list[GraphNode | GraphEdge] = [*found.nodes.values(), *found.edges.values()]
    assert all(value not in ("", ()) for each in things for _, value in each.properties)


def test_a_company_that_invests_is_an_investor_too() -> None:
    found = graph(*example())
    assert node(found, GAMMA.iri)[0] == ("Company", "Entity", "Investor")
    assert node(found, GAMMA.iri)[1]["type"] == "Company"
    assert node(found, ALPHA.iri)[0] == ("Entity", "Investor")
    assert node(found, BETA.iri)[0] == ("Company", "Entity")


@pytest.mark.parametrize("status", [Status.DENIED, Status.REPORTED])
def test_what_is_denied_or_only_reported_is_there_and_never_looks_asserted(status: Status) -> None:
    sum_ = {"amount": "5", "currency": "USD"}
    found = graph(
        Draft("a")
        .says("Gamma Corp", "invested_in", GAMMA, BETA, status=status, also=sum_)
        .says("Beta Labs", "raised", BETA, status=status, also=sum_)
        .reading()
    )
    assert "Investor" not in node(found, GAMMA.iri)[0]
    asserted = {relation.edge_type for relation in ONTOLOGY.relations.values()}
    assert not [edge for edge in found.edges.values() if edge.type in asserted]
    ((source, target, properties),) = edges(found, f"INVESTED_IN_{status.name}")
    assert (source, target, properties["status"], properties[status.value]) == ("Gamma Corp", "Beta Labs", status, 1)
    assert edges(found, f"RAISED_{status.name}")
    facts = [each for each in found.nodes.values() if "Fact" in each.labels]
    assert len(facts) == 2
    assert all(status.value.capitalize() in each.labels and "Asserted" not in each.labels for each in facts)


@pytest.mark.parametrize(
    ("date", "published", "dated", "year", "quarter"),
    [
        ("2023-12-31", "2024-05-01", "2023-12-31", 2023, "2023-Q4"),
        ("2023-04", "2024-05-01", "2023-04", 2023, "2023-Q2"),
        ("2023", "2024-05-01", "2023", 2023, None),
        ("", "2024-03-01", "2024-03-01", 2024, "2024-Q1"),
        ("", "", None, None, None),
    ],
)
def test_a_fact_is_dated_by_its_date_or_else_by_its_first_telling(
    date: str, published: str, dated: str | None, year: int | None, quarter: str | None
) -> None:
    also = {"date": date} if date else {}
    found = graph(Draft("a", published=published).says("A", "invested_in", ALPHA, BETA, also=also).reading())
    ((_, _, told),) = edges(found, "INVESTED_IN")
    assert (told.get("dated"), told.get("year"), told.get("quarter")) == (dated, year, quarter)


def test_a_thing_is_found_by_each_of_its_names_folded() -> None:
    told = node(graph(*example()), BETA.iri)[1]
    assert told["folded"] == "\nbeta labs\n贝塔实验室\n"


def test_a_direct_edge_carries_the_numbers() -> None:
    told = {source: properties for source, _, properties in edges(graph(*example()), "INVESTED_IN")}
    assert told["Alpha Fund"]["amount"] == 30000000.0
    assert told["Alpha Fund"]["amount_text"] == "30000000"
    assert told["Alpha Fund"]["currency"] == "USD"
    assert told["Alpha Fund"]["stories"] == 1


def test_a_relation_with_parts_goes_by_way_of_its_fact() -> None:
    found = graph(*example())
    ((seller, price, _),) = edges(found, "OFFERS")
    ((same_price, model, _),) = edges(found, "FOR")
    assert (seller, price, model) == ("Beta Labs", "('Asserted', 'Fact', 'Price')", "Beta-2")
    assert same_price == price


def test_a_claim_leads_to_its_words() -> None:
    found = graph(*example())
    claims = [dict(each.properties) for each in found.nodes.values() if "Claim" in each.labels]
    texts = {reading.article.iri: reading.article.text for reading in example()}
    for reading in example():
        for claim in reading.claims:
            told = dict(found.nodes[claim.iri].properties)
            start, end = told["start"], told["end"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            assert texts[claim.article][start:end] == told["quote"]
    assert len(edges(found, "STATED_IN")) == len(claims)
    assert len(edges(found, "SUPPORTS")) + len(edges(found, "DENIES")) + len(edges(found, "REPORTS")) == len(claims)


def test_the_catalogue_gives_names_and_kind() -> None:
    concept = Concept(BETA.iri, "Company", (Name("Beta", "en", "usual"), Name("Бета", "ru", "alias")), None)
    found = graph(*example(), catalogue=Catalogue((concept,), "d"))
    _, told = node(found, BETA.iri)
    assert (told["name"], told["known"]) == ("Beta", True)
    assert told["names"] == ("Beta", "Beta Labs", "Бета", "贝塔实验室")


def test_a_claim_on_a_thing_that_its_reading_forgot_still_ends_somewhere() -> None:
    reading = example()[0]
    forgotten = Reading(reading.article, reading.read_with, (), (), reading.claims)
    found = graph(forgotten)
    assert node(found, MODEL.iri)[0] == ("Entity",)


def test_the_article_is_there_without_its_text() -> None:
    found = graph(*example())
    articles = [dict(each.properties) for each in found.nodes.values() if "Article" in each.labels]
    assert {article["key"] for article in articles} == {"one", "two", "three"}
    assert all("text" not in article and "story" in article for article in articles)


def test_the_same_graph_needs_no_delta() -> None:
    found = graph(*example())
    assert not difference(found, digests(found))
    assert difference(found, StoreDigests()).nodes == tuple(found.nodes.values())


def test_a_node_with_other_labels_is_written_anew_with_its_edges() -> None:
    neutral = graph(Draft("n").says("Gamma Corp Beta Labs", "uses", GAMMA, BETA).reading())
    invests = graph(
        Draft("n").says("Gamma Corp Beta Labs", "uses", GAMMA, BETA).reading(),
        Draft("i").says("Gamma Corp", "invested_in", GAMMA, BETA).reading(),
    )
    delta = difference(invests, digests(neutral))
    assert delta.retract_nodes == (GAMMA.iri,)
    touching = {e.iri for e in invests.edges.values() if GAMMA.iri in (e.source, e.target)}
    assert touching <= {edge.iri for edge in delta.edges}


def test_a_sync_tells_what_it_took() -> None:
    store = NetworkXStore()
    found = graph(*example())
    first = sync(store, found)
    assert (first.nodes_written, first.edges_written) == (len(found.nodes), len(found.edges))
    assert not sync(store, found)
    last = sync(store, PropertyGraph())
    assert (last.nodes_retracted, last.edges_retracted) == (len(found.nodes), len(found.edges))


def test_what_a_conflict_is_about_is_marked_on_its_node_and_its_edge() -> None:
    alpha, beta = entity("Alpha Fund", "Investor"), entity("Beta Labs")
    told = {"currency": "USD", "round": "Series A"}
    one = Draft("one").says("A.", "invested_in", alpha, beta, also=told | {"amount": "48000000"}).reading()
    other = Draft("other").says("B.", "invested_in", alpha, beta, also=told | {"amount": "480000000"}).reading()
    alone = project((one,), load_ontology(), Catalogue((), ""))
    both = project((one, other), load_ontology(), Catalogue((), ""))
    assert not [n for n in alone.nodes.values() if dict(n.properties).get("disputed")]
    assert [n for n in both.nodes.values() if "Investment" in n.labels and dict(n.properties).get("disputed")]
    assert [e for e in both.edges.values() if e.type == "INVESTED_IN" and dict(e.properties).get("disputed")]
    assert len(edges(both, "BETWEEN")) == 2
