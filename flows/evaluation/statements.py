"""A gold fact and a run's claim: the same fields, with the id of a thing or with the thing as the run has it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.dataclasses import dataclass

from ontology.records import Status

Number = Annotated[float, Field(allow_inf_nan=False)]
"""Gold files and exports write numbers as texts ("2.065e9") and as JSON numbers; nobody's sums are infinite."""

ATTRIBUTES = (
    "amount", "amount_high", "currency", "bound", "round", "date", "stake", "status", "side", "role",
)  # fmt: skip
"""The fields besides the things that a claim is also held to, once it is paired with a fact."""


# No equality: a fact that stands on two lines is two facts, and each can be found once.
@dataclass(frozen=True, eq=False, kw_only=True)
class Statement:
    """What an article says of things, whoever says that it does; None stands for what is not said."""

    article: str
    relation: str
    status: Status
    amount: Number | None = None
    amount_high: Number | None = None
    percent: Number | None = None
    per_quantity: Number | None = None
    stake: Number | None = None
    currency: str | None = None
    bound: str | None = None
    round: str | None = None
    date: str | None = None
    per_unit: str | None = None
    side: str | None = None
    role: str | None = None

    @property
    def unit_amount(self) -> float | None:
        """The amount for one token, image or month, whatever number of them the article gives it for."""
        return None if self.amount is None else self.amount / (self.per_quantity or 1.0)


@dataclass(frozen=True, eq=False, kw_only=True)
class Fact(Statement):
    """A gold fact. ``optional`` are facts on which careful readers differ: they count neither way."""

    subject: str
    object: str | None = None
    evidence: str | None = None
    optional: bool = False


@dataclass(frozen=True)
class Thing:
    """A thing as a run names it."""

    iri: str
    label: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Quote:
    """A claim's evidence: the text, and where the run says that it stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Claim(Statement):
    """A run's claim."""

    subject: Thing
    object: Thing | None = None
    evidence: Quote
    confidence: Number = 0.0
