"""Facts: what groups of claims agree on, with how many stories stand behind each.

Claims are never changed by this. Which claims share a fact does not depend on the order of the articles.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.compatible import MEASURES, NUMBER, compatible, telling
from ontology.identifiers import content_iri
from ontology.model import Ontology, Relation
from ontology.records import Claim, Reading, Status

Said = TypeVar("Said", str, tuple[tuple[str, str], ...])


@dataclass(frozen=True, slots=True)
class Fact:
    """What a group of claims agree on.

    ``values`` are (attribute, canonical text) pairs sorted by attribute. ``asserted``, ``denied`` and ``reported``
    count stories, not articles. ``first`` and ``last`` are the first and last day on which an article told it, ""
    where none has a date. ``claims`` are sorted IRIs.
    """

    iri: str
    relation: str
    subject: str
    object: str | None
    values: tuple[tuple[str, str], ...]
    status: Status
    asserted: int
    denied: int
    reported: int
    first: str
    last: str
    claims: tuple[str, ...]

    def value(self, attribute: str) -> str | None:
        """The canonical text of one attribute, or None where the fact has none."""
        for name, text in self.values:
            if name == attribute:
                return text
        return None

    def stories(self) -> int:
        """How many stories give the fact its status."""
        counts = {Status.ASSERTED: self.asserted, Status.DENIED: self.denied, Status.REPORTED: self.reported}
        return counts[self.status]


def facts(readings: Iterable[Reading], ontology: Ontology, stories: Mapping[str, str]) -> tuple[Fact, ...]:
    """All facts of the readings, sorted by IRI. An article that `stories` does not name is a story of its own."""
    days: dict[str, str] = {}
    same: dict[tuple[str, str, str | None], dict[str, Claim]] = defaultdict(dict)
    for reading in readings:
        days[reading.article.iri] = reading.article.published
        for claim in reading.claims:
            same[claim.relation, claim.subject, claim.object][claim.iri] = claim
    found: list[Fact] = []
    for (name, _, _), claims in same.items():
        relation = ontology.relation(name)
        groups = _groups(list(claims.values()), relation, ontology)
        found.extend(_distinct([_fact(group, relation, ontology, stories, days) for group in groups]))
    return tuple(sorted(found, key=lambda fact: fact.iri))


def _groups(claims: list[Claim], relation: Relation, ontology: Ontology) -> list[list[Claim]]:
    """Put each claim into the one group with whose every member it is compatible; the most telling claims first.

    A claim that would fit several groups tells them apart by nothing: it goes to none of them.
    """
    attributes = tuple(name for name in (relation.key, *telling(relation, ontology)) if name)

    def said(claim: Claim) -> tuple[str, ...]:
        return tuple(claim.value(name) or "" for name in attributes)

    def order(claim: Claim) -> tuple[object, ...]:
        words = said(claim)
        return (-sum(map(bool, words)), -sum(map(len, words)), words, claim.iri)

    groups: list[list[Claim]] = []
    vague: list[list[Claim]] = []
    for claim in sorted(claims, key=order):
        fitting = [group for group in groups if all(compatible(claim, c, relation, ontology) for c in group)]
        if len(fitting) == 1 or (fitting and said(claim) == said(fitting[0][0])):
            fitting[0].append(claim)
        elif not fitting:
            groups.append([claim])
        else:
            alike = next((group for group in vague if said(group[0]) == said(claim)), None)
            if alike is None:
                vague.append([claim])
            else:
                alike.append(claim)
    return groups + vague


def _fact(
    group: list[Claim], relation: Relation, ontology: Ontology, stories: Mapping[str, str], days: Mapping[str, str]
) -> Fact:
    told = {
        status: {stories.get(c.article, c.article) for c in group if c.status == status}
        for status in (Status.ASSERTED, Status.DENIED, Status.REPORTED)
    }
    status = next(status for status, by in told.items() if by)
    values = _values([c for c in group if c.status == status], group, relation, ontology, stories)
    dated = sorted(filter(None, (days.get(c.article, "") for c in group)))
    key = tuple((name, text) for name, text in values if name not in MEASURES or name in (relation.key, "currency"))
    first = group[0]
    return Fact(
        iri=content_iri("fact", first.relation, first.subject, first.object, key),
        relation=first.relation,
        subject=first.subject,
        object=first.object,
        values=values,
        status=status,
        asserted=len(told[Status.ASSERTED]),
        denied=len(told[Status.DENIED]),
        reported=len(told[Status.REPORTED]),
        first=dated[0] if dated else "",
        last=dated[-1] if dated else "",
        claims=tuple(sorted(c.iri for c in group)),
    )


def _values(
    leading: list[Claim], group: list[Claim], relation: Relation, ontology: Ontology, stories: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """What the fact says: what most stories say of each attribute, claims of the fact's own status first."""
    chosen = dict(_most_told((leading, group), stories, _number, _most_complete) or ())
    for name in ontology.attributes:
        if name in relation.attributes and name not in NUMBER:
            # The longest date is the most precise one, and all dates of a group are of one event.
            rank = _most_precise if name == "date" else _any
            text = _most_told((leading, group), stories, _reader(name), rank)
            if text is not None:
                chosen[name] = text
    return tuple(sorted(chosen.items()))


def _most_told(
    choices: Iterable[list[Claim]],
    stories: Mapping[str, str],
    read: Callable[[Claim], Said | None],
    rank: Callable[[Said], int],
) -> Said | None:
    """The value of highest rank, then of most stories, then the first in order, of the first claims that have any."""
    for claims in choices:
        told: dict[Said, set[str]] = defaultdict(set)
        for claim in claims:
            value = read(claim)
            if value is not None:
                told[value].add(stories.get(claim.article, claim.article))
        if told:
            return min(told, key=lambda value: (-rank(value), -len(told[value]), value))
    return None


def _number(claim: Claim) -> tuple[tuple[str, str], ...] | None:
    found = tuple((name, text) for name, text in claim.values if name in NUMBER)
    return found if any(name in ("amount", "percent") for name, _ in found) else None


def _reader(name: str) -> Callable[[Claim], str | None]:
    return lambda claim: claim.value(name)


def _most_complete(number: tuple[tuple[str, str], ...]) -> int:
    return sum(name == "currency" for name, _ in number)


def _most_precise(date: str) -> int:
    return len(date)


def _any(_: str) -> int:
    return 0


def _distinct(found: list[Fact]) -> list[Fact]:
    """Facts whose telling values came out the same are told apart by a claim of theirs."""
    seen = Counter(fact.iri for fact in found)
    return [
        replace(fact, iri=content_iri("fact", fact.iri, fact.claims[0])) if seen[fact.iri] > 1 else fact
        for fact in found
    ]
