"""How fast each source is."""

from __future__ import annotations

from collections import Counter, defaultdict

import networkx as nx

from graph.analysis.table import Column, Table
from graph.analysis.tellings import tellings, without_address
from graph.analysis.times import days_between, median_days, middle, surely_before
from ontology.records import Status


def source_speed(graph: nx.MultiDiGraph[str]) -> Table:
    """How often each source is first with what several sources tell, and how many days it is behind.

    Definition: a source is the host of an article's address. Of each fact that at least two sources assert or report
    in articles with a date, each source's first day is compared with the earliest of all: it is ``first`` where no
    other source is surely earlier (a tie counts for both), else its ``lag`` is the days between, a year or month
    counting as its middle. ``lag`` is the median over all shared facts, those where it is first counting 0. ``alone``
    counts the facts that no other source tells, which say nothing of speed. ``disputed`` counts the shared facts that
    are in a conflict.
    """
    found = tellings(graph)
    lags: dict[str, list[float]] = defaultdict(list)
    first: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    disputed: Counter[str] = Counter()
    for fact, told in found.items():
        days: dict[str, str] = {}
        for telling in told:
            if telling.published and telling.status is not Status.DENIED:
                held = days.get(telling.publisher, telling.published)
                days[telling.publisher] = min(held, telling.published)
        if len(days) == 1:
            alone[next(iter(days))] += 1
            continue
        for source, day in days.items():
            behind = any(surely_before(other, day) for other in days.values())
            earliest = min(days.values(), key=middle)
            first[source] += not behind
            lags[source].append(max(0.0, days_between(earliest, day)) if behind else 0.0)
            disputed[source] += bool(graph.nodes[fact].get("disputed"))
    rows = [
        (
            source,
            len(behind),
            first[source],
            round(first[source] / len(behind), 4),
            median_days(behind),
            alone[source],
            disputed[source],
        )
        for source, behind in lags.items()
    ]
    rows.sort(key=lambda row: (row[4], -row[3], -row[1], row[0]))
    return Table(
        "How fast each source is",
        (
            Column("source"),
            Column("shared", "facts"),
            Column("first", "facts"),
            Column("share", "share, 0 to 1"),
            Column("lag", "days, median"),
            Column("alone", "facts"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        without_address(graph, found) if rows else ("No fact in the graph is told by two sources with a date.",),
    )
