"""When a claim says what a gold fact says, and which claim is counted for which fact."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from flows.evaluation.naming import Naming, folded
from flows.evaluation.statements import ATTRIBUTES, Claim, Fact, Statement
from ontology.model import Ontology
from ontology.records import Status

TOLERANCE = 0.01
"""Two numbers are the same within one hundredth of the larger."""

FREE_REPEATS = 2
"""So often a run may say a fact again without its being counted as wrong."""

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")

One = TypeVar("One", bound=Statement)
Pairs = Sequence[tuple[Fact, Claim]]


class Matching:
    """The rules, for one ontology and the things of one set."""

    def __init__(self, ontology: Ontology, naming: Naming) -> None:
        self._relations = ontology.relations
        self._naming = naming

    def fits(self, fact: Fact, claim: Claim) -> bool:
        """Whether the claim says the fact, denied or not as the fact is; one that is only reported may be asserted."""
        return (fact.status is Status.DENIED) == (claim.status is Status.DENIED) and self._same_thing_said(fact, claim)

    def _same_thing_said(self, fact: Fact, claim: Claim) -> bool:
        return (
            fact.article == claim.article
            and fact.relation == claim.relation
            and self._naming.gold(claim.subject) == fact.subject
            and (not fact.object or self._naming.gold(claim.object) == fact.object)
            and self.same_number(fact, claim)
        )

    def same_number(self, fact: Fact, other: Statement) -> bool:
        """Whether the numbers are the same that the relation is about, where it is about one."""
        relation = self._relations[fact.relation]
        if not relation.key:
            return True
        if "currency" not in relation.attributes:
            return near(getattr(fact, relation.key), getattr(other, relation.key))
        if "per_quantity" not in relation.attributes:
            same = fact.amount is None or fact.currency == other.currency
            return same and near(fact.amount, other.amount)
        free = not fact.amount  # and so in every currency and for any number of units
        return (
            near(fact.unit_amount, other.unit_amount)
            and (free or fact.currency == other.currency)
            and (free or (fact.per_unit or None) == (other.per_unit or None))
            and (not fact.side or not other.side or fact.side == other.side)
        )

    def pairs(self, facts: Iterable[Fact], claims: Iterable[Claim]) -> list[tuple[Fact, Claim]]:
        """Facts with their claims, one to one; of several that fit, the claim that agrees in most other fields."""
        cells = by_cell(claims)
        paired: list[tuple[Fact, Claim]] = []
        used: set[int] = set()
        for fact in facts:
            fitting = [c for c in cells.get(_cell(fact), ()) if id(c) not in used and self.fits(fact, c)]
            if fitting:
                best = max(fitting, key=lambda claim: sum(agrees(fact, claim, field) for field in told(fact)))
                used.add(id(best))
                paired.append((fact, best))
        return paired

    def repeats(self, facts: Iterable[Fact], claims: Iterable[Claim], pairs: Pairs) -> list[Claim]:
        """Claims that say again, with the same status, what a fact says: neither right nor wrong, so far as few."""
        used = {id(claim) for _, claim in pairs}
        cells = by_cell(facts)
        spent: Counter[int] = Counter()
        again = []
        for claim in claims:
            if id(claim) in used:
                continue
            for fact in cells.get(_cell(claim), ()):
                if spent[id(fact)] < FREE_REPEATS and fact.status is claim.status and self.fits(fact, claim):
                    spent[id(fact)] += 1
                    again.append(claim)
                    break
        return again

    def denied_as_asserted(self, facts: Sequence[Fact], claims: Iterable[Claim]) -> int:
        """How many facts an article only denies and the run asserts."""
        said, noted = by_cell(claims), by_cell(facts)
        return sum(
            fact.status is Status.DENIED
            and any(c.status is Status.ASSERTED and self._same_thing_said(fact, c) for c in said.get(_cell(fact), ()))
            and not any(
                other.status is not Status.DENIED
                and (other.subject, other.object) == (fact.subject, fact.object)
                and self.same_number(fact, other)
                for other in noted[_cell(fact)]
            )
            for fact in facts
        )


def told(fact: Fact) -> list[str]:
    """The attributes that the fact has."""
    return [field for field in ATTRIBUTES if getattr(fact, field) is not None]


def agrees(fact: Fact, claim: Claim, field: str) -> bool:
    """Whether the claim has the fact's attribute. A date may be coarser, a role or round worded longer or shorter."""
    right, said = getattr(fact, field), getattr(claim, field)
    if isinstance(right, float):
        return near(right, said)
    if field == "date":
        return bool(said and _DATE.fullmatch(said)) and right.startswith(said)
    if field in ("round", "role"):
        one, other = folded(right), folded(said or "")
        return one == other or (len(other) > 2 and (one in other or other in one) and len(other) <= 3 * len(one))
    return bool(right == said)


def near(one: float | None, other: float | None) -> bool:
    """Whether two numbers are the same, or both are not there."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= TOLERANCE * max(abs(one), abs(other), 1e-12)


def by_cell(rows: Iterable[One]) -> Mapping[tuple[str, str], list[One]]:
    """Rows by article and relation: only within these can they match."""
    cells: dict[tuple[str, str], list[One]] = defaultdict(list)
    for row in rows:
        cells[_cell(row)].append(row)
    return cells


def _cell(row: Statement) -> tuple[str, str]:
    return row.article, row.relation
