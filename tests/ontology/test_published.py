"""The ontology is what others can take: whole in four languages, aligned with terms that exist, read by their tools."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import namespace as known

from ontology.model import load_ontology
from ontology.namespaces import ONTOLOGY, OWL, RDF, RDFS, SKOS
from ontology.published import alignments_file, vocabulary, vocabulary_turtle
from ontology.reference import LANGUAGES, PAGE, page
from tests.servers.rdf_tools import FileCheck

# rdflib has these vocabularies' terms as generated from their own files, and knows no others.
CLOSED: dict[str, type[known.DefinedNamespace]] = {
    "http://purl.org/dc/terms/": known.DCTERMS,
    "http://www.w3.org/2004/02/skos/core#": known.SKOS,
    "http://www.w3.org/2006/time#": known.TIME,
    "http://www.w3.org/ns/org#": known.ORG,
    "http://www.w3.org/ns/prov#": known.PROV,
    "http://xmlns.com/foaf/0.1/": known.FOAF,
    "https://schema.org/": known.SDO,
}
FIBO = "https://spec.edmcouncil.org/fibo/ontology/FND/Accounting/CurrencyAmount/"
# Terms that were read in their files, w3.org/ns/oa.ttl and FND/Accounting/CurrencyAmount.rdf, which rdflib has not.
READ = {
    "http://www.w3.org/ns/oa#SpecificResource",
    FIBO + "MonetaryAmount",
    FIBO + "CurrencyIdentifier",
    *(RDF + name for name in ("Statement", "subject", "predicate", "object")),
}
KINDS = {OWL + "Class", OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty"}


def texts(predicate: str) -> dict[str, set[str]]:
    """The languages in which each of our terms is told something."""
    found: dict[str, set[str]] = defaultdict(set)
    for triple in vocabulary():
        subject, value = triple.subject, triple.object
        if triple.predicate.value == predicate and isinstance(subject, ox.NamedNode) and isinstance(value, ox.Literal):
            found[subject.value].add(value.language or "")
    return found


def terms() -> set[str]:
    return {t.subject.value for t in vocabulary() if isinstance(t.subject, ox.NamedNode)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_has_a_label_and_a_definition_in_each_language(language: str) -> None:
    labels, preferred, meanings = texts(RDFS + "label"), texts(SKOS + "prefLabel"), texts(SKOS + "definition")
    ours = {term for term in terms() if term.startswith(ONTOLOGY)}
    assert len(ours) > 90
    assert {term for term in ours if language not in labels[term] | preferred[term]} == set()
    assert {term for term in ours if language not in meanings[term]} == set()


def test_every_term_has_a_kind() -> None:
    kinds = defaultdict(set)
    for triple in vocabulary():
        if triple.predicate.value == RDF + "type" and isinstance(triple.object, ox.NamedNode):
            kinds[str(triple.subject)].add(triple.object.value)
    wanted = KINDS | {SKOS + "Concept", SKOS + "ConceptScheme", OWL + "Ontology"}
    assert [subject for subject, found in kinds.items() if not found & wanted] == []


def test_every_relation_is_the_class_of_its_claims() -> None:
    found = set(vocabulary())
    for relation in load_ontology().relations.values():
        claim = ox.NamedNode(ONTOLOGY + "Claim")
        assert ox.Triple(ox.NamedNode(relation.iri), ox.NamedNode(RDFS + "subClassOf"), claim) in found


def test_every_outside_term_is_one_of_its_vocabulary() -> None:
    aligned = list(ox.parse(alignments_file().read_bytes(), format=ox.RdfFormat.TURTLE))
    assert len(aligned) > 30
    for quad in aligned:
        assert isinstance(quad.subject, ox.NamedNode)
        assert quad.subject.value in terms()
        assert quad.predicate.value in {RDFS + name for name in ("subClassOf", "subPropertyOf", "seeAlso")}
        assert isinstance(quad.object, ox.NamedNode)
        iri = quad.object.value
        namespace = next((space for space in CLOSED if iri.startswith(space)), None)
        if namespace is None:
            assert iri in READ
        else:
            # Schema.org is told under http there and has moved its documentation to https since.
            assert iri.removeprefix(namespace) in CLOSED[namespace], iri


def test_classes_stand_to_classes_and_properties_to_properties() -> None:
    kinds = defaultdict(set)
    for triple in vocabulary():
        if triple.predicate.value == RDF + "type":
            kinds[triple.subject].add(triple.object)
    for triple in vocabulary():
        classes = ox.NamedNode(OWL + "Class") in kinds[triple.subject]
        if triple.predicate.value == RDFS + "subClassOf":
            assert classes, triple
        if triple.predicate.value == RDFS + "subPropertyOf":
            assert not classes, triple


def test_there_are_no_blank_nodes_and_the_bytes_are_the_same_twice() -> None:
    assert not any(isinstance(term, ox.BlankNode) for t in vocabulary() for term in (t.subject, t.object))
    assert vocabulary_turtle() == vocabulary_turtle()


def test_jena_and_raptor_read_the_ontology(tmp_path: Path, riot: FileCheck, rapper: FileCheck) -> None:
    path = tmp_path / "ontology.ttl"
    path.write_bytes(vocabulary_turtle())
    riot(path)
    rapper(path)


def test_the_reference_page_says_what_the_vocabulary_says() -> None:
    shown = page()
    iris = {triple.subject.value for triple in vocabulary() if isinstance(triple.subject, ox.NamedNode)}
    names = {iri.removeprefix(ONTOLOGY) for iri in iris if iri.startswith(ONTOLOGY)}
    assert all(shown.count(f'<a id="{name}"></a>') == 1 for name in names)
    assert PAGE.read_text(encoding="utf-8") == shown, "write it anew: python -m ontology.reference"
