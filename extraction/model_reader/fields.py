"""What a model quotes for a relation's values, and which of our grammars reads the quoted words."""

from __future__ import annotations

from ontology.model import Relation

AMOUNT = "amount"
"""The attribute whose words other words may complete."""

KINDS = {
    AMOUNT: ("price", "money", "free"),
    "percent": ("percent", "multiple"),
    "stake": ("percent",),
    "round": ("round",),
    "date": ("date",),
}
"""Kinds of quantities whose words tell an attribute. Bound and range are told by those of the amount."""

POST = "role"
"""The attribute whose words are a person's post."""

COMPLETING = ("currency", "per_unit", "side")
"""Attributes whose words may stand apart from those of the amount that they belong to, and are quoted only then."""

LOOSE = ("round", "date", POST)
"""What a claim can do without: words that cannot be read cost the value and not the claim."""


def quoted(relation: Relation) -> tuple[str, ...]:
    """The attributes of a relation that a model has to quote."""
    return tuple(name for name in relation.attributes if name in KINDS or name == POST)


def completing(relation: Relation) -> tuple[str, ...]:
    """The attributes of a relation that a model quotes where the words for its amount lack them."""
    return tuple(name for name in relation.attributes if name in COMPLETING)


def has_direction(relation: Relation) -> bool:
    """Whether its percentage goes up or down."""
    return "percent" in relation.attributes
