"""Conflicts as a SHACL validation report (https://www.w3.org/TR/shacl/#validation-report): every tool that shows what
breaks shapes can show what articles disagree in. A conflict is a warning: nothing in the data is malformed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from graph.conflicts.as_rdf import conflict_triples
from graph.conflicts.told import Conflict
from ontology.namespaces import ONTOLOGY, PREFIXES, RDF, RESOURCE, XSD
from ontology.rdf import sorted_nquads, statement_parts
from ontology.shacl import SH

REPORT = RESOURCE + "conflicts"


def conflict_report(conflicts: Iterable[Conflict]) -> bytes:
    """The report in Turtle, with the conflicts themselves; the same conflicts give the same bytes."""
    told = tuple(conflicts)
    triples = [*_report(told), *conflict_triples(told)]
    unordered = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    quads = ox.parse(sorted_nquads(unordered), format=ox.RdfFormat.N_QUADS)
    prefixes = {**PREFIXES, "sh": SH}
    return ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""


def _report(conflicts: tuple[Conflict, ...]) -> Iterator[ox.Triple]:
    conforms = ox.Literal("false" if conflicts else "true", datatype=ox.NamedNode(XSD + "boolean"))
    yield from statement_parts(
        REPORT,
        (
            (RDF + "type", ox.NamedNode(SH + "ValidationReport")),
            (SH + "conforms", conforms),
            *((SH + "result", ox.NamedNode(conflict.iri)) for conflict in conflicts),
        ),
    )
    for conflict in conflicts:
        focus = (*conflict.facts, *(quote.article for quote in conflict.quotes))[0]
        yield from statement_parts(
            conflict.iri,
            (
                (RDF + "type", ox.NamedNode(SH + "ValidationResult")),
                (SH + "focusNode", ox.NamedNode(focus)),
                (SH + "resultSeverity", ox.NamedNode(SH + "Warning")),
                (SH + "sourceConstraintComponent", ox.NamedNode(ONTOLOGY + conflict.kind)),
                (SH + "resultMessage", ox.Literal(conflict.sentence, language="en")),
                *((SH + "value", ox.NamedNode(iri)) for iri in conflict.claims[:1]),
            ),
        )
