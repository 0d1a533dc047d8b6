"""The model of the graph as a page with a drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.labels import CLAIM, FACT, STATUS_EDGES, direct_type
from graph.population import Members, Population
from graph.schema import EdgeKind, NodeKind, Property, Schema
from ontology.model import Ontology
from ontology.records import Status

_HEAD = """# The graph

What a store holds, and so what Cypher questions can be about. This page is written by `python -m tests.golden.pages`
from the vocabulary and `graph/model.toml`, and a test keeps it true; its counts and examples are those of four short
articles. `dealgraph schema` prints the same with the counts and examples of your own graph.

**What is asserted, and what is not.** A direct edge whose type has no addition holds what at least one article
asserts. What is only reported, or denied, has an edge of another type, so that no question finds it by accident:

    MATCH (i)-[r:{asserted}]->(c) RETURN i.name, c.name

    MATCH (i)-[r:{all}]->(c) RETURN i.name, c.name, r.status

A deal's node has one of the labels `Asserted`, `Reported` and `Denied` beside its own, as in
`MATCH (f:FundingRound:Asserted)`. What is not an investor by its own kind has the label `Investor` only where an
article asserts that it invested.

**Where it is from.** Every direct edge has the `iri` of its fact in `fact`. The fact leads to its claims, and each
claim to the words of an article:

    MATCH (i)-[r:{asserted}]->(c) MATCH (f:Fact {{iri: r.fact}})<-[:SUPPORTS]-(k:Claim)-[:STATED_IN]->(a:Article)
    RETURN i.name, c.name, a.key, k.quote, k.start, k.end

Nodes and edges also carry `digest`, by which dealgraph knows what it wrote. What is unknown is left out: ask `IS NULL`.
"""


def page(schema: Schema, found: Population, ontology: Ontology) -> str:
    """The page in Markdown; the counts and examples are those of ``found``."""
    example = next(relation for relation in ontology.relations.values() if relation.subject_label)
    types = [direct_type(example.edge_type, status) for status in Status]
    head = _HEAD.format(asserted=example.edge_type, all="|".join(types))
    parts = [head, "## Things and deals\n", "Where several kinds of things may stand, the drawing has the first.\n"]
    parts += [_drawing(_deals(ontology)), "\n## What stands behind them\n", _drawing(_evidence(schema))]
    parts.append("\n## Labels\n")
    heads = ("stands for", "count", "example")
    parts.append(
        _table(("label", *heads), ((_label(k), k.meaning, *_told(found.nodes[k.label])) for k in schema.nodes))
    )
    parts += [
        "\n## Edges\n",
        "Each direct edge, from a thing to a thing or to a deal, is there with both additions too.\n",
    ]
    edge_rows = ((f"`{e.pattern()}`", e.meaning, *_told(found.edges[e.type])) for e in _plain_edges(schema))
    parts.append(_table(("edge", *heads), edge_rows))
    parts.append("\n## Properties\n")
    for kind in schema.nodes:
        if kind.properties:
            title = f"{kind.label}, besides those of {kind.beside}" if kind.beside else kind.label
            parts.append(_properties(title, kind.properties, found.nodes[kind.label].values))
    for edge in _plain_edges(schema):
        if edge.properties:
            parts.append(_properties(edge.type, edge.properties, found.edges[edge.type].values))
    return "\n".join(parts)


def _deals(ontology: Ontology) -> Iterator[tuple[str, str, str]]:
    for relation in ontology.relations.values():
        target = relation.fact_node if relation.to_fact else relation.object_types[0]
        yield relation.subject_types[0], relation.edge_type, target
        if relation.to_fact and relation.part_edge:
            yield relation.fact_node, relation.part_edge, relation.object_types[0]


def _evidence(schema: Schema) -> Iterator[tuple[str, str, str]]:
    direct = {edge.type for edge in schema.edges if "fact" in {each.name for each in edge.properties}}
    yield CLAIM, "|".join(STATUS_EDGES.values()), FACT
    for edge in schema.edges:
        if edge.type not in direct and edge.type not in STATUS_EDGES.values():
            yield edge.sources[0], edge.type, edge.targets[0]


def _drawing(edges: Iterable[tuple[str, str, str]]) -> str:
    lines = [f'    {source} -- "{kind}" --> {target}' for source, kind, target in edges]
    return "\n".join(("```mermaid", "flowchart LR", *lines, "```"))


def _plain_edges(schema: Schema) -> list[EdgeKind]:
    """Each edge type without those that only add a status to another one."""
    types = {edge.type for edge in schema.edges}
    return [e for e in schema.edges if not any(e.type != other and e.type.startswith(f"{other}_") for other in types)]


def _told(members: Members) -> tuple[str, str]:
    return str(members.count), members.example


def _label(kind: NodeKind) -> str:
    return f"`:{kind.beside}:{kind.label}`" if kind.beside else f"`:{kind.label}`"


def _properties(title: str, properties: Sequence[Property], examples: Mapping[str, object]) -> str:
    rows = ((f"`{p.name}`", p.type, p.unit, p.meaning, _value(examples.get(p.name))) for p in properties)
    return f"### {title}\n\n" + _table(("property", "type", "unit", "what it is", "example"), rows)


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    text = " · ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return "`" + text.replace("\n", "⏎") + "`"


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    lines += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"
