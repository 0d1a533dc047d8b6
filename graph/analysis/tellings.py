"""Who told which fact when: the claims behind the facts, with their articles' days and publishers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

import networkx as nx

from graph.labels import STATED_IN, STATUS_EDGES
from ontology.model import Ontology, load_ontology
from ontology.records import Status

_STATUS_OF = {kind: status for status, kind in STATUS_EDGES.items()}


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim of a fact. ``published`` is "" where the article has no date."""

    status: Status
    published: str
    publisher: str
    article: str
    story: str


def tellings(graph: nx.MultiDiGraph[str]) -> dict[str, tuple[Telling, ...]]:
    """By fact who told it, facts and tellings in the order of the graph."""
    stated = {claim: article for claim, article, edge in graph.edges(data=True) if edge["type"] == STATED_IN}
    publishers = {article: publisher(graph, article) for article in set(stated.values())}
    found: dict[str, list[Telling]] = defaultdict(list)
    for claim, fact, edge in graph.edges(data=True):
        status = _STATUS_OF.get(edge["type"])
        if status is not None and claim in stated:
            article = stated[claim]
            told = graph.nodes[article]
            day, story = str(told.get("published", "")), str(told.get("story", article))
            found[fact].append(Telling(status, day, publishers[article], article, story))
    return {fact: tuple(told) for fact, told in found.items()}


def publisher(graph: nx.MultiDiGraph[str], article: str) -> str:
    """The host of the article's address; an article without an address is a publisher of its own, by its key."""
    told = graph.nodes[article]
    for address in (told.get("url"), told.get("source")):
        parts = urlsplit(str(address or ""))
        if parts.scheme in ("http", "https") and parts.hostname:
            return parts.hostname.removeprefix("www.")
    return str(told.get("key", article))


def without_address(graph: nx.MultiDiGraph[str], found: dict[str, tuple[Telling, ...]]) -> tuple[str, ...]:
    """A note where articles have no address, as each of them counts as a source of its own."""
    articles = {telling.article for told in found.values() for telling in told}
    lacking = sum(publisher(graph, article) == graph.nodes[article].get("key") for article in articles)
    return (f"{lacking} of {len(articles)} articles have no address; each counts as a source.",) if lacking else ()


def relation_label(relation: str, ontology: Ontology | None = None) -> str:
    """The relation's name in English."""
    told = (ontology or load_ontology()).relations.get(relation)
    return dict(told.labels).get("en", relation) if told else relation


def days(told: Iterable[Telling], status: Status) -> list[str]:
    """The days on which it was told with this status, "" for an article without one, sorted."""
    return sorted(telling.published for telling in told if telling.status is status)
