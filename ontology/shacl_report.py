"""What breaks the shapes, as a SHACL validation report (https://www.w3.org/TR/shacl/#validation-report), without blank
nodes: the same breaches give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.identifiers import content_iri
from ontology.namespaces import PREFIXES, RDF, RESOURCE, XSD
from ontology.rdf import sorted_nquads
from ontology.shacl import SH, SHAPES
from ontology.validation import Violation

REPORT = RESOURCE + "report"


def report_turtle(found: Iterable[Violation]) -> bytes:
    """The report in Turtle."""
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in _report(tuple(found))]
    ordered = ox.parse(sorted_nquads(quads), format=ox.RdfFormat.N_QUADS)
    prefixes = {**PREFIXES, "sh": SH, "shapes": SHAPES}
    return ox.serialize((quad.triple for quad in ordered), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _report(found: tuple[Violation, ...]) -> Iterator[ox.Triple]:
    conforms = ox.Literal("false" if found else "true", datatype=ox.NamedNode(XSD + "boolean"))
    yield _triple(REPORT, RDF + "type", ox.NamedNode(SH + "ValidationReport"))
    yield _triple(REPORT, SH + "conforms", conforms)
    for violation in found:
        result = content_iri("result", violation.focus, violation.shape, violation.value)
        yield _triple(REPORT, SH + "result", ox.NamedNode(result))
        yield _triple(result, RDF + "type", ox.NamedNode(SH + "ValidationResult"))
        yield _triple(result, SH + "focusNode", _node(violation.focus))
        yield _triple(result, SH + "resultPath", ox.NamedNode(violation.path))
        yield _triple(result, SH + "resultSeverity", ox.NamedNode(SH + violation.severity.value))
        yield _triple(result, SH + "sourceShape", ox.NamedNode(SHAPES + violation.shape))
        if violation.value:
            yield _triple(result, SH + "value", _node(violation.value))
        for language, text in violation.messages:
            message = ox.Literal(text, language=language) if language else ox.Literal(text)
            yield _triple(result, SH + "resultMessage", message)


def _node(text: str) -> ox.NamedNode | ox.Literal:
    """An IRI where the text is one, as every thing of ours is."""
    try:
        return ox.NamedNode(text)
    except ValueError:
        return ox.Literal(text)


def _triple(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)
