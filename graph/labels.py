"""The labels, edge types and attributes of the property graph, derived from the ontology."""

from __future__ import annotations

from graph.conflicts.kinds import KINDS, label_of
from ontology.identifiers import digest
from ontology.model import Ontology
from ontology.records import GraphEdge, GraphNode, PropertyValue, Status

ENTITY, ARTICLE, CLAIM, FACT, CONFLICT = "Entity", "Article", "Claim", "Fact", "Conflict"

ANCHORS = (ENTITY, FACT, CLAIM, ARTICLE, CONFLICT)
"""Every node has exactly one of these labels; stores look nodes up by it and by `iri`."""

STATUS_EDGES = {Status.ASSERTED: "SUPPORTS", Status.DENIED: "DENIES", Status.REPORTED: "REPORTS"}
"""How a claim stands to its fact."""

STATUS_LABELS = {status: status.value.capitalize() for status in Status}
"""What a fact's node is called by its status, so that what is denied is seen to be."""

STATED_IN, SUBJECT, OBJECT, MENTIONS = "STATED_IN", "SUBJECT", "OBJECT", "MENTIONS"
ABOUT, BETWEEN, QUOTES = "ABOUT", "BETWEEN", "QUOTES"
"""A conflict is about facts, between claims, and quotes the articles whose words disagree."""

CONFLICT_LABELS = {kind: label_of(kind) for kind in KINDS}
"""What a conflict's node is called by its kind."""

REPLACES = "REPLACES"
"""From a price to the one before it."""


def direct_type(edge_type: str, status: Status) -> str:
    """The type of a direct edge: the relation's own where it is asserted; else with the status behind it.

    Thus a type without an addition finds what is asserted, and what is denied or reported is never found by accident.
    """
    return edge_type if status is Status.ASSERTED else f"{edge_type}_{status.name}"


def anchor(labels: tuple[str, ...]) -> str:
    """The one label of a node by which it is looked up; for a foreign graph's node its first label."""
    return next((label for label in ANCHORS if label in labels), labels[0])


def all_labels(ontology: Ontology) -> tuple[str, ...]:
    """Every label that a node may carry, sorted."""
    relations = ontology.relations.values()
    found = {*ANCHORS, *STATUS_LABELS.values(), *CONFLICT_LABELS.values(), *ontology.entity_types}
    found |= {relation.fact_node for relation in relations} | {r.subject_label for r in relations if r.subject_label}
    return tuple(sorted(found))


def all_edge_types(ontology: Ontology) -> tuple[str, ...]:
    """Every type that an edge may have, sorted."""
    relations = ontology.relations.values()
    found = {STATED_IN, SUBJECT, OBJECT, MENTIONS, ABOUT, BETWEEN, QUOTES, REPLACES, *STATUS_EDGES.values()}
    found |= {direct_type(relation.edge_type, status) for relation in relations for status in Status}
    found |= {relation.part_edge for relation in relations if relation.part_edge}
    return tuple(sorted(found))


def unique_keys() -> tuple[tuple[str, str], ...]:
    """By which label and property each node is one of a kind. All others of a node's labels come with one of these."""
    return tuple((label, "iri") for label in ANCHORS)


def typed_values(values: tuple[tuple[str, str], ...], ontology: Ontology) -> dict[str, PropertyValue]:
    """A claim's or a fact's values as properties: a decimal as a float to count with and as its exact text."""
    found: dict[str, PropertyValue] = {}
    for name, text in values:
        if ontology.attributes[name].datatype == "decimal":
            found[name] = float(text)
            found[f"{name}_text"] = text
        else:
            found[name] = text
    return found


def node_digest(node: GraphNode) -> str:
    """The node's labels and a digest of all that it says: ``Company:Entity/0123456789abcdef0123``."""
    return f"{':'.join(node.labels)}/{digest(node.properties)}"


def edge_digest(edge: GraphEdge) -> str:
    """The edge's type and a digest of all that it says, its ends included."""
    return f"{edge.type}/{digest(edge.source, edge.target, edge.properties)}"


def type_of(edge_digest: str) -> str:
    """The edge's type that its digest tells."""
    return edge_digest.rsplit("/", 1)[0]


def labels_of(node_digest: str) -> tuple[str, ...]:
    """The labels that a node's digest tells."""
    return tuple(node_digest.rsplit("/", 1)[0].split(":"))
