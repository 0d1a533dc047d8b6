"""Measures of the graph with NetworkX, as typed tables whose columns say their units.

Only asserted facts count unless a caller names other statuses. Which edges are investments or prices is read from the
vocabulary: investments are the relations whose subjects become investors, prices those that carry a unit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import networkx as nx

from graph.labels import ENTITY, FACT, OBJECT, SUBJECT, direct_type
from graph.ledger import Ledger
from graph.price_ages import Price, price_ages
from graph.project import PropertyGraph, project
from graph.rates import Rates
from graph.stores.networkx_store import NetworkXStore
from ontology.catalogue import load_catalogue
from ontology.model import Ontology, Relation, load_ontology
from ontology.records import Status

ASSERTED = (Status.ASSERTED,)


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and the unit of its numbers, "" for words."""

    name: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns, sorted as the question wants them. ``notes`` say what was left out."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[object, ...], ...]
    notes: tuple[str, ...] = ()


def load(data: Path | PropertyGraph) -> nx.MultiDiGraph[str]:
    """The property graph of a data folder, or a projected one, as NetworkX holds it (see `NetworkXStore`)."""
    if not isinstance(data, PropertyGraph):
        ledger = Ledger.open(Path(data), create=False)
        data = project(ledger.readings(), load_ontology(), load_catalogue())
    return NetworkXStore.of(data).graph


