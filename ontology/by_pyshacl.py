"""The same shapes checked by pySHACL, a full SHACL engine and a slow one. The one file that imports it."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib

from ontology.model import Ontology
from ontology.shacl import SH, SHAPES, shapes
from ontology.shapes import Severity
from ontology.validation import Violation


def validate(quads: Iterable[ox.Quad], ontology: Ontology) -> tuple[Violation, ...]:
    """Everything that breaks a shape, all graphs taken together, sorted; empty where all is well."""
    import pyshacl  # takes a second to import

    data = _as_rdflib(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    _, report, _ = pyshacl.validate(data, shacl_graph=_as_rdflib(shapes(ontology)), inference="none", meta_shacl=False)
    sh = rdflib.Namespace(SH)
    found = {
        Violation(
            focus=str(report.value(result, sh.focusNode) or ""),
            path=str(report.value(result, sh.resultPath) or ""),
            value=str(report.value(result, sh.value) or ""),
            shape=str(report.value(result, sh.sourceShape) or "").removeprefix(SHAPES),
            severity=Severity(str(report.value(result, sh.resultSeverity)).removeprefix(SH)),
            messages=tuple(sorted((_language(m), str(m)) for m in report.objects(result, sh.resultMessage))),
        )
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    }
    return tuple(sorted(found, key=lambda v: (v.focus, v.path, v.shape, v.value)))


def _language(message: object) -> str:
    return (message.language or "") if isinstance(message, rdflib.Literal) else ""


def _as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    return graph
