"""A thing as people want to see it: its names with their sources, what it is made of, and why that is one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.names import entity_type, is_latin, usual_name
from graph.resolution.match import Match
from graph.resolution.settled import Settled
from ontology.catalogue import Catalogue
from ontology.identifiers import folded
from ontology.namespaces import RESOURCE
from ontology.records import Entity, Judgement, Name, Reading


@dataclass(frozen=True, slots=True)
class SourcedName:
    """A name, and who calls the thing so: files of the catalogue, or articles by their keys."""

    text: str
    language: str
    kind: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A thing as articles or the catalogue have it, before it was found to be one with others."""

    iri: str
    label: str
    type: str
    known: bool
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Described:
    """A node: what it is called and by whom, what it is made of, what it may be one with, what people said of it.

    ``mentions`` and ``claims`` are counted over all articles; ``matches`` holds sure and doubtful ones.
    """

    iri: str
    name: str
    type: str
    known: bool
    names: tuple[SourcedName, ...]
    members: tuple[Member, ...]
    mentions: int
    claims: int
    matches: tuple[Match, ...]
    judgements: tuple[Judgement, ...]


class Directory:
    """All nodes of what was settled, to be found by their names."""

    def __init__(self, settled: Settled, catalogue: Catalogue) -> None:
        self._settled = settled
        self._catalogue = catalogue
        self._told: dict[str, list[tuple[Reading, Entity]]] = defaultdict(list)
        self._members: dict[str, set[str]] = defaultdict(set)
        self._called: dict[str, set[str]] = defaultdict(set)
        self._articles = {reading.article.iri: reading.article.key for reading in settled.meant}
        for reading in settled.meant:
            for entity in reading.entities:
                self._told[entity.iri].append((reading, entity))
                for text in (entity.label, *(name.text for name in entity.names)):
                    self._called[folded(text)].add(entity.iri)
        for judgement in settled.judgements:
            # A person may have spoken of a thing that no article names any more.
            things = judgement.subjects if judgement.kind in ("same", "different") else ()
            for iri in (each for each in things if each not in self._articles):
                self._members[settled.node_of(iri)].add(iri)
        for iri in self._told:
            self._members[settled.node_of(iri)].add(iri)
        for name, concept in catalogue.names():
            if concept.iri in self._told or concept.iri in settled.node.values():
                self._called[folded(name.text)].add(concept.iri)
                self._members[settled.node_of(concept.iri)].add(concept.iri)

    def members(self, name: str) -> tuple[str, ...]:
        """The things of that name, IRI or end of an IRI, as articles have them; a whole label before other names."""
        if name in self._told or (name.startswith(RESOURCE) and name in self._settled.node):
            return (name,)
        found = self._called.get(folded(name), set())
        if not found:
            found = {iri for iri in self._told if iri.rsplit("/", 1)[-1] == name}
        exact = {iri for iri in found if any(folded(e.label) == folded(name) for _, e in self._told[iri])}
        return tuple(sorted(exact or found))

    def nodes(self, name: str) -> tuple[str, ...]:
        """The nodes of that name or IRI."""
        found = {self._settled.node_of(iri) for iri in self._called.get(folded(name), set())}
        return tuple(sorted(found or {self._settled.node_of(iri) for iri in self.members(name)}))

    def name(self, iri: str) -> str:
        """What a node, or a thing, is usually called."""
        members = self._members.get(iri, {iri})
        concept = next((m for m in sorted(members) if m in self._catalogue.by_iri), "")
        told = [entity for member in sorted(members) for _, entity in self._told[member]]
        return usual_name(told, self._catalogue.label(concept) if concept else "") or iri

    def label(self, iri: str) -> str:
        """What one thing is called by itself, whatever node it is part of; an article by its key."""
        return self._articles.get(iri) or self._member(iri).label

    def described(self, iri: str) -> Described:
        """All that there is to say of a node."""
        members = sorted(self._members.get(iri, {iri}))
        told = [entity for member in members for _, entity in self._told[member]]
        concept = self._catalogue.by_iri.get(iri)
        readings = self._settled.readings
        here = set(members)
        return Described(
            iri=iri,
            name=self.name(iri),
            type=concept.type if concept else entity_type(told) if told else "",
            known=concept is not None,
            names=self._names(members),
            members=tuple(self._member(member) for member in members),
            mentions=sum(link.entity == iri for reading in readings for link in reading.links),
            claims=sum(iri in (claim.subject, claim.object) for reading in readings for claim in reading.claims),
            matches=tuple(m for m in self._settled.matches if {m.one, m.other} & here),
            judgements=tuple(j for j in self._settled.judgements if set(j.subjects) & here),
        )

    def _member(self, iri: str) -> Member:
        told = self._told[iri]
        concept = self._catalogue.by_iri.get(iri)
        label = usual_name([entity for _, entity in told], self._catalogue.label(iri) if concept else "")
        kind = concept.type if concept else entity_type([entity for _, entity in told]) if told else ""
        return Member(iri, label or iri, kind, concept is not None, _keys(reading for reading, _ in told))

    def _names(self, members: Iterable[str]) -> tuple[SourcedName, ...]:
        sources: dict[Name, set[str]] = defaultdict(set)
        for iri in members:
            concept = self._catalogue.by_iri.get(iri)
            known = concept.names if concept is not None else ()
            by_text = {folded(name.text): name for name in known}
            if concept is not None:
                for name in known:
                    sources[name].add(concept.source_of(name))
            for reading, entity in self._told[iri]:
                for name in entity.names:
                    sources[by_text.get(folded(name.text), name)].add(reading.article.key)
        found = (SourcedName(n.text, n.language, n.kind, tuple(sorted(told))) for n, told in sources.items())
        return tuple(sorted(found, key=lambda n: (not is_latin(n.text), n.text, n.language, n.kind)))


def _keys(readings: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(sorted({reading.article.key for reading in readings}))
