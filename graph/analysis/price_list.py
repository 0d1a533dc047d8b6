"""What is asked for which model."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

import networkx as nx

from graph.analysis.edges import ASSERTED, direct, name
from graph.analysis.edges import prices as price_relations
from graph.analysis.table import Column, Table
from graph.price_ages import Price, price_ages
from ontology.model import Ontology
from ontology.records import Status


def price_list(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """What is asked for which model, by seller, with the unit as the articles give it.

    Where several prices for one thing are known, ``age`` tells which is old and which new; ``disputed`` tells which is
    in a conflict.
    """
    relations = price_relations(ontology)
    found, rows = [], []
    for seller, fact, told in direct(graph, relations, statuses):
        parts = {r.part_edge for r in relations}
        products = [end for _, end, edge in graph.out_edges(fact, data=True) if edge["type"] in parts]
        amount = Decimal(told["amount_text"]) if "amount_text" in told else None
        quantity = Decimal(told["per_quantity_text"]) if "per_quantity_text" in told else None
        currency, unit, side, date = (str(told.get(each, "")) for each in ("currency", "per_unit", "side", "date"))
        product = min(products, default="")
        found.append(Price(seller, product, side, currency, unit, quantity, amount, date))
        shown = name(graph, product) if product else ""
        standing = (told["status"], told["stories"], "yes" if told.get("disputed") else "")
        rows.append((name(graph, seller), shown, amount, currency, quantity, unit, side, date, *standing))
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
        tuple(Column(each, units.get(each, "")) for each in columns),
        tuple(sorted(((*row, age) for row, age in zip(rows, price_ages(found), strict=True)), key=_by_product)),
        () if rows else ("No price is in the graph: ingest articles that tell what models cost.",),
    )


def _by_product(row: tuple[object, ...]) -> tuple[object, ...]:
    """Words as words and amounts as numbers, a missing one first."""
    seller, product, amount, *rest = row
    return (seller, product, amount is not None, amount or Decimal(), *map(str, rest))
