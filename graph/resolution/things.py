"""The things of all articles, and of the catalogue, as they are compared: names, kinds, articles, and what is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from graph.names import entity_type
from graph.resolution.forms import LEGAL, Form, form
from ontology.catalogue import WEAK, Catalogue
from ontology.records import Entity, Reading

FEWEST = 2
"""Letters of a name that tells a thing from others."""


@dataclass(frozen=True)  # without slots, as what its names are made of is found when somebody asks
class Thing:
    """A thing to be compared with others.

    ``names`` are all of its names, ``given`` those of them that the catalogue gives it, ``weakly`` those of the
    catalogue that are ordinary words too. ``articles`` are the IRIs of the articles that name it, none for a concept of
    the catalogue that no article names.
    """

    iri: str
    type: str
    label: str
    known: bool
    names: frozenset[str]
    given: frozenset[str]
    weakly: frozenset[str]
    articles: frozenset[str]

    @cached_property
    def forms(self) -> tuple[Form, ...]:
        """Its names taken apart, without those of too few letters."""
        return tuple(f for f in map(form, sorted(self.names)) if len(f.letters) >= FEWEST)

    @cached_property
    def own(self) -> frozenset[str]:
        """The letters of the names that are not short for another of its names."""
        # What the catalogue calls a thing is its own, be it short or not.
        return _own(self.forms) | {form(name).letters for name in self.given}

    @cached_property
    def weak(self) -> frozenset[str]:
        """The letters of the names that are ordinary words."""
        return frozenset(form(name).letters for name in self.weakly)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """What the generic words of its names say."""
        return frozenset().union(*(each.kinds for each in self.forms)) - {LEGAL}

    @property
    def is_han(self) -> bool:
        """Whether it has a name in Chinese signs."""
        return any(each.han for each in self.forms)

    @cached_property
    def mark(self) -> str:
        """Short for all that comparing it rests on: things of one mark compare alike with every other."""
        told = (self.type, *(sorted(part) for part in (self.names, self.given, self.weakly)))
        return blake2b(repr((self.known, told)).encode(), digest_size=12).hexdigest()


def things(readings: Iterable[Reading], catalogue: Catalogue) -> tuple[Thing, ...]:
    """Everything that articles speak of, by IRI."""
    told: dict[str, list[Entity]] = defaultdict(list)
    articles: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for entity in reading.entities:
            told[entity.iri].append(entity)
            articles[entity.iri].add(reading.article.iri)
    return tuple(_thing(iri, told[iri], frozenset(articles[iri]), catalogue) for iri in sorted(told))


def concepts(catalogue: Catalogue) -> tuple[Thing, ...]:
    """The concepts of the catalogue as if no article named them, by IRI."""
    return tuple(_thing(concept.iri, [], frozenset(), catalogue) for concept in catalogue.concepts)


def _thing(iri: str, told: list[Entity], articles: frozenset[str], catalogue: Catalogue) -> Thing:
    concept = catalogue.by_iri.get(iri)
    labels = Counter(entity.label for entity in told)
    label = catalogue.label(iri) if concept else min(labels, key=lambda text: (-labels[text], text))
    kind = concept.type if concept else entity_type(told)
    given = frozenset(name.text for name in (concept.names if concept else ()) if name.kind != WEAK)
    weakly = frozenset(name.text for name in (concept.names if concept else ()) if name.kind == WEAK)
    names = given.union(labels, (name.text for entity in told for name in entity.names))
    return Thing(iri, kind, label, concept is not None, names, given, weakly, articles)


def _own(forms: tuple[Form, ...]) -> frozenset[str]:
    """The letters of the names that are no beginning or end of a longer one, generic words aside."""
    cores = {f.core for f in forms}
    return frozenset(
        f.letters for f in forms if not any(c != f.core and (c.startswith(f.core) or c.endswith(f.core)) for c in cores)
    )
