"""Who follows whom into companies."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from functools import cache
from itertools import combinations
from math import comb

import networkx as nx

from graph.analysis.deals import NONE, deals
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from graph.analysis.times import days_between, median_days, surely_before
from ontology.model import Ontology
from ontology.records import Status


def followers(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Which investors enter companies after which others.

    Definition: for each two investors and each company in which both have a dated deal, the one whose first deal is
    earlier leads and the other follows; ``together`` counts the companies where the dates do not tell who came first
    (2024 and 2024-05 do not). ``chance`` is the probability of so many times or more if each were first as often as
    the other: the one-sided sign test (Dixon and Mood 1946, "The statistical sign test", JASA 41). It is not corrected
    for the number of pairs. ``lag`` is the median time between the two first deals, a year or month counting as its
    middle. A deal without a date has the day on which it was first told. ``disputed`` counts the companies with which
    a deal of either is in a conflict.
    """
    found = deals(graph, statuses, ontology)
    first: dict[str, dict[str, str]] = defaultdict(dict)
    doubted = {(deal.company, deal.investor) for deal in found if deal.disputed}
    for deal in found:
        if deal.dated:
            held = first[deal.company].get(deal.investor, deal.dated)
            first[deal.company][deal.investor] = min(held, deal.dated)
    lags: dict[tuple[str, str], list[float]] = defaultdict(list)
    together: Counter[tuple[str, str]] = Counter()
    disputed: Counter[tuple[str, str]] = Counter()
    for company in sorted(first):
        for one, other in combinations(sorted(first[company]), 2):
            dates = first[company][one], first[company][other]
            if (company, one) in doubted or (company, other) in doubted:
                disputed[one, other] += 1
            if surely_before(*dates):
                lags[one, other].append(days_between(*dates))
            elif surely_before(*reversed(dates)):
                lags[other, one].append(days_between(*reversed(dates)))
            else:
                together[one, other] += 1
    rows = []
    for pair in {(min(ends), max(ends)) for ends in lags}:
        leader, follower = max(pair, pair[::-1], key=lambda ends: (len(lags.get(ends, ())), ends == pair))
        times, reverse = len(lags[leader, follower]), len(lags.get((follower, leader), ()))
        chance = round(_sign_test(times, times + reverse), 6)
        lag = median_days(lags[leader, follower])
        names = name(graph, leader), name(graph, follower)
        rows.append((*names, times, reverse, together[pair], lag, chance, disputed[pair]))
    rows.sort(key=lambda row: (row[6], -row[2], row[0], row[1]))
    return Table(
        "Who follows whom",
        (
            Column("leader"),
            Column("follower"),
            Column("times", "companies"),
            Column("reverse", "companies"),
            Column("together", "companies"),
            Column("lag", "days, median"),
            Column("chance", "probability"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        _notes(bool(rows), bool(found), sum(not deal.has_date for deal in found)),
    )


@cache
def _sign_test(times: int, of: int) -> float:
    """The probability of at least so many heads in so many throws of a fair coin."""
    return float(sum(comb(of, number) for number in range(times, of + 1)) / 2**of)


def _notes(any_rows: bool, any_deal: bool, undated: int) -> tuple[str, ...]:
    if not any_rows:
        return (
            ("No two investors in the graph entered a company on days of which one is earlier.",)
            if any_deal
            else (NONE,)
        )
    return (f"{undated} deals have no date of their own and are dated by the first article.",) if undated else ()
