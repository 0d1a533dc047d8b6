"""Every place that can hold the ledger's content, behind the same few questions, so that one suite tests them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from graph.ledger import Ledger
from graph.project import project
from graph.stores.base import GraphStore, RunsCypher
from graph.stores.networkx_store import NetworkXStore
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.records import Reading

NOTHING_KNOWN = Catalogue((), "")


@dataclass(frozen=True)
class Held:
    """What a place says that it holds."""

    articles: frozenset[str]
    names: frozenset[str]
    quotes: frozenset[str]
    statuses: frozenset[tuple[str, str]]
    """Claims by IRI, each with its status."""


class Kit(Protocol):
    """A place under test."""

    def hold(self, readings: Sequence[Reading]) -> bool:
        """Make the place hold exactly these; tell whether anything changed."""

    def held(self) -> Held:
        """What it holds."""


class LedgerKit:
    """The RDF dataset on disk."""

    def __init__(self, folder: Path) -> None:
        self.ledger = Ledger.open(folder)

    def hold(self, readings: Sequence[Reading]) -> bool:
        wanted = {reading.article.iri for reading in readings}
        removed = [self.ledger.remove(iri) for iri in set(self.ledger.keys()) - wanted]
        return any([*removed, *[self.ledger.write(reading) for reading in readings]])

    def held(self) -> Held:
        readings = list(self.ledger.readings())
        claims = [claim for reading in readings for claim in reading.claims]
        return Held(
            articles=frozenset(reading.article.key for reading in readings),
            names=frozenset(name.text for r in readings for e in r.entities for name in e.names),
            quotes=frozenset(claim.evidence.text for claim in claims),
            statuses=frozenset((claim.iri, claim.status.value) for claim in claims),
        )


class GraphKit:
    """A store of the property graph."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def hold(self, readings: Sequence[Reading]) -> bool:
        return bool(sync(self.store, project(readings, load_ontology(), NOTHING_KNOWN)))

    def held(self) -> Held:
        raise AssertionError("each kind of store is asked in its own way")


class CypherKit(GraphKit):
    """A store that answers Cypher."""

    def held(self) -> Held:
        names = {n for row in self.ask("MATCH (e:Entity) RETURN e.names") for n in row[0]}  # type: ignore[attr-defined]
        claims = "MATCH (c:Claim)-[:STATED_IN]->(:Article) RETURN c.iri, c.status, c.quote"
        told = [(str(iri), str(status), str(quote)) for iri, status, quote in self.ask(claims)]
        return Held(
            articles=frozenset(str(row[0]) for row in self.ask("MATCH (a:Article) RETURN a.key")),
            names=frozenset(names),
            quotes=frozenset(quote for *_, quote in told),
            statuses=frozenset((iri, status) for iri, status, _ in told),
        )

    def ask(self, query: str, **parameters: object) -> tuple[tuple[object, ...], ...]:
        assert isinstance(self.store, RunsCypher)
        return self.store.run(query, parameters).rows


class MemoryKit(GraphKit):
    """NetworkX."""

    def held(self) -> Held:
        assert isinstance(self.store, NetworkXStore)
        nodes = list(self.store.graph.nodes.values())
        claims = [node for node in nodes if "Claim" in node["labels"]]
        return Held(
            articles=frozenset(node["key"] for node in nodes if "Article" in node["labels"]),
            names=frozenset(name for node in nodes if "Entity" in node["labels"] for name in node["names"]),
            quotes=frozenset(node["quote"] for node in claims),
            statuses=frozenset((node["iri"], node["status"]) for node in claims),
        )
