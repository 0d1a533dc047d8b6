"""What disagrees, and which texts are one, is in the graph and in RDF, not only on the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph, URIRef

from graph.export import export
from graph.labels import QUOTES
from graph.ledger import Ledger
from graph.project import PropertyGraph, project
from ontology.model import load_ontology
from ontology.namespaces import OA, ONTOLOGY, RDF, RDFS
from ontology.records import Reading
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.test_number_conflicts import told
from tests.graph.test_stories import ENGLISH, GERMAN, OTHER

WRONG = GERMAN.replace("31,5 Millionen", "315 Millionen")
SENTENCES = {ENGLISH.split(" Its model")[0], WRONG.split(" Das Modell")[0]}


def readings() -> list[Reading]:
    return [told("a", ENGLISH, "en"), told("b", WRONG, "de"), told("c", f"{OTHER}\n\nAnd so on.", "en")]


@pytest.fixture(scope="module")
def graph() -> PropertyGraph:
    return project(readings(), load_ontology(), NOTHING_KNOWN)


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("dataset")
    ledger = Ledger.open(folder / "data")
    for reading in readings():
        ledger.write(reading)
    return parsed(ledger, folder)


def parsed(ledger: Ledger, folder: Path) -> Graph:
    (path,) = export(ledger, folder / "all.ttl", "turtle", ontology=load_ontology(), catalogue=NOTHING_KNOWN)
    return Graph().parse(path, format="turtle")


def test_a_mismatch_is_a_node_of_its_own_kind_that_quotes_both_articles(graph: PropertyGraph) -> None:
    (node,) = (node for node in graph.nodes.values() if "NumberMismatch" in node.labels)
    assert node.labels == ("Conflict", "NumberMismatch")
    quoted = [dict(edge.properties) for edge in graph.edges.values() if edge.type == QUOTES]
    assert {edge["quote"] for edge in quoted} == SENTENCES
    assert {edge.source for edge in graph.edges.values() if edge.type == QUOTES} == {node.iri}


def test_a_mismatch_is_in_rdf_with_its_kind_its_sentence_and_both_quotes(dataset: Graph) -> None:
    (conflict,) = dataset.subjects(URIRef(RDF + "type"), URIRef(ONTOLOGY + "Conflict"))
    assert dataset.value(conflict, URIRef(ONTOLOGY + "conflictKind")) == URIRef(ONTOLOGY + "number_mismatch")
    assert "ten times apart" in str(dataset.value(conflict, URIRef(RDFS + "comment")))
    quotations = list(dataset.objects(conflict, URIRef(ONTOLOGY + "quotation")))
    assert {str(dataset.value(each, URIRef(OA + "exact"))) for each in quotations} == SENTENCES


def test_stories_are_in_rdf(dataset: Graph) -> None:
    told_in = dict(dataset.subject_objects(URIRef(ONTOLOGY + "story")))
    assert len(told_in) == 3
    assert len(set(told_in.values())) == 2


def test_the_parts_of_an_article_are_told(tmp_path: Path) -> None:
    both = told("a", f"{ENGLISH}\n\n{GERMAN}\n", "en")
    ledger = Ledger.open(tmp_path / "data")
    ledger.write(both)
    found = parsed(ledger, tmp_path)
    assert len(list(found.subjects(URIRef(RDF + "type"), URIRef(ONTOLOGY + "Part")))) == 2
    (node,) = (n for n in project([both], load_ontology(), NOTHING_KNOWN).nodes.values() if "Article" in n.labels)
    middle = len(ENGLISH) + 2
    assert dict(node.properties)["parts"] == (f"0-{middle}", f"{middle}-{len(both.article.text)}")
