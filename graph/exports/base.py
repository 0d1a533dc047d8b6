"""Our IRIs under another base, and back: for those who publish the graph under an address of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from urllib.parse import urlsplit

import pyoxigraph as ox

from ontology.errors import DealgraphError
from ontology.namespaces import BASE

_Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_BATCH = 1 << 14
_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`#?]+[/#]")
_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+")
"""A name, which may be of any script, or an address; no pattern of names, which others would take for all of them."""


def checked_base(base: str) -> str:
    """The base as it was given; `DealgraphError` for one to which a name cannot be appended."""
    if not _WEB.fullmatch(base) or not _is_of_a_host(base):
        raise DealgraphError(
            f"{base!r} is no base for IRIs",
            where="--base",
            remedy="Write it as https://data.example.org/deals/, with a slash or # at its end.",
        )
    return base


def _is_of_a_host(base: str) -> bool:
    """Whether it names a host, and neither a user nor a port that none can be."""
    try:
        parts = urlsplit(base)
        return parts.port != 0 and "@" not in parts.netloc and bool(_HOST.fullmatch(parts.hostname or ""))
    except ValueError:
        return False


def rebased_lines(lines: Iterable[bytes], base: str) -> Iterator[bytes]:
    """N-Quads lines with `base` in the place of ours in every IRI; what stands inside literals stays."""
    found = iter(lines)
    while batch := list(islice(found, _BATCH)):
        quads = ox.parse(b"\n".join(batch), format=ox.RdfFormat.N_QUADS)
        moved = rebased(quads, BASE, base)
        yield from (ox.serialize(moved, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def rebased(quads: Iterable[ox.Quad], old: str, new: str) -> Iterator[ox.Quad]:
    """Quads with one base in the place of another."""
    known: dict[str, ox.NamedNode] = {}

    def node(term: ox.NamedNode) -> ox.NamedNode:
        if not term.value.startswith(old):
            return term
        if term.value not in known:
            known[term.value] = ox.NamedNode(new + term.value.removeprefix(old))
        return known[term.value]

    def moved(term: _Term) -> _Term:
        if isinstance(term, ox.NamedNode):
            return node(term)
        return triple(term) if isinstance(term, ox.Triple) else term

    def triple(told: ox.Triple) -> ox.Triple:
        # Subjects are never triples in RDF 1.2, and we have no blank ones: what is no IRI stays as it is.
        subject = node(told.subject) if isinstance(told.subject, ox.NamedNode) else told.subject
        return ox.Triple(subject, node(told.predicate), moved(told.object))

    for quad in quads:
        told = triple(quad.triple)
        graph = node(quad.graph_name) if isinstance(quad.graph_name, ox.NamedNode) else quad.graph_name
        yield ox.Quad(told.subject, told.predicate, told.object, graph)
