"""Who invests most: by companies and by money."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal

import networkx as nx

from graph.analysis.deals import NONE, deals
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from graph.rates import Rates
from ontology.model import Ontology
from ontology.records import Status


def investors_by_companies(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Who put money into how many companies, the most active first.

    Definition: the degree of each investor in the two-mode network of investors and companies; several deals with one
    company are one tie. ``disputed`` counts the companies of which a deal with this investor is in a conflict.
    """
    companies: dict[str, set[str]] = defaultdict(set)
    doubted: dict[str, set[str]] = defaultdict(set)
    for deal in deals(graph, statuses, ontology):
        companies[deal.investor].add(deal.company)
        if deal.disputed:
            doubted[deal.investor].add(deal.company)
    rows = [
        (name(graph, iri), len(found), tuple(sorted(name(graph, c) for c in found)), len(doubted[iri]))
        for iri, found in companies.items()
    ]
    rows.sort(key=lambda row: (-row[1], row[0]))
    return Table(
        "Investors by number of companies",
        (Column("investor"), Column("companies", "count"), Column("names"), Column("disputed", "count")),
        tuple(rows),
        () if rows else (NONE,),
    )


def investors_by_money(
    graph: nx.MultiDiGraph[str],
    *,
    rates: Rates | None = None,
    statuses: Collection[Status] = ASSERTED,
    ontology: Ontology | None = None,
) -> Table:
    """Who put in how much, currency by currency or in one.

    Definition: the sum over the investor's deals, one row an investor and currency; with `rates`, one an investor. An
    amount is what the articles name with the investor, which may be
    the whole round's: these are upper bounds. Converted is at the average rate of the deal's year, or of the year of
    the first article where the deal has none. How many of the deals are in a conflict, or name the sum of a round that
    is, stands beside the total.
    """
    sums: dict[tuple[str, str], list[Decimal]] = defaultdict(list)
    disputed: Counter[tuple[str, str]] = Counter()
    left_out = 0
    for deal in deals(graph, statuses, ontology):
        amount, currency = deal.amount, deal.currency
        if amount is None:
            continue
        if rates is not None:
            amount, currency = rates.converted(amount, currency, deal.dated), rates.base
            if amount is None:
                left_out += 1
                continue
        sums[deal.investor, currency].append(amount)
        disputed[deal.investor, currency] += deal.disputed
    # A converted sum has no digits behind the point that mean anything.
    whole = Decimal(1)
    rows = [
        (
            name(graph, iri),
            currency,
            sum(found, Decimal()).quantize(whole) if rates else sum(found, Decimal()),
            len(found),
            disputed[iri, currency],
        )
        for (iri, currency), found in sums.items()
    ]
    rows.sort(key=lambda row: (row[1], -row[2], row[0]))
    return Table(
        f"Investors by money, in {rates.base}" if rates else "Investors by money, by currency",
        (
            Column("investor"),
            Column("currency"),
            Column("amount", "units of the currency"),
            Column("deals", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        tuple(_notes(left_out, disputed.total(), bool(rows))),
    )


def _notes(left_out: int, disputed: int, any_rows: bool) -> Iterator[str]:
    if not any_rows:
        yield "No investment in the graph names a sum that could be added."
    if left_out:
        yield f"{left_out} deals have no rate for their currency and year and are not in the sums."
    if disputed:
        yield f"{disputed} of the sums are in dispute: `dealgraph conflicts` shows what the articles say."
