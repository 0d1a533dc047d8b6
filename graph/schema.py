"""The model of the property graph, as people and programs can read it: derived from the vocabulary and `model.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.conflicts.kinds import KINDS
from graph.labels import CONFLICT, CONFLICT_LABELS, ENTITY, FACT, STATUS_LABELS, direct_type
from ontology.model import Attribute, Ontology, Relation
from ontology.records import Status

FILE = Path(__file__).with_name("model.toml")

_OF_STATUS = {
    Status.ASSERTED: "",
    Status.REPORTED: " Only reported.",
    Status.DENIED: " Denied.",
}


@dataclass(frozen=True, slots=True)
class Property:
    """What nodes or edges may carry. ``type`` is in words (see `model.toml`), ``unit`` "" where there is none."""

    name: str
    type: str
    unit: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NodeKind:
    """What a label stands for. ``beside`` is the label that such nodes are looked up by, "" for such a one itself."""

    label: str
    beside: str
    meaning: str
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class EdgeKind:
    """What a type stands for. Its edges go from a node with any of the ``sources`` to one with any of ``targets``."""

    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    meaning: str
    properties: tuple[Property, ...]

    def pattern(self) -> str:
        """The edge as Cypher draws it."""
        return f"(:{'|'.join(self.sources)})-[:{self.type}]->(:{'|'.join(self.targets)})"


@dataclass(frozen=True, slots=True)
class Schema:
    """All labels and all edge types."""

    nodes: tuple[NodeKind, ...]
    edges: tuple[EdgeKind, ...]

    def names(self) -> tuple[str, ...]:
        """Labels, then edge types."""
        return (*(kind.label for kind in self.nodes), *(kind.type for kind in self.edges))


def schema(ontology: Ontology) -> Schema:
    """The model for a vocabulary: things first, then deals, then what stands behind them."""
    told = tomllib.loads(FILE.read_text(encoding="utf-8"))
    shared = _properties(told["told"])
    structure = {label: _node(label, held, shared, ontology) for label, held in told["nodes"].items()}
    nodes = [structure.pop(ENTITY)]
    nodes += [NodeKind(t.name, ENTITY, t.definition, ()) for t in ontology.entity_types.values()]
    nodes.append(structure.pop(FACT))
    nodes += [NodeKind(label, FACT, f"A fact that is {status.value}.", ()) for status, label in STATUS_LABELS.items()]
    nodes += [_fact(relation, ontology) for relation in ontology.relations.values()]
    direct = (*_properties(told["direct"]), *shared)
    edges = [
        _direct(relation, status, direct, ontology) for relation in ontology.relations.values() for status in Status
    ]
    edges += _parts(ontology, direct)
    edges += [_edge(kind, held) for kind, held in told["edges"].items()]
    nodes += structure.values()
    nodes += [NodeKind(CONFLICT_LABELS[kind], CONFLICT, meaning, ()) for kind, meaning in KINDS.items()]
    return Schema(tuple(nodes), tuple(edges))


def attribute_properties(attributes: Iterable[Attribute]) -> tuple[Property, ...]:
    """The properties that attributes become: a decimal is there as a number and as its exact text."""
    found = []
    for attribute in attributes:
        meaning = attribute.definition.rstrip(".")
        if attribute.datatype == "decimal":
            found.append(Property(attribute.name, "number", attribute.unit, meaning))
            found.append(Property(f"{attribute.name}_text", "text", attribute.unit, "the same number, exactly"))
        else:
            found.append(Property(attribute.name, "text", attribute.unit, meaning))
    return tuple(found)


def _of(relation: Relation, ontology: Ontology) -> tuple[Property, ...]:
    return attribute_properties(a for name, a in ontology.attributes.items() if name in relation.attributes)


def _definition(relation: Relation) -> str:
    return dict(relation.definitions).get("en", relation.name)


def _node(label: str, held: dict[str, Any], shared: tuple[Property, ...], ontology: Ontology) -> NodeKind:
    properties = _properties(held["properties"])
    if held.get("told"):
        properties += shared
    if held.get("attributes"):
        properties += attribute_properties(ontology.attributes.values())
    return NodeKind(label, "", held["meaning"], properties)


def _fact(relation: Relation, ontology: Ontology) -> NodeKind:
    return NodeKind(relation.fact_node, FACT, _definition(relation), _of(relation, ontology))


def _direct(relation: Relation, status: Status, shared: tuple[Property, ...], ontology: Ontology) -> EdgeKind:
    return EdgeKind(
        type=direct_type(relation.edge_type, status),
        sources=relation.subject_types,
        targets=(relation.fact_node,) if relation.to_fact else relation.object_types,
        meaning=_definition(relation) + _OF_STATUS[status],
        properties=(*shared, *_of(relation, ontology)),
    )


def _parts(ontology: Ontology, direct: tuple[Property, ...]) -> list[EdgeKind]:
    """Edges from a fact to its object, each type once though several relations may have it."""
    found = []
    for kind in dict.fromkeys(r.part_edge for r in ontology.relations.values() if r.to_fact and r.part_edge):
        relations = [r for r in ontology.relations.values() if r.part_edge == kind]
        targets = dict.fromkeys(name for r in relations for name in r.object_types)
        carried = tuple(p for p in direct if p.name in ("iri", "fact", "status"))
        sources = tuple(r.fact_node for r in relations)
        found.append(EdgeKind(kind, sources, tuple(targets), "What the fact is for.", carried))
    return found


def _edge(kind: str, held: dict[str, Any]) -> EdgeKind:
    source, target = held["ends"]
    iri = Property("iri", "text", "", "made from the edge's type and ends")
    return EdgeKind(kind, (source,), (target,), held["meaning"], (iri, *_properties(held.get("properties", {}))))


def _properties(told: dict[str, list[str]]) -> tuple[Property, ...]:
    return tuple(Property(name, kind, unit, meaning) for name, (kind, unit, meaning) in told.items())
