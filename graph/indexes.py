"""Which constraints and indexes a store should have, derived from the vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.labels import ARTICLE, CLAIM, ENTITY, FACT, unique_keys
from ontology.model import Ontology


class Kind(StrEnum):
    """What an index is for."""

    UNIQUE = "unique"
    """No two nodes have the same value."""
    KEY = "key"
    """A few nodes are looked up by a value; every store has it."""
    RANGE = "range"
    """Many nodes are found by a value, or by what is before or after it."""
    TEXT = "text"
    """Texts are found by a part of them."""
    WORDS = "words"
    """Texts are found by words in them, as search engines do."""


@dataclass(frozen=True, slots=True)
class Index:
    """An index of the nodes with a label by their properties: one, or for words any number."""

    kind: Kind
    label: str
    properties: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its name in a store, which is part of what others see there and may ask by."""
        return NAMES if self.kind is Kind.WORDS else f"dealgraph_{self.label}_{self.properties[0]}"


NAMES = "dealgraph_names"
"""The index of words, by which `db.index.fulltext.queryNodes` finds things with names like a given one."""


def indexes(ontology: Ontology) -> tuple[Index, ...]:
    """Every index, the constraints first."""
    found = [Index(Kind.UNIQUE, label, (name,)) for label, name in unique_keys()]
    found += [Index(Kind.KEY, ENTITY, ("name",)), Index(Kind.KEY, ARTICLE, ("key",))]
    found += [Index(Kind.TEXT, ENTITY, ("folded",)), Index(Kind.WORDS, ENTITY, ("name", "folded"))]
    found += [Index(Kind.RANGE, ARTICLE, ("published",)), Index(Kind.RANGE, CLAIM, ("confidence",))]
    found += [Index(Kind.RANGE, FACT, ("relation",)), Index(Kind.RANGE, FACT, ("first",))]
    for relation in ontology.relations.values():
        found.append(Index(Kind.RANGE, relation.fact_node, ("dated",)))
        if relation.to_fact and "currency" in relation.attributes:
            found.append(Index(Kind.RANGE, relation.fact_node, ("currency",)))
    return tuple(found)
