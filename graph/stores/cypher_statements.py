"""The statements that bring a store's nodes and edges to what a delta says. They send nothing.

Labels and edge types come from the vocabulary, are checked to be plain words and quoted; everything else travels as a
parameter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from graph.labels import anchor, edge_digest, node_digest
from ontology.records import GraphEdge, GraphNode

BATCH = 1000
"""Rows of one UNWIND."""

TRANSACTION = 20_000
"""Rows of one transaction: a smaller delta is seen by readers at once and whole."""

Statement = tuple[str, list[object]]
"""A query and the rows that it is run for."""

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def quoted(word: str) -> str:
    """A label, type or property name for a query's text; `ValueError` for anything but a plain word."""
    if not _WORD.fullmatch(word):
        raise ValueError(f"{word!r} is not a word that a label may be")
    return f"`{word}`"


def node_statements(nodes: Iterable[GraphNode], present: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Make the nodes, or change those that are ``present`` (labels by IRI)."""
    made: dict[tuple[str, ...], list[object]] = defaultdict(list)
    changed: dict[str, list[object]] = defaultdict(list)
    for node in nodes:
        row = {"iri": node.iri, "properties": _properties(node, node_digest(node))}
        if node.iri in present:
            changed[anchor(node.labels)].append(row)
        else:
            made[node.labels].append(row)
    for labels, rows in made.items():
        yield f"UNWIND $rows AS row CREATE (n:{':'.join(map(quoted, labels))}) SET n = row.properties", rows
    for label, rows in changed.items():
        yield f"UNWIND $rows AS row MATCH (n:{quoted(label)} {{iri: row.iri}}) SET n = row.properties", rows


def edge_statements(edges: Iterable[GraphEdge], labels: Mapping[str, tuple[str, ...]]) -> Iterator[Statement]:
    """Make or change the edges between nodes whose ``labels`` are given by IRI."""
    alike: dict[tuple[str, str, str], list[object]] = defaultdict(list)
    for edge in edges:
        ends = anchor(labels[edge.source]), anchor(labels[edge.target])
        row = {"iri": edge.iri, "source": edge.source, "target": edge.target}
        alike[edge.type, *ends].append(row | {"properties": _properties(edge, edge_digest(edge))})
    for (kind, source, target), rows in alike.items():
        yield (
            f"UNWIND $rows AS row MATCH (a:{quoted(source)} {{iri: row.source}}) "
            f"MATCH (b:{quoted(target)} {{iri: row.target}}) "
            f"MERGE (a)-[r:{quoted(kind)} {{iri: row.iri}}]->(b) SET r = row.properties",
            rows,
        )


def _properties(thing: GraphNode | GraphEdge, digest: str) -> dict[str, object]:
    told: dict[str, object] = {n: list(value) if isinstance(value, tuple) else value for n, value in thing.properties}
    return told | {"iri": thing.iri, "digest": digest}


def transactions(statements: Iterable[Statement]) -> Iterator[list[Statement]]:
    """The statements in batches of rows, in lists of which each is one transaction."""
    held: list[Statement] = []
    size = 0
    for query, rows in statements:
        for start in range(0, len(rows), BATCH):
            batch = rows[start : start + BATCH]
            if size + len(batch) > TRANSACTION:
                yield held
                held, size = [], 0
            held.append((query, batch))
            size += len(batch)
    if held:
        yield held
