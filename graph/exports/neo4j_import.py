"""CSV for `neo4j-admin database import`, and a `load.cypher` by which cypher-shell loads the same files.

One file for the nodes with the same labels and one for the edges of a type between the same kinds of nodes; the header
tells each column's type (https://neo4j.com/docs/operations-manual/5/import/#import-tool-header-format). Nodes and edges
carry their digests, so that `dealgraph sync` finds them and goes on from there.

Words of articles are in the CSV files alone. `LOAD CSV` takes a backslash in quotes for an escape unless the server is
set otherwise, so every backslash is doubled, and `import.args` asks the import tool to read them alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.exports.content import Content
from graph.indexes import Kind, indexes
from graph.labels import anchor, edge_digest, node_digest
from graph.stores.cypher_schema import constraint_statements, index_statement
from graph.stores.cypher_statements import quoted
from ontology.model import Ontology
from ontology.records import GraphEdge, GraphNode, PropertyValue

BETWEEN_ITEMS = "\x1f"
"""ASCII's unit separator, between the items of a list: no name is written with it."""

ROWS = 10_000
"""Rows of one transaction of `load.cypher`."""

_KINDS: dict[type, tuple[str, str]] = {
    bool: ("boolean", "toBoolean({})"),
    int: ("long", "toInteger({})"),
    float: ("double", "toFloat({})"),
    str: ("string", "{}"),
    tuple: ("string[]", "split({}, '\\u001F')"),
}
"""What a column of a kind is called in a header, and how Cypher makes the value of its text."""

_ARGUMENTS = """--id-type=string
--multiline-fields=true
--legacy-style-quoting=true
--array-delimiter=U+001F
"""

_HEAD = """// Loads the files beside this one into a Neo4j of version 5.23 or newer. Doing it twice is doing it once.
// Put them into the server's import folder, or name their address here, and run: cypher-shell -f load.cypher
:param {base: 'file:///'}
"""

_Row = dict[str, PropertyValue]
_Thing = TypeVar("_Thing", GraphNode, GraphEdge)


@dataclass(frozen=True, slots=True)
class _Table:
    """A file of rows that are alike. ``ends`` are the columns that only say what an edge joins."""

    name: str
    rows: tuple[_Row, ...]
    ends: tuple[str, ...] = ()

    @property
    def columns(self) -> dict[str, type]:
        """Every property with its kind, by name."""
        found = {name: type(value) for row in self.rows for name, value in row.items() if name not in self.ends}
        return dict(sorted(found.items()))

    def csv(self, id_column: str = "") -> bytes:
        """The file; ``id_column`` is the property by which edges find a node."""
        columns = self.columns
        header = [*self.ends, *(_header(name, kind, id_column) for name, kind in columns.items())]
        lines = [",".join(header)]
        lines += [",".join(_cell(row.get(name)) for name in (*self.ends, *columns)) for row in self.rows]
        return ("\n".join(lines) + "\n").encode()

    def values(self, id_column: str = "") -> str:
        """The properties as a Cypher map made from a row."""
        told = (
            f"{quoted(name)}: {_KINDS[kind][1].format(f'row.`{_header(name, kind, id_column)}`')}"
            for name, kind in self.columns.items()
        )
        return f"{{{', '.join(told)}}}"


def files(content: Content) -> dict[str, bytes]:
    """Every file by its name."""
    graph = content.graph
    alike: dict[tuple[str, ...], list[_Row]] = defaultdict(list)
    for node in map(_carried, graph.nodes.values()):
        alike[node.labels].append({**dict(node.properties), "iri": node.iri, "digest": node_digest(node)})
    joined: dict[tuple[str, str, str], list[_Row]] = defaultdict(list)
    for edge in map(_carried, graph.edges.values()):
        source, target = (anchor(graph.nodes[iri].labels) for iri in (edge.source, edge.target))
        joined[edge.type, source, target].append(_edge_row(edge))
    made: dict[str, bytes] = {}
    arguments, statements = _ARGUMENTS, [_HEAD, *_schema(content.ontology)]
    for labels, rows in sorted(alike.items()):
        table = _Table(f"nodes-{'-'.join(labels)}.csv", tuple(rows))
        made[table.name] = table.csv("iri")
        arguments += f"--nodes={':'.join(labels)}={table.name}\n"
        statements.append(_load(table, *_node_clauses(labels, table)))
    for (kind, source, target), rows in sorted(joined.items()):
        table = _Table(f"edges-{kind}-{source}-{target}.csv", tuple(rows), (":START_ID", ":END_ID"))
        made[table.name] = table.csv()
        arguments += f"--relationships={kind}={table.name}\n"
        statements.append(_load(table, *_edge_clauses(kind, source, target, table)))
    made["import.args"] = arguments.encode()
    made["load.cypher"] = "\n".join(statements).encode()
    return made


def _carried(thing: _Thing) -> _Thing:
    """The thing as a file can carry it. Its digest is made from that, so that a sync puts right what could not be."""
    told = tuple((name, _list(value) if isinstance(value, tuple) else value) for name, value in thing.properties)
    return replace(thing, properties=told)


def _list(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.replace(BETWEEN_ITEMS, " ") for item in items)


def _edge_row(edge: GraphEdge) -> _Row:
    ends = {":START_ID": edge.source, ":END_ID": edge.target}
    return {**dict(edge.properties), **ends, "iri": edge.iri, "digest": edge_digest(edge)}


def _header(name: str, kind: type, id_column: str) -> str:
    return f"{name}:ID" if name == id_column else f"{name}:{_KINDS[kind][0]}"


def _cell(value: PropertyValue | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = BETWEEN_ITEMS.join(value) if isinstance(value, tuple) else value
    doubled = text.replace("\\", "\\\\").replace('"', '""')
    return f'"{doubled}"'


def _schema(ontology: Ontology) -> Iterable[str]:
    for index in indexes(ontology):
        needed = constraint_statements(index) if index.kind is Kind.UNIQUE else (index_statement(index),)
        yield from (f"{statement};" for statement in needed)
    yield "CALL db.awaitIndexes(300);"


def _node_clauses(labels: Sequence[str], table: _Table) -> tuple[str, ...]:
    own = ":".join(map(quoted, labels))
    found = f"MERGE (n:{quoted(anchor(tuple(labels)))} {{iri: row.`iri:ID`}})"
    return found, f"SET n:{own}, n = {table.values('iri')}"


def _edge_clauses(kind: str, source: str, target: str, table: _Table) -> tuple[str, ...]:
    return (
        f"MATCH (a:{quoted(source)} {{iri: row.`:START_ID`}})",
        f"MATCH (b:{quoted(target)} {{iri: row.`:END_ID`}})",
        f"MERGE (a)-[r:{quoted(kind)} {{iri: row.`iri:string`}}]->(b)",
        f"SET r = {table.values()}",
    )


def _load(table: _Table, *clauses: str) -> str:
    inner = "\n  ".join(clauses)
    return (
        f"LOAD CSV WITH HEADERS FROM $base + '{table.name}' AS row\n"
        f"CALL (row) {{\n  {inner}\n}} IN TRANSACTIONS OF {ROWS} ROWS;"
    )
