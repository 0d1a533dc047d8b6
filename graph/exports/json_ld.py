"""RDF as JSON-LD with a context, subject by subject, as a person would write it: short names, no arrays of one.

https://www.w3.org/TR/json-ld11/. The RDF library writes the expanded form only, in which every name is a whole IRI.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

import pyoxigraph as ox

from ontology.namespaces import RDF, XSD

_TYPE, _STRING = RDF + "type", XSD + "string"
_KNOWN = 1 << 12
"""IRIs whose short form is not made again: those of predicates and classes, and of what was spoken of just now."""


def json_ld(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> Iterator[bytes]:
    """The document in parts. Statements of one graph follow each other, and in it those of one subject."""
    names = {space: prefix for prefix, space in prefixes.items()}

    @lru_cache(_KNOWN)
    def short(iri: str) -> str:
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = names.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix else iri

    yield b'{"@context":' + _written(dict(prefixes)) + b',\n"@graph":[\n'
    between = b""
    for graph, within in groupby(quads, attrgetter("graph_name")):
        named = isinstance(graph, ox.NamedNode)
        if named:
            yield between + b'{"@id":' + _written(short(graph.value)) + b',"@graph":[\n'
            between = b""
        for subject, told in groupby(within, attrgetter("subject")):
            yield between + _written(_node(subject.value, told, short))
            between = b",\n"
        if named:
            yield b"\n]}"
    yield b"\n]}\n"


def _node(subject: str, quads: Iterable[ox.Quad], short: Callable[[str], str]) -> dict[str, object]:
    """What is said of one thing."""
    node: dict[str, object] = {"@id": short(subject)}
    for predicate, told in groupby(quads, lambda quad: quad.predicate.value):
        if predicate == _TYPE:
            values: list[object] = [_name(quad.object, short) for quad in told]
            key = "@type"
        else:
            values = [_value(quad.object, short) for quad in told]
            key = short(predicate)
        node[key] = values if len(values) > 1 else values[0]
    return node


def _value(term: object, short: Callable[[str], str]) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": _name(term, short)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    datatype = term.datatype.value
    return term.value if datatype == _STRING else {"@type": short(datatype), "@value": term.value}


def _name(term: object, short: Callable[[str], str]) -> str:
    return short(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _written(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
