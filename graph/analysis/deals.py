"""The investments of the graph, each with what the measures ask of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

import networkx as nx

from graph.analysis.edges import ASSERTED, direct, investments
from graph.labels import OBJECT, SUBJECT
from ontology.model import Ontology
from ontology.records import Status

NONE = "No investment is in the graph: ingest articles that tell of one."
"""Why a measure of investors has nothing to show."""


@dataclass(frozen=True, slots=True)
class Deal:
    """One investor's part in one deal. ``dated`` is its date, or the day on which it was first told, "" for neither.

    ``amount`` is None where no sum with a currency is told. ``disputed`` tells that the deal is in a conflict, or that
    its sum is the sum of something that is, such as of the round.
    """

    investor: str
    company: str
    dated: str
    has_date: bool
    round: str
    amount: Decimal | None
    currency: str
    disputed: bool


def deals(
    graph: nx.MultiDiGraph[str], statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> tuple[Deal, ...]:
    """Every investment of these statuses, in the order of the graph."""
    in_dispute = _sums_in_dispute(graph)
    found = []
    for investor, company, told in direct(graph, investments(ontology), statuses):
        currency = str(told.get("currency", ""))
        amount = Decimal(told["amount_text"]) if currency and "amount_text" in told else None
        doubted = amount is not None and (company, currency, amount) in in_dispute
        date = str(told.get("date", ""))
        dated = date or str(told.get("first", ""))
        disputed = bool(told.get("disputed")) or doubted
        found.append(Deal(investor, company, dated, bool(date), str(told.get("round", "")), amount, currency, disputed))
    return tuple(found)


def investors_of(found: Collection[Deal]) -> dict[str, dict[str, bool]]:
    """By company its investors, both sorted, and whether a deal of theirs with it is disputed."""
    told: dict[str, dict[str, bool]] = defaultdict(dict)
    for deal in sorted(found, key=lambda deal: (deal.company, deal.investor)):
        told[deal.company][deal.investor] = told[deal.company].get(deal.investor, False) or deal.disputed
    return dict(told)


def _sums_in_dispute(graph: nx.MultiDiGraph[str]) -> set[tuple[str, str, Decimal]]:
    """Thing, currency and amount of every fact that is in a conflict."""
    found = set()
    for fact, end, edge in graph.edges(data=True):
        told = graph.nodes[fact]
        if edge["type"] in (SUBJECT, OBJECT) and told.get("disputed") and "amount_text" in told:
            found.add((end, str(told.get("currency", "")), Decimal(told["amount_text"])))
    return found
