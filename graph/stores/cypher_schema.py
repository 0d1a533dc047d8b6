"""The Cypher that makes a store's constraints and indexes."""

from __future__ import annotations

from graph.indexes import Index, Kind
from graph.stores.cypher_statements import quoted

EVERYWHERE = (Kind.UNIQUE, Kind.KEY)
"""Kinds that every store has. Where a store has no constraints, a plain index stands for one."""


def index_statement(index: Index) -> str:
    """What makes the index unless it is there; of a constraint, the plain index that stands for it."""
    head = f"INDEX {quoted(index.name)} IF NOT EXISTS FOR (n:{quoted(index.label)}) ON"
    properties = ", ".join(f"n.{quoted(name)}" for name in index.properties)
    if index.kind is Kind.WORDS:
        return f"CREATE FULLTEXT {head} EACH [{properties}]"
    return f"CREATE {'TEXT ' if index.kind is Kind.TEXT else ''}{head} ({properties})"


def constraint_statements(index: Index) -> tuple[str, str]:
    """What makes the constraint, after taking away the plain index that stands in its way: it brings its own."""
    (name,) = index.properties
    drop = f"DROP INDEX {quoted(index.name)} IF EXISTS"
    constraint = f"FOR (n:{quoted(index.label)}) REQUIRE n.{quoted(name)} IS UNIQUE"
    return drop, f"CREATE CONSTRAINT {quoted(index.name + '_unique')} IF NOT EXISTS {constraint}"
