"""The shapes as SHACL (https://www.w3.org/TR/shacl/, core constraints only), without blank nodes: any engine can use
them, and the same vocabulary gives the same triples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from ontology.model import Ontology
from ontology.namespaces import BASE, PREFIXES, RDF, XSD
from ontology.rdf import sorted_nquads
from ontology.shape_words import messages
from ontology.shapes import NodeShape, PropertyShape, Severity, node_shapes

SH = "http://www.w3.org/ns/shacl#"
SHAPES = BASE + "shapes#"

_Term = ox.NamedNode | ox.Literal


def shape_iri(shape: NodeShape, part: PropertyShape | None = None) -> str:
    """The IRI of a shape, or of what it says of one property."""
    return f"{SHAPES}{shape.name}-{part.name}" if part else SHAPES + shape.name


def shapes(ontology: Ontology) -> list[ox.Triple]:
    """The shapes of all classes and relations, as triples."""
    return [triple for shape in node_shapes(ontology) for triple in _node(shape)]


def shapes_turtle(ontology: Ontology) -> bytes:
    """The shapes as one Turtle file, the same bytes at every call."""
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in shapes(ontology)]
    ordered = ox.parse(sorted_nquads(quads), format=ox.RdfFormat.N_QUADS)
    prefixes = {**PREFIXES, "sh": SH}
    return ox.serialize((quad.triple for quad in ordered), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _node(shape: NodeShape) -> Iterator[ox.Triple]:
    iri = shape_iri(shape)
    yield _triple(iri, RDF + "type", ox.NamedNode(SH + "NodeShape"))
    yield _triple(iri, SH + "targetClass", ox.NamedNode(shape.target))
    for part in shape.properties:
        of = shape_iri(shape, part)
        yield _triple(iri, SH + "property", ox.NamedNode(of))
        for predicate, value in _demands(part):
            yield _triple(of, SH + predicate, value)
        for predicate, items in _lists(part):
            yield from _any_of(of, predicate, items)
        for language, text in messages(shape, part).items():
            yield _triple(of, SH + "message", ox.Literal(text, language=language))


def _demands(part: PropertyShape) -> Iterator[tuple[str, _Term]]:
    yield "path", ox.NamedNode(part.path)
    if part.low:
        yield "minCount", _number(str(part.low), "integer")
    if part.high is not None:
        yield "maxCount", _number(str(part.high), "integer")
    if part.datatype:
        yield "datatype", ox.NamedNode(XSD + part.datatype)
    if len(part.classes) == 1:
        yield "class", ox.NamedNode(part.classes[0])
    if part.pattern:
        yield "pattern", ox.Literal(part.pattern)
    if part.iri:
        yield "nodeKind", ox.NamedNode(SH + "IRI")
    for predicate, limit in (("minInclusive", part.least), ("maxInclusive", part.most)):
        if limit:
            yield predicate, _number(limit, part.number)
    for predicate, other in (("lessThan", part.less_than), ("lessThanOrEquals", part.at_most)):
        if other:
            yield predicate, ox.NamedNode(other)
    if part.severity is not Severity.VIOLATION:
        yield "severity", ox.NamedNode(SH + part.severity.value)


def _lists(part: PropertyShape) -> Iterator[tuple[str, Sequence[_Term]]]:
    if part.one_of:
        yield "in", [ox.NamedNode(text) if "://" in text else ox.Literal(text) for text in part.one_of]
    if len(part.classes) > 1:
        yield "or", [ox.NamedNode(text) for text in part.classes]


def _any_of(of: str, predicate: str, items: Sequence[_Term]) -> Iterator[ox.Triple]:
    """A list, whose nodes have IRIs; what `sh:or` lists are shapes, one for each class."""
    yield _triple(of, SH + predicate, ox.NamedNode(f"{of}-{predicate}-0"))
    for number, item in enumerate(items):
        node, last = f"{of}-{predicate}-{number}", number == len(items) - 1
        if predicate == "or" and isinstance(item, ox.NamedNode):
            wanted = ox.NamedNode(f"{of}-is-{item.value.rsplit('#', 1)[-1]}")
            yield ox.Triple(wanted, ox.NamedNode(SH + "class"), item)
            item = wanted
        yield _triple(node, RDF + "first", item)
        yield _triple(node, RDF + "rest", ox.NamedNode(RDF + "nil" if last else f"{of}-{predicate}-{number + 1}"))


def _triple(subject: str, predicate: str, value: _Term) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _number(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))
