"""Small graphs made by hand, whose measures a person can work out on paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

import networkx as nx

from graph.analysis import load
from graph.project import project
from graph.rates import Rates
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.records import Entity, Reading, Status
from tests.graph.factory import Draft, entity

RATES = Rates("USD", {("2024", "EUR"): Decimal("0.8")})
"""One dollar is 80 cents of a euro in 2024, and no other rate is known."""


def graph(*readings: Reading) -> nx.MultiDiGraph[str]:
    """The property graph of these readings, with an empty catalogue."""
    return load(project(readings, load_ontology(), Catalogue((), "")))


def investor(name: str) -> Entity:
    return entity(name, "Investor")


def company(name: str) -> Entity:
    return entity(name, "Company")


def model(name: str) -> Entity:
    return entity(name, "Model")


def invested(key: str, *deals: tuple[str, str, dict[str, str]]) -> Reading:
    """An article in which each of these investors invests in a company."""
    draft = Draft(key)
    for number, (who, target, values) in enumerate(deals):
        sentence = f"{key} {number}: {who} put money into {target}."
        draft.says(sentence, "invested_in", investor(who), company(target), also=values)
    return draft.reading()


def told(
    key: str, host: str, published: str, *claims: tuple[str, Entity, Entity | None, Status, dict[str, str]]
) -> Reading:
    """An article of a host, published on a day, that says each claim with its status."""
    draft = Draft(key, published=published)
    for number, (relation, subject, target, status, values) in enumerate(claims):
        draft.says(f"{key} {number} {host}.", relation, subject, target, status=status, also=values)
    reading = draft.reading()
    return replace(reading, article=replace(reading.article, url=f"https://www.{host}/{key}" if host else ""))


def ties(deals: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, dict[str, str]], ...]:
    """Deals that tell neither date nor sum."""
    return tuple((who, target, {}) for who, target in deals)


def path() -> nx.MultiDiGraph[str]:
    """A triangle with a tail; Xen has three investors, the other companies two.

    Ann ─── Bob        Xen: Ann, Bob, Cy   Zed: Cy, Dee
      \\    /           Yon: Ann, Bob       Wim: Dee, Eve
        Cy ─── Dee ─── Eve
    """
    return graph(
        invested(
            "path",
            ("Ann", "Xen", {"amount": "30000000", "currency": "USD", "date": "2024-01"}),
            ("Bob", "Xen", {"amount": "10000000", "currency": "USD", "date": "2024-03"}),
            ("Cy", "Xen", {"date": "2024"}),
            ("Ann", "Yon", {"amount": "20000000", "currency": "USD", "date": "2023-05-01"}),
            ("Bob", "Yon", {"date": "2023-06-10"}),
            ("Cy", "Zed", {"amount": "10000000", "currency": "EUR", "date": "2024-02-01"}),
            ("Dee", "Zed", {"date": "2024-02-11"}),
            ("Dee", "Wim", {"date": "2024-04"}),
            ("Eve", "Wim", {"date": "2024-04"}),
        )
    )


def star() -> nx.MultiDiGraph[str]:
    """Hub shares one company with each of four others, and what it put into K1 is told ten times apart.

    Hub and Quin carry the same sum for one round of K2: it is the round's.
    """
    sum_ = {"currency": "USD", "round": "Series A"}
    return graph(
        invested(
            "star",
            ("Hub", "K1", {**sum_, "amount": "30000000", "date": "2024-01-05"}),
            ("Pia", "K1", {"date": "2024-02-04"}),
            ("Hub", "K2", {**sum_, "amount": "40000000", "date": "2024-03-01"}),
            ("Quin", "K2", {**sum_, "amount": "40000000", "date": "2024-03-01"}),
            ("Hub", "K3", {"date": "2024-05-01"}),
            ("Rolf", "K3", {"date": "2024-05-21"}),
            ("Hub", "K4", {"date": "2024-06-10"}),
            ("Sue", "K4", {"date": "2024-06-01"}),
        ),
        invested("star again", ("Hub", "K1", {**sum_, "amount": "300000000", "date": "2024-01-05"})),
    )


def strong_pair() -> nx.MultiDiGraph[str]:
    """Max and Ned share six companies, Max and each of four others one: six of Max's ten are with Ned."""
    pairs = [("Max", f"N{number}") for number in range(6)] + [("Ned", f"N{number}") for number in range(6)]
    for number in range(4):
        pairs += [("Max", f"O{number}"), (f"Other {number}", f"O{number}")]
    return graph(invested("pair", *ties(pairs)))
