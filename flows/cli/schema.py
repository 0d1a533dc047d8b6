"""`dealgraph schema`: the model of the graph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import TextFormat
from flows.cli.guarded import say
from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.shown import as_json, print_table, write_line

if TYPE_CHECKING:
    from graph.population import Members, Population
    from graph.schema import EdgeKind, NodeKind, Schema

LONGEST = 60
"""Letters of an example on a terminal."""


def schema(
    name: Annotated[
        str, typer.Argument(metavar="[NAME]", help="A label or an edge type, to see it alone with its properties.")
    ] = "",
    output: Annotated[TextFormat, typer.Option("--format", "-f", help="How to print the model.")] = TextFormat.TEXT,
    data: DataOption = None,
    store: StoreOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Show the model of the graph: labels, edge types and properties, how many of each there are, and examples.

    Edge types without an addition hold what is asserted; those that end in _REPORTED and _DENIED the rest. Where there
    is no store yet, the model is shown without counts and examples.

    \b
    Examples:
      dealgraph schema
      dealgraph schema FundingRound
      dealgraph schema --format json
    """
    from flows.settings import EMBEDDED, load_settings
    from flows.stores import has_embedded_store, opened_store
    from graph.population import Population, population_of_store
    from graph.schema import schema as model
    from graph.stores.base import RunsCypher
    from ontology.model import load_ontology

    wanted = _only(name, model(load_ontology())) if name else model(load_ontology())
    settings = load_settings(data=data, store=store)
    found = Population({}, {})
    if settings.store != EMBEDDED or has_embedded_store(settings):
        with opened_store(settings, read_only=True) as opened:
            if isinstance(opened, RunsCypher):
                found = population_of_store(opened, wanted)
    else:
        say(f"{settings.data} holds no store yet: the model is shown without counts and examples.")
    if output is TextFormat.JSON:
        write_line(as_json(_as_dict(wanted, found)))
    else:
        _print(wanted, found, with_properties=bool(name))


def _only(name: str, model: Schema) -> Schema:
    from graph.schema import Schema
    from ontology.errors import DealgraphError

    nodes = tuple(kind for kind in model.nodes if kind.label == name)
    edges = tuple(kind for kind in model.edges if kind.type == name)
    if not nodes and not edges:
        raise DealgraphError(
            f"there is no label or edge type {name!r}",
            where="schema",
            remedy=f"{near_names(name, model.names())}`dealgraph schema` lists all.",
        )
    return Schema(nodes, edges)


def near_names(name: str, known: Sequence[str]) -> str:
    """A question whether one of the names that are much like it was meant, with a blank behind it; "" for none."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=3, cutoff=0.4)
    return f"Did you mean {' or '.join(near)}? " if near else ""


def _print(model: Schema, found: Population, *, with_properties: bool) -> None:
    if model.nodes:
        rows = [(*_named(kind), *_counted(found.nodes.get(kind.label))) for kind in model.nodes]
        print_table(("label", "meaning", "count", "example"), rows, title="Nodes")
    if model.edges:
        edge_rows = [(kind.pattern(), kind.meaning, *_counted(found.edges.get(kind.type))) for kind in model.edges]
        print_table(("edge", "meaning", "count", "example"), edge_rows, title="Edges")
    kinds: list[tuple[str, NodeKind | EdgeKind, Members | None]] = [
        (kind.label, kind, found.nodes.get(kind.label)) for kind in model.nodes
    ]
    kinds += [(kind.type, kind, found.edges.get(kind.type)) for kind in model.edges]
    properties = [
        (name, each.name, each.type, each.unit, each.meaning, _cut(members.values.get(each.name) if members else None))
        for name, kind, members in kinds
        for each in kind.properties
    ]
    if properties:
        heads = ("of", "property", "type", "unit", "meaning", "example")
        print_table(heads, properties, title="Properties")
    if with_properties and any(kind.beside for kind in model.nodes):
        typer.echo(f"Each also carries the properties of {model.nodes[0].beside}.")


def _named(kind: NodeKind) -> tuple[str, str]:
    return f"(:{kind.beside}:{kind.label})" if kind.beside else f"(:{kind.label})", kind.meaning


def _counted(members: Members | None) -> tuple[object, str]:
    return (members.count, _cut(members.example)) if members else ("", "")


def _cut(value: object) -> str:
    if value is None:
        return ""
    text = " | ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _as_dict(model: Schema, found: Population) -> dict[str, object]:
    def told(kind: NodeKind | EdgeKind, members: Members | None) -> dict[str, object]:
        values = members.values if members else {}
        return {
            **asdict(kind),
            "properties": [{**asdict(each), "example": values.get(each.name)} for each in kind.properties],
            "count": members.count if members else None,
            "example": members.example if members else None,
        }

    return {
        "nodes": [told(kind, found.nodes.get(kind.label)) for kind in model.nodes],
        "edges": [told(kind, found.edges.get(kind.type)) for kind in model.edges],
    }
