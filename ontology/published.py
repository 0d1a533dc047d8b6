"""The whole ontology as others read it: what our files say, the alignments, and what follows for each relation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from ontology import namespaces
from ontology.model import FOLDER, Ontology, Relation, load_ontology, vocabulary_files
from ontology.namespaces import BASE, ONTOLOGY, OWL, RDF, RDFS, SCHEMA
from ontology.rdf import sorted_nquads

IRI = BASE + "ontology"
"""The ontology itself, as `rdfs:isDefinedBy` names it."""

PREFIXES = namespaces.PREFIXES | {
    "fibo-cur": "https://spec.edmcouncil.org/fibo/ontology/FND/Accounting/CurrencyAmount/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": SCHEMA,
}
"""Prefix to namespace, those of the vocabularies included that ours is aligned with."""


def alignments_file(folder: Path = FOLDER) -> Path:
    """The file that tells how our terms stand to those of other vocabularies. Extraction does not depend on it."""
    return folder / "alignments.ttl"


def vocabulary(folder: Path = FOLDER) -> tuple[ox.Triple, ...]:
    """Every statement of the ontology, sorted, each once, without blank nodes."""
    found = {
        quad.triple
        for path in (*vocabulary_files(folder), alignments_file(folder))
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    }
    ontology = load_ontology(folder)
    for relation in ontology.relations.values():
        found.update(_relation(relation, ontology))
    defined = {triple.subject for triple in found if _is_ours(triple.subject)}
    found.update(_triple(subject.value, RDFS + "isDefinedBy", IRI) for subject in defined)
    return tuple(sorted(found, key=str))


def vocabulary_turtle(folder: Path = FOLDER) -> bytes:
    """The ontology as one Turtle file, the same bytes at every call."""
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in vocabulary(folder)]
    ordered = ox.parse(sorted_nquads(quads), format=ox.RdfFormat.N_QUADS)
    written = ox.serialize((quad.triple for quad in ordered), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return written or b""


def _relation(relation: Relation, ontology: Ontology) -> Iterator[ox.Triple]:
    """A relation is the class of its claims, and the property that such a claim speaks of (`rdf:predicate`).

    Its roles may hold things of several classes, any one of them: `rdfs:domain` would say all, so that the terms of
    schema.org for this, which were made for it, stand here.
    """
    yield _triple(relation.iri, RDF + "type", OWL + "Class")
    yield _triple(relation.iri, RDF + "type", OWL + "ObjectProperty")
    yield _triple(relation.iri, RDFS + "subClassOf", ONTOLOGY + "Claim")
    for predicate, names in (("domainIncludes", relation.subject_types), ("rangeIncludes", relation.object_types)):
        for name in names:
            yield _triple(relation.iri, SCHEMA + predicate, ontology.entity_types[name].iri)


def _is_ours(term: object) -> bool:
    return isinstance(term, ox.NamedNode) and term.value.startswith(ONTOLOGY)


def _triple(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))
