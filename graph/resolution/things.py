"""The things of all articles, and of the catalogue, as they are compared: names, kinds, articles, and what is said."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from graph.names import entity_type
from graph.resolution.forms import LEGAL, Form, form
from ontology.catalogue import WEAK, Catalogue
from ontology.records import Entity, Reading

FEWEST = 2
"""Letters of a name that tells a thing from others."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing to be compared with others.

    ``forms`` are its names, the ``own`` ones without those that are short for another of its names, the ``weak`` ones
    those of the catalogue that are ordinary words too; both are told by their letters. ``kinds`` is what the generic
    words of its names say. ``articles`` are the IRIs of the articles that name it, none for a concept of the catalogue
    that no article names.
    """

    iri: str
    type: str
    label: str
    known: bool
    forms: tuple[Form, ...]
    own: frozenset[str]
    weak: frozenset[str]
    kinds: frozenset[str]
    articles: frozenset[str]

    @property
    def is_han(self) -> bool:
        """Whether it has a name in Chinese signs."""
        return any(each.han for each in self.forms)


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
    names = {name.text for entity in told for name in entity.names} | set(labels)
    known = {name.text for name in (concept.names if concept else ()) if name.kind != WEAK}
    names |= known
    forms = tuple(f for f in map(form, sorted(names)) if len(f.letters) >= FEWEST)
    weak = frozenset(form(n.text).letters for n in (concept.names if concept else ()) if n.kind == WEAK)
    kinds = frozenset().union(*(each.kinds for each in forms)) - {LEGAL}
    # What the catalogue calls a thing is its own, be it short or not.
    own = _own(forms) | {form(name).letters for name in known}
    return Thing(iri, kind, label, concept is not None, forms, own, weak, kinds, articles)


def _own(forms: tuple[Form, ...]) -> frozenset[str]:
    """The letters of the names that are no beginning or end of a longer one, generic words aside."""
    cores = {f.core for f in forms}
    return frozenset(
        f.letters for f in forms if not any(c != f.core and (c.startswith(f.core) or c.endswith(f.core)) for c in cores)
    )
