"""A thing's page: what it is called, what it does, what it costs, who tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.explore.desk import Desk, Row
from flows.explore.nodes import nodes_of
from flows.explore.price_chart import Chart, charts
from flows.explore.told import Told, told, with_quotes
from graph.known_names import catalogue_of

SHOWN = 25
"""Facts on a thing's page before all of them are asked for."""
MOST = 2000
ARTICLES = 40
FIRST_ARTICLES = 12
"""Articles that are read to tell who uses which name."""


@dataclass(frozen=True, slots=True)
class Group:
    """What a thing does to others, or others to it, by one relation: the same one with one status on a line."""

    relation: str
    of_others: bool
    members: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Thing:
    """All that a thing's page shows."""

    iri: str
    name: str
    type: str
    names: tuple[str, ...]
    known: bool
    facts: tuple[Told, ...]
    total: int
    groups: tuple[Group, ...]
    charts: tuple[Chart, ...]
    articles: tuple[Row, ...]
    conflicts: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """A name with its sources: the catalogue's word for it, and the articles that use it."""

    text: str
    language: str
    catalogue: tuple[str, ...]
    articles: tuple[Row, ...]


def thing(desk: Desk, iri: str, *, everything: bool = False) -> Thing | None:
    """The thing of that IRI, or None."""
    found = desk.row("thing", iri=iri)
    if found is None:
        return None
    rows = desk.rows("facts_of", iri=iri, limit=MOST if everything else SHOWN)
    facts = with_quotes(desk, rows)
    total = len(rows) if everything or len(rows) < SHOWN else desk.rows("fact_count", iri=iri)[0]["facts"]
    # A fact that the page already has needs no second question for its price.
    prices = rows if total == len(rows) else desk.rows("prices_of", iri=iri)
    return Thing(
        iri=iri,
        name=found["name"],
        type=found["type"] or "",
        names=tuple(name for name in found["names"] or () if name != found["name"]),
        known=bool(found["known"]),
        facts=facts,
        total=total,
        groups=tuple(groups(iri, facts)),
        charts=charts(iri, (told(row) for row in prices), replaced(desk, iri) if prices else {}),
        articles=tuple(desk.rows("articles_of", iri=iri, limit=ARTICLES)),
        conflicts=tuple(desk.rows("conflicts_of", iri=iri)) if any(fact.disputed for fact in facts) else (),
    )


def replaced(desk: Desk, iri: str) -> dict[str, str]:
    """Of the prices of a thing that are asked in the place of an earlier one, which one that is."""
    return {row["new"]: row["old"] for row in desk.rows("replaced", iri=iri)}


def groups(iri: str, facts: Iterable[Told]) -> list[Group]:
    """The facts between this thing and others, by relation and direction; each other thing once for each status."""
    found: dict[tuple[str, bool], dict[tuple[str | None, str], Told]] = defaultdict(dict)
    for fact in facts:
        if fact.object is not None:
            of_others = fact.object == iri
            other = fact.subject if of_others else fact.object
            found[fact.relation, of_others].setdefault((other, fact.status), fact)
    return [Group(relation, of, tuple(members.values())) for (relation, of), members in sorted(found.items())]


def namings(desk: Desk, iri: str) -> tuple[Naming, ...]:
    """Every name of a thing with who uses it, of the articles that were published last."""
    users: dict[str, list[Row]] = defaultdict(list)
    for row in desk.rows("articles_of", iri=iri, limit=FIRST_ARTICLES):
        reading = desk.ledger.get(row["iri"])
        if reading is not None:
            node = nodes_of(desk, reading, desk.rows("names_in_article", iri=row["iri"]))
            here = (link.mention.surface for link in reading.links if node.get(link.entity) == iri)
            for surface in dict.fromkeys(here):
                users[surface].append(row)
    concept = catalogue_of(desk.ledger.folder).by_iri.get(iri)
    kinds: dict[str, list[str]] = defaultdict(list)
    languages: dict[str, str] = {}
    for name in concept.names if concept else ():
        told = f"{name.kind} name" + (f" in {name.language}" if name.language else "")
        kinds[name.text].append(f"{told}, {concept.source_of(name)}" if concept else told)
        languages.setdefault(name.text, name.language)
    return tuple(
        Naming(text, languages.get(text, ""), tuple(sorted(set(kinds.get(text, ())))), tuple(users.get(text, ())))
        for text in sorted({*users, *kinds}, key=lambda text: (-len(users.get(text, ())), text))
    )
