"""Why things are one, or may be, as statements: in the ledger's own file, and in every RDF export."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.atomic import write_bytes
from graph.resolution.match import Match
from graph.resolution.settled import Settled
from ontology.identifiers import content_iri
from ontology.namespaces import ONTOLOGY, OWL, RDF, RDFS, RESOURCE, XSD
from ontology.rdf import sorted_nquads, statement_parts

MATCHES = RESOURCE + "graph/matches"
"""The named graph of what was found of things; what people said of them has graphs of its own."""

FILE = "ledger/matches.nq"

_MATCHES, _SCORE, _SAME = ONTOLOGY + "matches", ONTOLOGY + "matchScore", OWL + "sameAs"


def match_triples(matches: Iterable[Match], node: Mapping[str, str]) -> Iterator[ox.Triple]:
    """Each match with its score and its reasons, and of each thing that is not a node of its own the node."""
    for match in matches:
        yield from statement_parts(
            content_iri("match", match.one, match.other),
            (
                (RDF + "type", ox.NamedNode(ONTOLOGY + "Match")),
                (_MATCHES, ox.NamedNode(match.one)),
                (_MATCHES, ox.NamedNode(match.other)),
                (_SCORE, ox.Literal(repr(match.score), datatype=ox.NamedNode(XSD + "double"))),
                *((RDFS + "comment", ox.Literal(reason)) for reason in match.reasons),
            ),
        )
    for iri, of in node.items():
        yield from statement_parts(iri, ((_SAME, ox.NamedNode(of)),))


def kept_matches(folder: Path) -> tuple[tuple[Match, ...], dict[str, str]]:
    """The matches that the data folder has, sorted, and the node of each thing that is not one of its own."""
    path = folder / FILE
    told: dict[str, dict[str, list[str]]] = {}
    for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.N_QUADS) if path.exists() else ():
        values = told.setdefault(getattr(quad.subject, "value", ""), {})
        values.setdefault(quad.predicate.value, []).append(getattr(quad.object, "value", ""))
    found = []
    for said in told.values():
        if _MATCHES in said:
            one, other = sorted(said[_MATCHES])
            found.append(Match(one, other, float(said[_SCORE][0]), tuple(said[RDFS + "comment"])))
    return tuple(sorted(found)), {iri: said[_SAME][0] for iri, said in told.items() if _SAME in said}


def keep_matches(folder: Path, settled: Settled) -> bool:
    """Put the statements in the place of those that the data folder has; True when they changed."""
    graph = ox.NamedNode(MATCHES)
    triples = match_triples(settled.matches, settled.node)
    content = sorted_nquads(ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    path = folder / FILE
    if (path.read_bytes() if path.exists() else b"") == content:
        return False
    write_bytes(path, content)
    return True