def investors_by_companies(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Who put money into how many companies, the most active first."""
    companies: dict[str, set[str]] = defaultdict(set)
    for source, target, _ in _direct(graph, _investments(ontology), statuses):
        companies[source].add(target)
    rows = [
        (_name(graph, iri), len(found), tuple(sorted(_name(graph, c) for c in found)))
        for iri, found in companies.items()
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Table(
        "Investors by number of companies",
        (Column("investor"), Column("companies", "count"), Column("names")),
        tuple(rows),
    )


def investors_by_money(
    graph: nx.MultiDiGraph[str],
    *,
    rates: Rates | None = None,
    statuses: Collection[Status] = ASSERTED,
    ontology: Ontology | None = None,
) -> Table:
    """Who put in how much: one row an investor and currency, or, with `rates`, one total an investor.

    An amount is what the articles name with the investor, which may be the whole round's: these are upper bounds.
    Converted is at the average rate of the deal's year, or of the year of the first article where the deal has none.
    How many of the deals are in a conflict, or name the sum of a round that is, stands beside the total.
    """
    in_dispute = _sums_in_dispute(graph)
    sums: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    disputed: Counter[tuple[str, str]] = Counter()
    left_out = 0
    for source, target, told in _direct(graph, _investments(ontology), statuses):
        if "amount_text" not in told or "currency" not in told:
            continue
        amount, currency = Decimal(told["amount_text"]), str(told["currency"])
        doubted = bool(told.get("disputed")) or (target, currency, amount) in in_dispute
        if rates is not None:
            converted = rates.converted(amount, currency, str(told.get("date") or told.get("first") or ""))
            if converted is None:
                left_out += 1
                continue
            amount, currency = converted, rates.base
        sums[source, currency].append(amount)
        disputed[source, currency] += doubted
    rows = [
        (_name(graph, iri), currency, sum(found), len(found), disputed[iri, currency])
        for (iri, currency), found in sums.items()
    ]
    rows.sort(key=lambda row: (row[1], -row[2], row[0]))
    title = f"Investors by money, in {rates.base}" if rates else "Investors by money, by currency"
    return Table(
        title,
        (
            Column("investor"),
            Column("currency"),
            Column("amount", "units of the currency"),
            Column("deals", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        tuple(_notes(left_out, disputed.total())),
    )


def _sums_in_dispute(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, Decimal]]:
    """Thing, currency and amount of every fact that is in a conflict."""
    found = set()
    for fact, end, edge in graph.edges(data=True):
        told = graph.nodes[fact]
        if edge["type"] in (SUBJECT, OBJECT) and told.get("disputed") and "amount_text" in told:
            found.add((end, str(told.get("currency", "")), Decimal(told["amount_text"])))
    return found


def _notes(left_out: int, disputed: int) -> Iterator[str]:
    if left_out:
        yield f"{left_out} deals have no rate for their currency and year and are not in the sums."
    if disputed:
        yield f"{disputed} of the sums are in dispute: `dealgraph conflicts` shows what the articles say."


def central_companies(
    graph: nx.MultiDiGraph[str],
    *,
    statuses: Collection[Status] = ASSERTED,
    kinds: Collection[str] = ("Company",),
    ontology: Ontology | None = None,
) -> Table:
    """Which companies stand between the others: ties to other things, and the share of shortest paths through them."""
    ties: nx.Graph[str] = nx.Graph()
    relations = list((ontology or load_ontology()).relations.values())
    for source, target, _ in _direct(graph, relations, statuses):
        ends = graph.successors(target) if FACT in graph.nodes[target]["labels"] else (target,)
        ties.add_edges_from((source, end) for end in ends if end != source and ENTITY in graph.nodes[end]["labels"])
    between = nx.betweenness_centrality(ties) if ties else {}
    rows = [
        (_name(graph, iri), ties.degree(iri), round(between[iri], 6))
        for iri in ties
        if graph.nodes[iri].get("type") in kinds
    ]
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return Table(
        "Central companies",
        (Column("company"), Column("ties", "count"), Column("betweenness", "share, 0 to 1")),
        tuple(rows),
    )


def price_list(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """What is asked for which model, by seller, with the unit as the articles give it; which price is old and which new
    where several are known, and which is in dispute."""
    relations = [r for r in (ontology or load_ontology()).relations.values() if "per_unit" in r.attributes]
    prices, rows = [], []
    for seller, fact, told in _direct(graph, relations, statuses):
        parts = {r.part_edge for r in relations}
        products = [end for _, end, edge in graph.out_edges(fact, data=True) if edge["type"] in parts]
        amount = Decimal(told["amount_text"]) if "amount_text" in told else None
        quantity = Decimal(told["per_quantity_text"]) if "per_quantity_text" in told else None
        currency, unit, side, date = (str(told.get(name, "")) for name in ("currency", "per_unit", "side", "date"))
        product = min(products, default="")
        prices.append(Price(seller, product, side, currency, unit, quantity, amount, date))
        shown = _name(graph, product) if product else ""
        standing = (told["status"], told["stories"], "yes" if told.get("disputed") else "")
        rows.append((_name(graph, seller), shown, amount, currency, quantity, unit, side, date, *standing))
    columns = (
        "seller",
        "product",
        "amount",
        "currency",
        "per_quantity",
        "per_unit",
        "side",
        "date",
        "status",
        "stories",
        "disputed",
        "age",
    )
    units = {"amount": "units of the currency", "per_quantity": "units of per_unit", "stories": "count"}
    return Table(
        "Prices",
        tuple(Column(name, units.get(name, "")) for name in columns),
        tuple(sorted(((*row, age) for row, age in zip(rows, price_ages(prices), strict=True)), key=_by_product)),
    )


def _by_product(row: tuple[object, ...]) -> tuple[object, ...]:
    """Words as words and amounts as numbers, a missing one first."""
    seller, product, amount, *rest = row
    return (seller, product, amount is not None, amount or Decimal(), *map(str, rest))


def _investments(ontology: Ontology | None) -> list[Relation]:
    return [relation for relation in (ontology or load_ontology()).relations.values() if relation.subject_label]


def _direct(
    graph: nx.MultiDiGraph[str], relations: Collection[Relation], statuses: Collection[Status]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    types = {direct_type(relation.edge_type, status) for relation in relations for status in statuses}
    for source, target, told in graph.edges(data=True):
        if told["type"] in types:
            yield source, target, told


def _name(graph: nx.MultiDiGraph[str], iri: str) -> str:
    return str(graph.nodes[iri].get("name", iri))
