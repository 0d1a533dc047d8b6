"""The ledger as RDF: claims with their evidence, things with all names, facts. No blank nodes.

Formats that know named graphs keep each article's graph apart, with the facts and the catalogue's names in graphs of
their own; the others hold the union.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.exports.content import Content, Thing
from graph.exports.xml_text import for_xml
from graph.facts import Fact
from graph.names import shown_source
from ontology.namespaces import DCTERMS, ONTOLOGY, PREFIXES, RDF, RDFS, RESOURCE, SKOS, XSD
from ontology.rdf import attribute_literal, day_literal, sorted_nquads, statement_parts

FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "ttl"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "nquads": (ox.RdfFormat.N_QUADS, "nq"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "jsonld": (ox.RdfFormat.JSON_LD, "jsonld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "rdf"),
}
"""Format to how it is written and the ending of its file."""

FACTS, NAMES = RESOURCE + "graph/facts", RESOURCE + "graph/names"
"""The named graphs of what is computed from all articles."""

_PREFIXES = PREFIXES | {
    kind: f"{RESOURCE}{kind}/" for kind in ("article", "claim", "entity", "fact", "mention", "span")
}
# One prefix a kind of resource, as a slash inside a local name must be escaped and is no pleasure to read.

_LANGUAGE_TAGS = frozenset("abcdefghijklmnopqrstuvwxyz")


def serialized(content: Content, name: str) -> bytes:
    """The whole dataset in one of `FORMATS`; sorted, so that the same ledger gives the same bytes."""
    rdf_format, _ = FORMATS[name]
    quads = list(dataset(content))
    if name == "nquads":
        return sorted_nquads(quads)
    if not rdf_format.supports_datasets:
        quads = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    if name == "rdfxml":
        quads = [_for_xml(quad) for quad in quads]
    ordered = ox.parse(sorted_nquads(quads), format=ox.RdfFormat.N_QUADS)
    # Sorted by graph first, so that each graph is written once.
    told = sorted(ordered, key=lambda quad: str(quad.graph_name)) if rdf_format.supports_datasets else ordered
    if rdf_format.supports_datasets:
        return ox.serialize(told, format=rdf_format, prefixes=_PREFIXES) or b""
    return ox.serialize((quad.triple for quad in told), format=rdf_format, prefixes=_PREFIXES) or b""


def dataset(content: Content) -> Iterator[ox.Quad]:
    """The ledger's quads with the facts and the names of all things."""
    yield from map(_without_paths, content.ledger.quads(text=content.text))
    yield from _in_graph(NAMES, (triple for thing in content.things.values() for triple in _thing(thing)))
    yield from _in_graph(FACTS, (triple for fact in content.facts for triple in _fact(fact, content)))


def _thing(thing: Thing) -> Iterator[ox.Triple]:
    labels: list[tuple[str, ox.NamedNode | ox.Literal | None]] = [
        (RDF + "type", ox.NamedNode(ONTOLOGY + thing.type) if thing.type else None),
        (RDFS + "label", ox.Literal(thing.label)),
    ]
    preferred: set[str] = set()
    for name in thing.known_names:
        tagged = bool(name.language) and set(name.language.casefold()) <= _LANGUAGE_TAGS
        literal = ox.Literal(name.text, language=name.language) if tagged else ox.Literal(name.text)
        # SKOS allows one preferred label a language (S14); a further usual name is an alternative one.
        first = name.kind == "usual" and name.language not in preferred
        preferred |= {name.language} if first else set()
        labels.append((SKOS + ("prefLabel" if first else "altLabel"), literal))
    known = {name.text for name in thing.known_names}
    labels += [(SKOS + "altLabel", ox.Literal(text)) for text in thing.names if text not in known]
    yield from statement_parts(thing.iri, labels)


def _fact(fact: Fact, content: Content) -> Iterator[ox.Triple]:
    attributes = content.ontology.attributes
    counts = (("asserted", fact.asserted), ("denied", fact.denied), ("reported", fact.reported))
    yield from statement_parts(
        fact.iri,
        (
            (RDF + "type", ox.NamedNode(ONTOLOGY + "Fact")),
            (ONTOLOGY + "relation", ox.NamedNode(content.ontology.relation(fact.relation).iri)),
            (ONTOLOGY + "subject", ox.NamedNode(fact.subject)),
            (ONTOLOGY + "object", ox.NamedNode(fact.object) if fact.object is not None else None),
            *((ONTOLOGY + name, attribute_literal(attributes[name], text)) for name, text in fact.values),
            (ONTOLOGY + "status", ox.NamedNode(ONTOLOGY + fact.status.value)),
            *((f"{ONTOLOGY}{name}Stories", _count(number)) for name, number in counts),
            (ONTOLOGY + "firstTold", day_literal(fact.first) if fact.first else None),
            (ONTOLOGY + "lastTold", day_literal(fact.last) if fact.last else None),
            *((ONTOLOGY + "claim", ox.NamedNode(claim)) for claim in fact.claims),
        ),
    )


def _count(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(XSD + "nonNegativeInteger"))


def _in_graph(graph: str, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    name = ox.NamedNode(graph)
    for triple in triples:
        yield ox.Quad(triple.subject, triple.predicate, triple.object, name)


def _without_paths(quad: ox.Quad) -> ox.Quad:
    if quad.predicate.value != DCTERMS + "source" or not isinstance(quad.object, ox.Literal):
        return quad
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(shown_source(quad.object.value)), quad.graph_name)


def _for_xml(quad: ox.Quad) -> ox.Quad:
    value = quad.object
    if not isinstance(value, ox.Literal) or for_xml(value.value) == value.value:
        return quad
    clean = for_xml(value.value)
    if value.language:
        literal = ox.Literal(clean, language=value.language)
    else:
        literal = ox.Literal(clean, datatype=value.datatype)
    return ox.Quad(quad.subject, quad.predicate, literal, quad.graph_name)
