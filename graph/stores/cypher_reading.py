"""Some nodes and edges of a store, read again by their IRIs instead of all of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from graph.labels import anchor, labels_of, type_of
from graph.stores.base import Rows, StoreDigests
from graph.stores.cypher_statements import Row, Statement, batches, by_iri, ends_of, grouped, quoted
from ontology.records import GraphDelta, GraphEdge

Read = Callable[[str, list[Row]], Rows]
"""What runs a query for some rows."""

OURS = r"[A-Za-z_][A-Za-z0-9_:]*/[0-9a-f]{20}"
"""The form of a digest that dealgraph wrote."""

_DIGEST = re.compile(OURS)


def ours(found: Rows) -> tuple[dict[str, str], set[str]]:
    """The digests of what dealgraph wrote, by IRI, and what of it is there more than once."""
    told = [(str(iri), str(digest)) for iri, digest in found.rows if _DIGEST.fullmatch(str(digest))]
    return dict(told), {iri for iri, count in Counter(iri for iri, _ in told).items() if count > 1}


def read_again(
    delta: GraphDelta,
    before: StoreDigests,
    labels: Mapping[str, tuple[str, ...]],
    read: Callable[[str, list[Row]], Rows],
) -> StoreDigests:
    """What is there of all that the delta speaks of.

    ``before`` is what the store held, ``labels`` are those of the nodes that it holds now, by IRI.
    """
    gone = {iri: labels_of(before.nodes[iri]) for iri in delta.retract_nodes}
    nodes = _nodes({**gone, **{node.iri: node.labels for node in delta.nodes}})
    removed = _removed_edges({iri: type_of(before.edges[iri]) for iri in delta.retract_edges})
    return StoreDigests(_found(nodes, read), _found((*_edges(delta.edges, labels), *removed), read))


def _found(statements: Iterable[Statement], read: Read) -> dict[str, str]:
    """The digests by IRI; what is there more than once has one that nothing has."""
    found: dict[str, str] = {}
    for query, rows in statements:
        for iri, digest in read(query, rows).rows:
            found[str(iri)] = str(digest) if str(iri) not in found else ""
    return found


def _nodes(labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """The nodes that had, or have, these labels, by IRI."""
    for label, iris in grouped(labels, lambda iri: anchor(labels[iri])).items():
        query = (
            f"UNWIND $rows AS row MATCH (n:{quoted(label)} {{iri: row.iri}}) RETURN n.iri AS iri, n.digest AS digest"
        )
        yield from batches(query, iris, by_iri)


def _edges(edges: Iterable[GraphEdge], labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """The edges, between nodes whose ``labels`` are given by IRI: from one end alone ArcadeDB looks through all."""
    for (kind, ends), alike in grouped(edges, lambda edge: (edge.type, ends_of(edge, labels))).items():
        query = f"{ends}MATCH (a)-[r:{quoted(kind)} {{iri: row.iri}}]->(b) RETURN r.iri AS iri, r.digest AS digest"
        yield from batches(query, alike, _by_ends)


def _removed_edges(types: Mapping[str, str]) -> Iterator[Statement]:
    """The edges that had these types, by IRI: where they began is no longer known."""
    for kind, iris in grouped(types, lambda iri: types[iri]).items():
        query = (
            f"WITH [row IN $rows | row.iri] AS iris MATCH ()-[r:{quoted(kind)}]->() WHERE r.iri IN iris "
            "RETURN r.iri AS iri, r.digest AS digest"
        )
        yield from batches(query, iris, by_iri)


def _by_ends(edge: GraphEdge) -> Row:
    return {"source": edge.source, "target": edge.target, "iri": edge.iri}
