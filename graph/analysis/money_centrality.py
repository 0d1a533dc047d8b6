"""Who is central when ties count by the money in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from math import sqrt

import networkx as nx

from graph.analysis.deals import Deal, deals
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from graph.rates import Rates, load_rates
from ontology.model import Ontology
from ontology.records import Status

MILLION = 1_000_000


def parts(found: Iterable[Deal], rates: Rates) -> list[tuple[Deal, Decimal | None]]:
    """Each deal with the investor's part in the currency of the rates, None where that cannot be told.

    Investors who carry the same sum for the same round of a company carry the round's sum: each has an equal part of
    it.
    """
    told = list(found)
    same: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for deal in told:
        same[deal.company, deal.round, deal.currency, deal.amount].add(deal.investor)
    result = []
    for deal in told:
        whole = None if deal.amount is None else rates.converted(deal.amount, deal.currency, deal.dated)
        many = len(same[deal.company, deal.round, deal.currency, deal.amount])
        result.append((deal, None if whole is None else whole / many))
    return result


def money_centrality(
    graph: nx.MultiDiGraph[str],
    *,
    rates: Rates | None = None,
    statuses: Collection[Status] = ASSERTED,
    ontology: Ontology | None = None,
) -> Table:
    """Which investors and companies are central when a tie counts by its money.

    Definition: in the two-mode network of investors and companies ``money`` is the strength of a node, the sum of the
    money in its ties (Barrat, Barthélemy, Pastor-Satorras and Vespignani 2004, "The architecture of complex weighted
    networks", PNAS 101), ``share`` its share of all money, and ``centrality`` the square root of ties times money in
    millions: degree centrality in a weighted network with α = 0.5, which ranks neither a single large deal nor many
    tiny ones first (Opsahl, Agneessens and Skvoretz 2010, Social Networks 32). Where several investors carry the same
    sum for one round of a company, it is taken for the round's and parted equally among them. Sums are converted at
    the average rate of the year. ``no_sum`` counts ties without a sum that could be converted, ``disputed`` deals
    whose sum is in a conflict.
    """
    rates = rates or load_rates()
    ties: dict[tuple[str, str], set[str]] = defaultdict(set)
    money: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    paid: dict[tuple[str, str], set[str]] = defaultdict(set)
    disputed: Counter[tuple[str, str]] = Counter()
    everything = Decimal()
    for deal, amount in parts(deals(graph, statuses, ontology), rates):
        ends = (("investor", deal.investor, deal.company), ("company", deal.company, deal.investor))
        for side, node, other in ends:
            ties[side, node].add(other)
            if amount is not None:
                money[side, node] += amount
                paid[side, node].add(other)
                disputed[side, node] += deal.disputed
        everything += amount or 0
    rows = []
    for (side, node), others in ties.items():
        told = money[side, node]
        millions = float(told / MILLION)
        share = round(float(told / everything), 6) if everything else 0.0
        centrality = round(sqrt(len(others) * millions), 6)
        unpaid = len(others - paid[side, node])
        shown = told.quantize(Decimal(1))
        rows.append((name(graph, node), side, len(others), shown, share, centrality, unpaid, disputed[side, node]))
    rows.sort(key=lambda row: (-row[5], -row[2], row[1], row[0]))
    notes = () if everything else ("No investment in the graph names a sum that could be converted.",)
    return Table(
        f"Centrality by money, in {rates.base}",
        (
            Column("name"),
            Column("side"),
            Column("ties", "count"),
            Column("money", rates.base),
            Column("share", "share, 0 to 1"),
            Column("centrality", f"root of ties times million {rates.base}"),
            Column("no_sum", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows) if everything else (),
        notes,
    )
