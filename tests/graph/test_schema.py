"""The model that is shown is the one that is made: every label, type and property, no other."""

from __future__ import annotations

import pytest

from graph.indexes import Kind, indexes
from graph.labels import all_edge_types, all_labels
from graph.population import population_of_graph
from graph.project import PropertyGraph, project
from graph.schema import Property, Schema, schema
from ontology.model import load_ontology
from tests.contracts.kits import NOTHING_KNOWN
from tests.golden.pages import FOLDER, every_relation, pages
from tests.graph.large import large_readings

ONTOLOGY = load_ontology()
TYPES: dict[str, type] = {"text": str, "number": float, "whole number": int, "yes or no": bool, "list of texts": tuple}


@pytest.fixture(scope="module")
def model() -> Schema:
    return schema(ONTOLOGY)


@pytest.fixture(scope="module", params=["small", "large"])
def graph(request: pytest.FixtureRequest) -> PropertyGraph:
    readings = every_relation() if request.param == "small" else large_readings()[:400]
    return project(readings, ONTOLOGY, NOTHING_KNOWN)


def test_every_label_and_type_of_the_vocabulary_is_explained(model: Schema) -> None:
    assert sorted(kind.label for kind in model.nodes) == list(all_labels(ONTOLOGY))
    assert sorted(kind.type for kind in model.edges) == list(all_edge_types(ONTOLOGY))
    assert all(kind.meaning for kind in model.nodes)
    assert all(kind.meaning for kind in model.edges)


def test_every_property_of_a_node_is_in_the_model_with_its_type(model: Schema, graph: PropertyGraph) -> None:
    told = {kind.label: kind.properties for kind in model.nodes}
    for node in graph.nodes.values():
        known = {each.name: each for label in node.labels for each in told[label]}
        for name, value in node.properties:
            assert name in known, (node.labels, name)
            assert type(value) is TYPES[known[name].type], (node.labels, name, value)


def test_every_edge_joins_what_the_model_says_and_carries_what_it_says(model: Schema, graph: PropertyGraph) -> None:
    kinds = {kind.type: kind for kind in model.edges}
    for edge in graph.edges.values():
        kind = kinds[edge.type]
        assert set(kind.sources) & set(graph.nodes[edge.source].labels), edge
        assert set(kind.targets) & set(graph.nodes[edge.target].labels), edge
        known = {each.name: each for each in kind.properties}
        for name, value in edge.properties:
            assert name in known, (edge.type, name)
            assert type(value) is TYPES[known[name].type], (edge.type, name, value)


def test_a_number_from_an_article_has_a_unit_and_its_exact_text(model: Schema) -> None:
    rounds = next(kind for kind in model.nodes if kind.label == "FundingRound")
    told = {each.name: each for each in rounds.properties}
    assert told["amount"] == Property("amount", "number", "units of currency", told["amount"].meaning)
    assert told["amount_text"].type == "text"
    assert "stake" not in told


def test_examples_are_counted_and_shown(model: Schema) -> None:
    found = population_of_graph(project(every_relation(), ONTOLOGY, NOTHING_KNOWN), model)
    assert (found.nodes["Person"].count, found.nodes["Person"].example) == (1, "Ada Example")
    assert found.edges["ACQUIRED"].count == 0
    assert found.edges["ACQUIRED_DENIED"].example == "(Gamma Corp)-[:ACQUIRED_DENIED]->(Beta Labs)"
    assert found.nodes["FundingRound"].values["currency"] == "USD"


def test_every_node_is_unique_and_every_deal_can_be_found_by_its_day() -> None:
    found = indexes(ONTOLOGY)
    assert {each.label for each in found if each.kind is Kind.UNIQUE} == {
        "Article", "Claim", "Conflict", "Entity", "Fact"
    }  # fmt: skip
    dated = {each.label for each in found if each.properties == ("dated",)}
    assert dated == {relation.fact_node for relation in ONTOLOGY.relations.values()}
    assert len({each.name for each in found}) == len(found)


@pytest.mark.parametrize("name", ["graph.md", "cookbook.md", "measures.md"])
def test_the_generated_page_is_up_to_date(name: str) -> None:
    written = (FOLDER / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `python -m tests.golden.pages` and read the difference"
