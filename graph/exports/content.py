"""What all exports are made from: the ledger's readings and what follows from them, each computed at most once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from graph.facts import Fact, facts
from graph.ledger import Ledger
from graph.names import entity_type, usual_name
from graph.project import PropertyGraph, project
from graph.selection import Selection, selected
from graph.stories import stories
from ontology.catalogue import Catalogue
from ontology.model import Ontology
from ontology.records import Entity, Name, Reading

EVERYTHING = Selection()
"""The whole ledger."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing as exports show it. ``names`` are those of the catalogue and of every article, ``surfaces`` included."""

    iri: str
    label: str
    type: str
    names: tuple[str, ...]
    known_names: tuple[Name, ...]


@dataclass(frozen=True)
class Content:
    """The ledger's content for one export. ``text`` tells whether the articles' raw texts are to be handed over."""

    ledger: Ledger
    ontology: Ontology
    catalogue: Catalogue
    text: bool
    selection: Selection = EVERYTHING

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """All readings that are wanted, sorted by key."""
        self.selection.check(self.ontology)
        return selected(self.ledger.readings(), self.selection, self.catalogue)

    @cached_property
    def keys(self) -> dict[str, str]:
        """Each article's name in exports, by IRI."""
        return {reading.article.iri: reading.article.key for reading in self.readings}

    @cached_property
    def stories(self) -> dict[str, str]:
        """Each article's story, by the article's IRI."""
        return stories(self.readings)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, sorted by IRI."""
        return facts(self.readings, self.ontology, self.stories)

    @cached_property
    def graph(self) -> PropertyGraph:
        """The property graph."""
        return project(self.readings, self.ontology, self.catalogue)

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Every thing that a reading speaks of, by IRI."""
        tellings: dict[str, list[Entity]] = defaultdict(list)
        surfaces: dict[str, set[str]] = defaultdict(set)
        for reading in self.readings:
            for entity in reading.entities:
                tellings[entity.iri].append(entity)
            for link in reading.links:
                surfaces[link.entity].add(link.mention.surface)
            for claim in reading.claims:
                for iri in filter(None, (claim.subject, claim.object)):
                    tellings.setdefault(iri, [])
        return {iri: self._thing(iri, tellings[iri], surfaces[iri]) for iri in sorted(tellings)}

    def _thing(self, iri: str, told: list[Entity], surfaces: set[str]) -> Thing:
        concept = self.catalogue.by_iri.get(iri)
        known = tuple(sorted({*(concept.names if concept else ()), *(name for e in told for name in e.names)}))
        label = usual_name(told, self.catalogue.label(iri) if concept else "")
        kind = concept.type if concept else entity_type(told) if told else ""
        names = {name.text for name in known} | surfaces | {e.label for e in told if e.label}
        return Thing(iri, label or iri, kind, tuple(sorted(names)), known)
