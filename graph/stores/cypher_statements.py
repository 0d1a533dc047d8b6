"""The statements that bring a store's nodes and edges to what a delta says. They send nothing.

Labels and edge types come from the vocabulary, are checked to be plain words and quoted; everything else travels as a
parameter. What is known to be missing is created, which costs a store no search; what is there is looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from graph.labels import anchor, edge_digest, node_digest
from ontology.records import GraphDelta, GraphEdge, GraphNode

BATCH = 5000
"""Rows of one UNWIND."""

TRANSACTION = 20_000
"""Rows of one transaction: a smaller delta is seen by readers at once and whole."""

Row = dict[str, object]

Statement = tuple[str, list[Row]]
"""A query and the rows that it is run for."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_Thing = TypeVar("_Thing")
_Key = TypeVar("_Key")


def quoted(word: str) -> str:
    """A label, type or property name for a query's text; `ValueError` for anything but a plain word."""
    if not _WORD.fullmatch(word):
        raise ValueError(f"{word!r} is not a word that a label may be")
    return f"`{word}`"


def statements(
    delta: GraphDelta, labels: Mapping[str, tuple[str, ...]], types: Mapping[str, str]
) -> Iterator[Statement]:
    """What makes the delta true where nodes with these labels and edges of these types are there, by IRI."""
    gone, taken_back = set(delta.retract_nodes), set(delta.retract_edges)
    yield from _edge_removals(delta.retract_edges, types)
    yield from _node_removals(delta.retract_nodes, labels)
    present = labels.keys() - gone
    yield from _node_creations(node for node in delta.nodes if node.iri not in present)
    yield from _node_changes(node for node in delta.nodes if node.iri in present)
    # A node that is taken back takes its edges along.
    left = {
        edge.iri
        for edge in delta.edges
        if edge.iri in types and edge.iri not in taken_back and not {edge.source, edge.target} & gone
    }
    every = {**labels, **{node.iri: node.labels for node in delta.nodes}}
    yield from _edge_creations((edge for edge in delta.edges if edge.iri not in left), every)
    yield from _edge_changes((edge for edge in delta.edges if edge.iri in left), every)


def grouped(things: Iterable[_Thing], key: Callable[[_Thing], _Key]) -> dict[_Key, list[_Thing]]:
    """The things with the same key, together and in their order."""
    found: dict[_Key, list[_Thing]] = defaultdict(list)
    for thing in things:
        found[key(thing)].append(thing)
    return found


def _edge_removals(iris: Iterable[str], types: Mapping[str, str]) -> Iterator[Statement]:
    """Take the edges back that are there, by their ``types``."""
    by_type = grouped((iri for iri in iris if iri in types), lambda iri: types[iri])
    for kind, found in by_type.items():
        query = f"WITH [row IN $rows | row.iri] AS iris MATCH ()-[r:{quoted(kind)}]->() WHERE r.iri IN iris DELETE r"
        yield from batches(query, found, by_iri)


def _node_removals(iris: Iterable[str], labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Take the nodes back that are there, with their edges, by their ``labels``."""
    by_anchor = grouped((iri for iri in iris if iri in labels), lambda iri: anchor(labels[iri]))
    for label, found in by_anchor.items():
        query = f"UNWIND $rows AS row MATCH (n:{quoted(label)} {{iri: row.iri}}) DETACH DELETE n"
        yield from batches(query, found, by_iri)


def _node_creations(nodes: Iterable[GraphNode]) -> Iterator[Statement]:
    """Make nodes that are not there."""
    for labels, alike in grouped(nodes, lambda node: node.labels).items():
        query = f"UNWIND $rows AS row CREATE (n:{':'.join(map(quoted, labels))}) SET n = row"
        yield from batches(query, alike, node_row)


def _node_changes(nodes: Iterable[GraphNode]) -> Iterator[Statement]:
    """Change nodes that are there."""
    for label, alike in grouped(nodes, lambda node: anchor(node.labels)).items():
        query = f"UNWIND $rows AS row MATCH (n:{quoted(label)} {{iri: row.iri}}) SET n = row"
        yield from batches(query, alike, node_row)


def _edge_creations(edges: Iterable[GraphEdge], labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Make edges that are not there between nodes whose ``labels`` are given by IRI."""
    for (kind, ends), alike in grouped(edges, lambda edge: (edge.type, ends_of(edge, labels))).items():
        yield from batches(f"{ends}CREATE (a)-[r:{quoted(kind)}]->(b) SET r = row.properties", alike, _edge_row)


def _edge_changes(edges: Iterable[GraphEdge], labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Change edges that are there."""
    for (kind, ends), alike in grouped(edges, lambda edge: (edge.type, ends_of(edge, labels))).items():
        query = f"{ends}MATCH (a)-[r:{quoted(kind)} {{iri: row.properties.iri}}]->(b) SET r = row.properties"
        yield from batches(query, alike, _edge_row)


def node_row(node: GraphNode) -> Row:
    """All that the store keeps of a node, its digest among it."""
    return {**_listed(node), "iri": node.iri, "digest": node_digest(node)}


def edge_row(edge: GraphEdge) -> Row:
    """All that the store keeps of an edge but its ends."""
    return {**_listed(edge), "iri": edge.iri, "digest": edge_digest(edge)}


def told_by(row: Row) -> str:
    """What a row is about: the digest of what it writes, else the IRI of what it takes back."""
    held = row.get("properties", row)
    assert isinstance(held, dict)
    return str(held.get("digest") or held["iri"])


def transactions(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """The statements in lists of which each is one transaction."""
    held: list[Statement] = []
    size = 0
    for query, rows in statements:
        if held and size + len(rows) > TRANSACTION:
            yield held
            held, size = [], 0
        held.append((query, rows))
        size += len(rows)
    if held:
        yield held


def batches(query: str, things: Sequence[_Thing], row: Callable[[_Thing], Row]) -> Iterator[Statement]:
    """The query with ``BATCH`` rows at a time."""
    for start in range(0, len(things), BATCH):
        yield query, [row(thing) for thing in things[start : start + BATCH]]


def ends_of(edge: GraphEdge, labels: Mapping[str, tuple[str, ...]]) -> str:
    """The beginning of a query that finds both ends of each row, by labels that have an index."""
    source, target = (quoted(anchor(labels[iri])) for iri in (edge.source, edge.target))
    return f"UNWIND $rows AS row MATCH (a:{source} {{iri: row.source}}) MATCH (b:{target} {{iri: row.target}}) "


def _edge_row(edge: GraphEdge) -> Row:
    return {"source": edge.source, "target": edge.target, "properties": edge_row(edge)}


def by_iri(iri: str) -> Row:
    """The row of a thing of which only its IRI is needed."""
    return {"iri": iri}


def _listed(thing: GraphNode | GraphEdge) -> Row:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in thing.properties}
