"""What all exports are made from: the ledger's readings and what follows from them, each computed at most once."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property

from graph.conflicts import Conflict, conflicts
from graph.facts import Fact, facts
from graph.judgements.on_claims import PASSED
from graph.ledger import Ledger
from graph.names import entity_type, usual_name
from graph.project import PropertyGraph, project_settled
from graph.resolution import Settled, settled_ledger
from graph.selection import Selection, narrowed, selected
from graph.stories import Stories, found_stories
from ontology.catalogue import Catalogue
from ontology.model import Ontology
from ontology.records import Claim, Entity, Name, Reading

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
    def settled(self) -> Settled:
        """What counts of the ledger, cut down to what is wanted."""
        self.selection.check(self.ontology)
        everything = settled_ledger(self.ledger, self.catalogue)
        wanted = selected(everything.readings, self.selection, self.catalogue)
        here = {reading.article.iri for reading in wanted}
        kept = {claim.iri for reading in wanted for claim in reading.claims}
        told = (reading for reading in everything.told if reading.article.iri in here)
        return replace(
            everything,
            readings=wanted,
            told=tuple(narrowed(reading, kept) for reading in told) if self.selection.of_claims else tuple(told),
            # Only some claims are asked for by what they count as, and a rejected one counts as nothing.
            rejected=() if self.selection.of_claims else tuple(c for c in everything.rejected if c.article in here),
        )

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """All readings that are wanted, as they count, sorted by key."""
        return self.settled.readings

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims by article and place; the rejected ones too, which count for nothing."""
        by_article: dict[str, list[Claim]] = {reading.article.iri: list(reading.claims) for reading in self.readings}
        for claim in self.settled.rejected:
            by_article[claim.article].append(claim)
        return tuple(c for found in by_article.values() for c in sorted(found, key=lambda c: (c.evidence.span, c.iri)))

    def verdict(self, claim: Claim) -> str:
        """What a person made of a claim: accepted, rejected or corrected, "" where nobody judged it."""
        judged = self.settled.judged.get(claim.iri)
        return PASSED[judged.judgement.kind] if judged else ""

    @cached_property
    def keys(self) -> dict[str, str]:
        """Each article's name in exports, by IRI."""
        return {reading.article.iri: reading.article.key for reading in self.readings}

    @cached_property
    def tellings(self) -> Stories:
        """Each article's story, with the texts that tell one together."""
        return found_stories(self.readings)

    @cached_property
    def stories(self) -> dict[str, str]:
        """Each article's story, by the article's IRI."""
        return self.tellings.of_article

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, sorted by IRI."""
        return facts(self.readings, self.ontology, self.stories)

    @cached_property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What cannot all hold, sorted by IRI."""
        return conflicts(self.facts, self.readings, self.ontology, self.tellings)

    @cached_property
    def graph(self) -> PropertyGraph:
        """The property graph."""
        return project_settled(self.settled, self.ontology, self.catalogue)

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
        # A claim may speak of a thing that its article's reading does not list: each end has a name all the same.
        for claim in (*(c for reading in self.readings for c in reading.claims), *self.settled.rejected):
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
