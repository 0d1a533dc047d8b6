"""How much of each label and edge type there is, with an example of each and of each of its properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from graph.project import PropertyGraph
from graph.schema import Schema
from graph.stores.base import RunsCypher
from graph.stores.cypher_statements import quoted

SAMPLE = 200
"""Nodes or edges that are looked at for an example of each property."""

_SHOWN = ("name", "sentence", "quote", "relation")
"""The property that shows a node to people, the first that it has."""


@dataclass(frozen=True, slots=True)
class Members:
    """The nodes of a label or the edges of a type: how many, one in words, and a value of each property by name."""

    count: int
    example: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Population:
    """What a graph holds, by label and by edge type."""

    nodes: dict[str, Members]
    edges: dict[str, Members]


def population_of_graph(graph: PropertyGraph, schema: Schema) -> Population:
    """What a projected graph holds."""
    told = {iri: dict(node.properties) for iri, node in graph.nodes.items()}
    nodes = {}
    for kind in schema.nodes:
        held = [told[iri] for iri, node in graph.nodes.items() if kind.label in node.labels]
        nodes[kind.label] = _nodes(len(held), held)
    edges = {}
    for edge_kind in schema.edges:
        found = [edge for edge in graph.edges.values() if edge.type == edge_kind.type]
        ends = [(told[edge.source], dict(edge.properties), told[edge.target]) for edge in islice(found, SAMPLE)]
        edges[edge_kind.type] = _edges(edge_kind.type, len(found), ends)
    return Population(nodes, edges)


def population_of_store(store: RunsCypher, schema: Schema) -> Population:
    """What a store holds; nodes that others put there under the same labels are counted too."""
    nodes = {}
    for kind in schema.nodes:
        label = quoted(kind.label)
        held = [row[0] for row in _sample(store, f"MATCH (n:{label}) WITH n ORDER BY n.iri LIMIT $most RETURN n")]
        nodes[kind.label] = _nodes(_count(store, f"MATCH (n:{label}) RETURN count(n) AS n"), map(_as_map, held))
    edges = {}
    for edge_kind in schema.edges:
        kind_ = quoted(edge_kind.type)
        query = f"MATCH (a)-[r:{kind_}]->(b) WITH a, r, b ORDER BY r.iri LIMIT $most RETURN a, r, b"
        ends = [(_as_map(a), _as_map(r), _as_map(b)) for a, r, b in _sample(store, query)]
        edges[edge_kind.type] = _edges(
            edge_kind.type, _count(store, f"MATCH ()-[r:{kind_}]->() RETURN count(r) AS n"), ends
        )
    return Population(nodes, edges)


def _count(store: RunsCypher, query: str) -> int:
    count = store.run(query).rows[0][0]
    assert isinstance(count, int)
    return count


def _sample(store: RunsCypher, query: str) -> tuple[tuple[object, ...], ...]:
    return store.run(query, {"most": SAMPLE}).rows


def _as_map(value: object) -> dict[str, object]:
    assert isinstance(value, Mapping)
    return dict(value)


def _nodes(count: int, held: Iterable[Mapping[str, object]]) -> Members:
    sample = list(islice(held, SAMPLE))
    return Members(count, shown_node(sample[0]) if sample else "", _first_of_each(sample))


def _edges(
    kind: str, count: int, held: Iterable[tuple[Mapping[str, object], Mapping[str, object], Mapping[str, object]]]
) -> Members:
    sample = list(held)
    if not sample:
        return Members(count, "", {})
    source, _, target = sample[0]
    example = f"({shown_node(source)})-[:{kind}]->({shown_node(target)})"
    return Members(count, example, _first_of_each(told for _, told, _ in sample))


def shown_node(told: Mapping[str, object]) -> str:
    """A node in a few words: its name, or what it says."""
    words = str(next((told[name] for name in _SHOWN if told.get(name)), ""))
    amount = told.get("amount_text")
    return (
        f"{words} {amount} {told.get('currency', '')}".rstrip() if amount and words == told.get("relation") else words
    )


def _first_of_each(sample: Iterable[Mapping[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for told in sample:
        for name, value in told.items():
            found.setdefault(name, value)
    return found
