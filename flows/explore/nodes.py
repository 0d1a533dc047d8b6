"""Which node of the graph a thing of an article stands under, told without reading the whole ledger.

An article's file has its things as they were read; the graph has those under one node that are one. What people merged
is told by their judgements. What was found to be one of itself has the article's name for it among the node's names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from graph.judgements import Judgements
from graph.known_names import catalogue_of
from graph.resolution.nodes import nodes
from ontology.identifiers import folded
from ontology.records import Reading

LOOKED_AT = 12
"""Articles that are read to tell of which things a node is made."""


@dataclass(frozen=True, slots=True)
class Member:
    """A thing as articles have it, before it was found to be one with others."""

    iri: str
    label: str
    articles: tuple[Row, ...]


def merged_by_people(desk: Desk) -> Mapping[str, str]:
    """The node of each thing that a person said to be one with another."""
    return nodes((), Judgements(desk.ledger.folder).in_force(), catalogue_of(desk.ledger.folder).by_iri)


def nodes_of(desk: Desk, reading: Reading, named: Iterable[Row]) -> dict[str, str]:
    """The node of each thing of a reading; ``named`` are the nodes that the article names in the graph."""
    rows = list(named)
    there = {row["iri"] for row in rows}
    merged = merged_by_people(desk)
    found = {}
    for entity in reading.entities:
        names = {folded(text) for text in (entity.label, *(name.text for name in entity.names))}
        alike = (row["iri"] for row in rows if any(folded(name) in names for name in row["names"] or ()))
        node = merged.get(entity.iri, entity.iri)
        found[entity.iri] = node if node in there else next(alike, node)
    return found


def members(desk: Desk, iri: str) -> tuple[Member, ...]:
    """The things that stand under a node, as the articles have them that were published last."""
    articles: dict[str, list[Row]] = defaultdict(list)
    labels: dict[str, str] = {}
    for row in desk.rows("articles_of", iri=iri, limit=LOOKED_AT):
        reading = desk.ledger.get(row["iri"])
        if reading is not None:
            of = nodes_of(desk, reading, desk.rows("names_in_article", iri=row["iri"]))
            for entity in reading.entities:
                if of[entity.iri] == iri:
                    articles[entity.iri].append(row)
                    labels.setdefault(entity.iri, entity.label)
    return tuple(Member(each, labels[each], tuple(articles[each])) for each in sorted(articles))
