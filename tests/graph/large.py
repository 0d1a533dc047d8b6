"""A large graph made from invented articles, the same one on every machine: as many nodes as a project that has grown.

Its things have names in several scripts; deals are reported, denied and confirmed over years, told by copies, and
contradicted by other sums, so that every question of the cookbook has something to find.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from graph.project import PropertyGraph, project
from ontology.catalogue import Catalogue
from ontology.identifiers import content_iri
from ontology.model import Ontology, Relation, load_ontology
from ontology.records import Article, Entity, Name, Reading, Status
from tests.graph.factory import Draft

NODES = 100_000
ARTICLES = 10_850
CLAIMS = 4
THINGS = {"Company": 4_000, "Investor": 1_600, "Person": 2_500, "Model": 3_000}

_ROUNDS = ("Seed", "Series A", "Series B", "Series C", "Pre-A")
_WORDS = ("market", "engine", "harbour", "ledger", "signal", "copper", "meadow", "pilot", "winter", "lantern", "orbit")
_STATUSES = (Status.ASSERTED,) * 7 + (Status.REPORTED,) * 2 + (Status.DENIED,)

Said = tuple[str, Entity, Entity | None, dict[str, str]]


@cache
def large_graph() -> PropertyGraph:
    """The projected graph of all invented articles."""
    return project(large_readings(), load_ontology(), Catalogue((), ""))


def large_readings() -> tuple[Reading, ...]:
    """All invented articles as they would have been read."""
    return tuple(_Inventor(load_ontology()).readings())


class _Inventor:
    def __init__(self, ontology: Ontology) -> None:
        self.chance = random.Random(20261122)
        self.ontology = ontology
        self.things = {kind: [_thing(kind, number) for number in range(count)] for kind, count in THINGS.items()}
        self.told: list[Said] = []

    def readings(self) -> Iterator[Reading]:
        for number in range(ARTICLES):
            day = f"20{18 + number % 9:02}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"
            published = day if number % 20 else ""
            draft = Draft(f"large-{number:05}", published=published, language=("en", "de", "pt", "zh")[number % 4])
            draft.text = (
                " ".join(f"{self.chance.choice(_WORDS)}{self.chance.randint(0, 9_999)}" for _ in range(8)) + "\n"
            )
            for _ in range(CLAIMS):
                self._say(draft)
            reading = draft.reading()
            claims = tuple(replace(claim, confidence=self.chance.randint(10, 100) / 100) for claim in reading.claims)
            reading = replace(reading, claims=claims)
            yield reading
            if number % 200 == 0:
                yield _copy(reading)

    def _say(self, draft: Draft) -> None:
        # Every eighth claim tells again, perhaps otherwise, what an earlier article told.
        again = self.told and self.chance.random() < 0.125
        said = self.chance.choice(self.told) if again else self._deal()
        relation, subject, target, values = said
        if again and "amount" in values and self.chance.random() < 0.3:
            values = {**values, "amount": f"{values['amount']}0"}
        self.told.append(said)
        named = f" {subject.label}" if self.chance.random() < 0.2 else ""
        sentence = f"Told{named} {self.chance.randint(0, 10**9)}."
        by = self.chance.choice(("", "", "", "a source", "der Sprecher", "知情人士"))
        draft.says(sentence, relation, subject, target, status=self.chance.choice(_STATUSES), by=by, also=values)

    def _deal(self) -> Said:
        relation = self.chance.choice(list(self.ontology.relations.values()))
        subject = self._thing(relation.subject_types)
        with_object = relation.object_types and (relation.object_required or self.chance.random() < 0.8)
        target = self._thing(relation.object_types) if with_object else None
        if target is not None and relation.subject_in_catalogue:
            # A model has one maker, whoever else is said to be.
            subject = self.things["Company"][self._number(target) % THINGS["Company"]]
        if target is not None and relation.subject_types == relation.object_types == (subject.type,):
            # What is built on something stands in a tree, and in no circle; the first is built on nothing.
            subject = self.things[subject.type][max(1, self._number(subject))]
            target = self.things[subject.type][self._number(subject) // 4]
        while target is subject:
            target = self._thing(relation.object_types)
        return relation.name, subject, target, self._values(relation)

    def _number(self, thing: Entity) -> int:
        return int(thing.label.rsplit(" ", 1)[1])

    def _thing(self, kinds: tuple[str, ...]) -> Entity:
        things = self.things[self.chance.choice(kinds)]
        # Few are told of often and many rarely, as it is with companies.
        return things[int(len(things) * self.chance.random() ** 3)]

    def _values(self, relation: Relation) -> dict[str, str]:
        year, month = self.chance.randint(2018, 2026), self.chance.randint(1, 12)
        invented = {
            "amount": str(self.chance.randint(1, 2_000) * 10 ** self.chance.randint(0, 6)),
            "currency": self.chance.choice(("USD", "USD", "EUR", "CNY", "BRL")),
            "round": self.chance.choice(_ROUNDS),
            "stake": f"0.{self.chance.randint(1, 99):02}".rstrip("0"),
            "percent": str(self.chance.randint(-95, 60)),
            "per_quantity": "1000000",
            "per_unit": self.chance.choice(("token", "token", "token", "seat")),
            "side": self.chance.choice(("input", "output")),
            "date": self.chance.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-15")),
            "role": self.chance.choice(
                ("chief executive", "researcher", "former researcher", "former head of product")
            ),
        }
        never_missing = {*relation.requires, relation.key, "currency", "per_quantity", "per_unit"}
        return {
            name: value
            for name, value in invented.items()
            if name in relation.attributes and (name in never_missing or self.chance.random() < 0.7)
        }


def _thing(kind: str, number: int) -> Entity:
    name = f"{kind} {number:04}"
    other = {"Company": f"公司{number:04}", "Investor": f"Fundação {number:04}"}.get(kind, f"{kind}-{number:04} ß")
    names = tuple(sorted(Name(text, "", "usual") for text in (name, other)))
    return Entity(content_iri("entity", kind, name), kind, name, names, known=False)


def _copy(reading: Reading) -> Reading:
    """The same text on another site: no claims of its own are needed to make it a copy."""
    told = reading.article
    text = told.text + "Copied.\n"
    copied = Article(
        content_iri("article", text), f"{told.key}-copy", told.source, told.language, told.title, "2027-01-01", "", text
    )
    return Reading(copied, reading.read_with, (), (), ())
