"""Statements as a document: what it is about first, then the rest by subject, under the base that is served."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from flows.lookup.forms import Form
from flows.lookup.names import PREFIXES, end_of_space
from graph.exports.base import rebased
from graph.exports.json_ld import json_ld
from graph.exports.rdf import for_rdf_xml, prefixes_at
from ontology.namespaces import BASE, RDF

_FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "rdf": ox.RdfFormat.RDF_XML,
}


def written(triples: Iterable[ox.Triple], iri: str, form: Form, base: str) -> bytes:
    """The document in one of the RDF forms; the same statements give the same bytes."""
    ordered = sorted(triples, key=lambda triple: _place(triple, iri))
    quads: Iterable[ox.Quad] = (ox.Quad(t.subject, t.predicate, t.object) for t in ordered)
    if base != BASE:
        quads = rebased(quads, BASE, base)
    if form.ending == "rdf":
        quads = map(for_rdf_xml, quads)
    told = [quad.triple for quad in quads]
    prefixes = _used(told, base)
    if form.ending == "jsonld":
        return b"".join(json_ld((ox.Quad(t.subject, t.predicate, t.object) for t in told), prefixes))
    return ox.serialize(told, format=_FORMATS[form.ending], prefixes=prefixes) or b""


def _used(triples: list[ox.Triple], base: str) -> dict[str, str]:
    """The prefixes of names that the document holds: most of them would stand there for nothing."""
    terms = (term for t in triples for term in (t.subject, t.predicate, t.object, getattr(t.object, "datatype", None)))
    spaces = {term.value[: end_of_space(term.value)] for term in terms if isinstance(term, ox.NamedNode)}
    known = {**PREFIXES, **prefixes_at(base)}
    return {prefix: space for prefix, space in known.items() if space in spaces}


def _place(triple: ox.Triple, iri: str) -> tuple[bool, str, bool, str, str]:
    subject, predicate = str(triple.subject), triple.predicate.value
    return (subject != f"<{iri}>", subject, predicate != RDF + "type", predicate, str(triple.object))
