"""The ledger as RDF: claims with their evidence, things with all names, facts. No blank nodes, sorted, streamed.

Formats that know named graphs keep each article's graph apart, with the facts and the catalogue's names in graphs of
their own; the others hold the union. N-Quads and N-Triples come out as RDFC-1.0 would order and write them
(https://www.w3.org/TR/rdf-canon/), since there are no blank nodes to name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import IO

import pyoxigraph as ox

from graph.exports.base import rebased_lines
from graph.exports.content import Content
from graph.exports.description import APACHE, Described, description
from graph.exports.json_ld import json_ld
from graph.exports.rdf_dataset import dataset_lines
from graph.exports.sorted_lines import SortedLines
from graph.exports.xml_text import for_xml
from ontology.errors import DealgraphError
from ontology.namespaces import BASE, PREFIXES, RDF, RESOURCE

FORMATS = {
    "turtle": (ox.RdfFormat.TURTLE, "ttl"),
    "ntriples": (ox.RdfFormat.N_TRIPLES, "nt"),
    "nquads": (ox.RdfFormat.N_QUADS, "nq"),
    "trig": (ox.RdfFormat.TRIG, "trig"),
    "jsonld": (ox.RdfFormat.JSON_LD, "jsonld"),
    "rdfxml": (ox.RdfFormat.RDF_XML, "rdf"),
}
"""Format to how it is written and the ending of its file."""

_KINDS = (
    "agent", "article", "claim", "conflict", "dataset", "entity", "evidence", "fact", "graph", "judgement", "mention",
    "name", "part", "quantity", "quotation", "quote", "reading", "role", "run", "span", "story", "withdrawal",
)  # fmt: skip
_PREFIXES = PREFIXES | {kind: f"{RESOURCE}{kind}/" for kind in _KINDS} | {"instant": f"{RESOURCE}time/"}
# One prefix a kind of resource, as a slash inside a local name must be escaped and is no pleasure to read.

_BATCH = 1 << 15
"""Lines that are parsed at once on their way into another format."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How RDF is to be written.

    ``base`` stands in the place of `BASE` in every IRI; ``rdf12`` tells claims as reifiers of RDF 1.2 too; ``runs``
    adds what was run and when; ``licence`` is the IRI under which the data is handed on.
    """

    base: str = BASE
    rdf12: bool = False
    runs: bool = False
    licence: str = APACHE


PLAIN = Manner()
"""RDF 1.1, our own base, the same bytes for the same articles."""


def write(content: Content, out: IO[bytes], *, name: str, manner: Manner = PLAIN) -> None:
    """Write the whole dataset in one of `FORMATS`; the same ledger gives the same bytes."""
    if manner.rdf12 and name in ("jsonld", "rdfxml"):
        raise DealgraphError(
            f"cannot hold RDF 1.2 in {name}", where="--rdf12", remedy="Use turtle, trig, nquads or ntriples."
        )
    lines = chain.from_iterable(dataset_lines(content, rdf12=manner.rdf12, runs=manner.runs))

    def described(statements: int) -> Iterable[bytes]:
        return _at(description(Described(name, statements, content.selection, manner.licence)), manner.base)

    write_sorted(_at(lines, manner.base), out, name=name, base=manner.base, further=described)


def write_sorted(
    lines: Iterable[bytes],
    out: IO[bytes],
    *,
    name: str,
    base: str = BASE,
    further: Callable[[int], Iterable[bytes]] | None = None,
) -> None:
    """Write N-Quads lines in one of `FORMATS`, in order, each statement once, in memory that does not grow with them.

    `further` is told how many statements there are and gives a few more.
    """
    rdf_format, _ = FORMATS[name]
    order = _ORDERS.get(name, _BY_GRAPH if rdf_format.supports_datasets else _BY_SUBJECT)
    with SortedLines(map(order.key, lines)) as ordered:
        more = list(map(order.key, further(ordered.count))) if further else []
        blocks = (list(map(order.line, block)) for block in ordered.blocks(more))
        _write(blocks if order is _BY_GRAPH else ordered.blocks(more), out, name=name, base=base)


def _write(blocks: Iterable[list[bytes]], out: IO[bytes], *, name: str, base: str) -> None:
    rdf_format, _ = FORMATS[name]
    parts = (block[start : start + _BATCH] for block in blocks for start in range(0, len(block), _BATCH))
    if name in ("nquads", "ntriples"):
        for part in parts:
            out.write(b"\n".join(part) + b"\n")
        return
    quads = (quad for part in parts for quad in ox.parse(_typed(part), format=ox.RdfFormat.N_QUADS))
    if name == "jsonld":
        for piece in json_ld(quads, prefixes_at(base)):
            out.write(piece)
        return
    told: Iterable[ox.Quad] = map(for_rdf_xml, quads) if name == "rdfxml" else quads
    ox.serialize(told, output=out, format=rdf_format, prefixes=prefixes_at(base))


def prefixes_at(base: str = BASE) -> dict[str, str]:
    """The prefixes of exports, with those of our own names at that base."""
    return {prefix: _moved(space, base) for prefix, space in _PREFIXES.items()}


def _typed(lines: list[bytes]) -> bytes:
    return b"\n".join(lines).replace(_FIRST, _TYPE)


@dataclass(frozen=True, slots=True)
class _Order:
    """How an N-Quads line is sorted: the bytes to sort by, and the line to write that they stand for."""

    key: Callable[[bytes], bytes]
    line: Callable[[bytes], bytes]


_TYPE, _FIRST = f" <{RDF}type> ".encode(), b" \x00 "
# What a thing is comes first of what is said of it. No line holds a NUL, which N-Quads escapes, so that a literal that
# speaks of the predicate gets its words back unharmed.


def _graph_first(line: bytes) -> bytes:
    statement, graph, _ = line.rsplit(b" ", 2)
    return graph + b"\x00" + statement.replace(_TYPE, _FIRST, 1)


def _graph_last(key: bytes) -> bytes:
    graph, _, statement = key.partition(b"\x00")
    return statement + b" " + graph + b" ."


def _without_graph(line: bytes) -> bytes:
    return line.rsplit(b" ", 2)[0] + b" ."


def _type_first(line: bytes) -> bytes:
    return line.rsplit(b" ", 2)[0].replace(_TYPE, _FIRST, 1) + b" ."


def _as_it_is(line: bytes) -> bytes:
    return line


_BY_GRAPH = _Order(_graph_first, _graph_last)  # so that each graph is written once
_BY_SUBJECT = _Order(_type_first, _as_it_is)
_ORDERS = {"nquads": _Order(_as_it_is, _as_it_is), "ntriples": _Order(_without_graph, _as_it_is)}


def _at(lines: Iterable[bytes], base: str) -> Iterable[bytes]:
    return lines if base == BASE else rebased_lines(lines, base)


def _moved(iri: str, base: str) -> str:
    return base + iri.removeprefix(BASE) if iri.startswith(BASE) else iri


def for_rdf_xml(quad: ox.Quad) -> ox.Quad:
    """The statement without letters that XML cannot hold."""
    value = quad.object
    if not isinstance(value, ox.Literal) or for_xml(value.value) == value.value:
        return quad
    clean = for_xml(value.value)
    if value.language:
        literal = ox.Literal(clean, language=value.language)
    else:
        literal = ox.Literal(clean, datatype=value.datatype)
    return ox.Quad(quad.subject, quad.predicate, literal, quad.graph_name)
