"""The direct edges that measures read, found by what the vocabulary says of relations and never by their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

import networkx as nx

from graph.labels import direct_type
from ontology.model import Ontology, Relation, load_ontology
from ontology.records import Status

ASSERTED = (Status.ASSERTED,)
"""What counts unless a caller names other statuses."""


def investments(ontology: Ontology | None = None) -> list[Relation]:
    """The relations whose subjects become investors."""
    return [relation for relation in _relations(ontology) if relation.subject_label]


def prices(ontology: Ontology | None = None) -> list[Relation]:
    """The relations whose sum is for so much of something."""
    return [relation for relation in _relations(ontology) if "per_unit" in relation.attributes]


def lineages(ontology: Ontology | None = None) -> list[Relation]:
    """The relations between things of one kind: one is built on the other."""
    return [
        relation
        for relation in _relations(ontology)
        if len(relation.subject_types) == 1 and relation.subject_types == relation.object_types
    ]


def makings(ontology: Ontology | None = None) -> list[Relation]:
    """The relations whose subject has made the object."""
    return [relation for relation in _relations(ontology) if relation.subject_in_catalogue]


def direct(
    graph: nx.MultiDiGraph[str], relations: Collection[Relation], statuses: Collection[Status]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Source, target and properties of the direct edges of these relations, in the order of the graph."""
    types = {direct_type(relation.edge_type, status) for relation in relations for status in statuses}
    for source, target, told in graph.edges(data=True):
        if told["type"] in types:
            yield source, target, told


def name(graph: nx.MultiDiGraph[str], iri: str) -> str:
    """What people call the thing, or its IRI."""
    return str(graph.nodes[iri].get("name", iri))


def _relations(ontology: Ontology | None) -> Collection[Relation]:
    return (ontology or load_ontology()).relations.values()
