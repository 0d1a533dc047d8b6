"""GraphML and GEXF, for Gephi, yEd, Cytoscape and igraph. Lists become one string with a bar between the items.

Written by hand and not by NetworkX, whose GEXF holds today's date.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.exports.content import Content
from graph.exports.xml_text import escaped
from graph.project import PropertyGraph
from ontology.records import PropertyValue

_GRAPHML_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_GEXF_TYPES = {bool: "boolean", int: "long", float: "double", str: "string"}
_Columns = dict[str, type]


def graphml(content: Content) -> bytes:
    """GraphML 1.0 (http://graphml.graphdrawing.org/specification.html)."""
    return "".join(_graphml(content.graph)).encode()


def gexf(content: Content) -> bytes:
    """GEXF 1.3 (https://gexf.net/schema.html)."""
    return "".join(_gexf(content.graph)).encode()


def _graphml(graph: PropertyGraph) -> Iterator[str]:
    nodes, edges = _node_rows(graph), _edge_rows(graph)
    node_columns, edge_columns = _columns(row for _, row in nodes), _columns(row for *_, row in edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for domain, columns in (("node", node_columns), ("edge", edge_columns)):
        for name, kind in columns.items():
            yield (
                f'  <key id="{domain}-{escaped(name)}" for="{domain}" attr.name="{escaped(name)}"'
                f' attr.type="{_GRAPHML_TYPES[kind]}"/>\n'
            )
    yield '  <graph id="dealgraph" edgedefault="directed">\n'
    for iri, row in nodes:
        yield f'    <node id="{escaped(iri)}">\n{_data("node", row, node_columns)}    </node>\n'
    for iri, source, target, row in edges:
        yield (
            f'    <edge id="{escaped(iri)}" source="{escaped(source)}" target="{escaped(target)}">\n'
            f"{_data('edge', row, edge_columns)}    </edge>\n"
        )
    yield "  </graph>\n</graphml>\n"


def _data(domain: str, row: dict[str, PropertyValue], columns: _Columns) -> str:
    return "".join(
        f'      <data key="{domain}-{escaped(name)}">{escaped(_word(row[name], kind))}</data>\n'
        for name, kind in columns.items()
        if name in row
    )


def _gexf(graph: PropertyGraph) -> Iterator[str]:
    nodes, edges = _node_rows(graph), _edge_rows(graph)
    node_columns, edge_columns = _columns(row for _, row in nodes), _columns(row for *_, row in edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    yield '  <graph defaultedgetype="directed" mode="static">\n'
    for domain, columns in (("node", node_columns), ("edge", edge_columns)):
        yield f'    <attributes class="{domain}" mode="static">\n'
        for name, kind in columns.items():
            yield f'      <attribute id="{escaped(name)}" title="{escaped(name)}" type="{_GEXF_TYPES[kind]}"/>\n'
        yield "    </attributes>\n"
    yield "    <nodes>\n"
    for iri, row in nodes:
        label = escaped(_word(row.get("name", row.get("labels", iri)), str))
        yield f'      <node id="{escaped(iri)}" label="{label}">\n{_attvalues(row, node_columns)}      </node>\n'
    yield "    </nodes>\n    <edges>\n"
    for iri, source, target, row in edges:
        yield (
            f'      <edge id="{escaped(iri)}" source="{escaped(source)}" target="{escaped(target)}"'
            f' label="{escaped(str(row["type"]))}">\n{_attvalues(row, edge_columns)}      </edge>\n'
        )
    yield "    </edges>\n  </graph>\n</gexf>\n"


def _attvalues(row: dict[str, PropertyValue], columns: _Columns) -> str:
    values = "".join(
        f'          <attvalue for="{escaped(name)}" value="{escaped(_word(row[name], kind))}"/>\n'
        for name, kind in columns.items()
        if name in row
    )
    return f"        <attvalues>\n{values}        </attvalues>\n"


def _node_rows(graph: PropertyGraph) -> list[tuple[str, dict[str, PropertyValue]]]:
    return [(node.iri, {"labels": node.labels, **dict(node.properties)}) for node in graph.nodes.values()]


def _edge_rows(graph: PropertyGraph) -> list[tuple[str, str, str, dict[str, PropertyValue]]]:
    return [
        (edge.iri, edge.source, edge.target, {"type": edge.type, **dict(edge.properties)})
        for edge in graph.edges.values()
    ]


def _columns(rows: Iterator[dict[str, PropertyValue]]) -> _Columns:
    """Every property with its kind, by name; a property of several kinds is text."""
    found: dict[str, set[type]] = {}
    for row in rows:
        for name, value in row.items():
            found.setdefault(name, set()).add(str if isinstance(value, tuple) else type(value))
    return {name: next(iter(kinds)) if len(kinds) == 1 else str for name, kinds in sorted(found.items())}


def _word(value: PropertyValue, kind: type) -> str:
    if isinstance(value, tuple):
        return " | ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return repr(value) if kind is float else str(value)
