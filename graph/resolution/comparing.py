"""How things are found worth comparing, and what comparing them comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from graph.resolution.index import Index, Traits, traits
from graph.resolution.signals import Signal, strongest
from graph.resolution.things import Thing, concepts
from ontology.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Found:
    """By what a thing is found among others, and the concepts of the catalogue that it is worth comparing with."""

    traits: Traits
    concepts: tuple[str, ...]


class Comparing:
    """Everything compared anew; `Remembered` does it once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def found(self, thing: Thing) -> Found:
        """By what the thing is found."""
        by = traits(thing)
        return Found(by, tuple(sorted(self._known.like(thing.iri, by))))

    def signal(self, one: Thing, other: Thing) -> Signal | None:
        """The strongest signal between two things, the one with the smaller IRI first."""
        return strongest(one, other)

    @cached_property
    def _known(self) -> Index:
        # Asked for once: to look a catalogue up is to hash all of it.
        return _index(self.catalogue)


@lru_cache(maxsize=2)
def known(catalogue: Catalogue) -> dict[str, Thing]:
    """The catalogue's concepts as things, put together once for all questions of a process."""
    return {thing.iri: thing for thing in concepts(catalogue)}


@lru_cache(maxsize=2)
def _index(catalogue: Catalogue) -> Index:
    """The catalogue's concepts by their keys; taking them apart is left until somebody asks."""
    index = Index()
    for thing in known(catalogue).values():
        index.add(thing.iri, traits(thing))
    return index
