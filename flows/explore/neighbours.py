"""The graph around things, for a script to draw: things as nodes, facts as edges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from flows.explore.addresses import page_of
from flows.explore.desk import Desk, Row
from flows.explore.pages import relation_label
from flows.explore.words import visible

MOST = 500
"""Facts around one thing that are looked at, the best told first; also how many things a graph may have."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing. ``id`` is its IRI."""

    id: str
    label: str
    type: str
    page: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one thing does to another, by one relation with one status; ``facts`` counts how often it is told of."""

    id: str
    source: str
    target: str
    label: str
    status: str
    facts: int
    page: str


def around(desk: Desk, iri: str, limit: int = MOST) -> dict[str, list[dict[str, Any]]]:
    """The things that stand in a fact with one."""
    return _drawn(desk, desk.rows("neighbours", iri=iri, limit=min(limit, MOST)))


def among(desk: Desk, words: Iterable[str]) -> dict[str, list[dict[str, Any]]]:
    """The things that go by these names or IRIs, and what is between them."""
    things = desk.rows("things_named", words=list(words)[:2000])
    joined = desk.rows("between", things=[row["iri"] for row in things]) if things else []
    return _drawn(desk, joined, things)


def _drawn(desk: Desk, rows: Iterable[Row], things: Iterable[Row] = ()) -> dict[str, list[dict[str, Any]]]:
    nodes = {row["iri"]: _node(row["iri"], row["name"], row["type"]) for row in things}
    edges: dict[tuple[str, ...], Edge] = {}
    for row in rows:
        for end in ("source", "target"):
            nodes.setdefault(row[end], _node(row[end], row[f"{end}_name"], row[f"{end}_type"]))
        key = (row["source"], row["target"], row["relation"], row["status"])
        before = edges.get(key)
        edges[key] = Edge(
            id="|".join(key),
            source=row["source"],
            target=row["target"],
            label=relation_label(desk, row["relation"]),
            status=row["status"],
            facts=before.facts + 1 if before else 1,
            page=before.page if before else page_of(row["fact"]),
        )
    return {"nodes": [asdict(node) for node in nodes.values()], "edges": [asdict(edge) for edge in edges.values()]}


def _node(iri: str, name: str, kind: str) -> Node:
    return Node(iri, visible(name), kind or "", page_of(iri))
