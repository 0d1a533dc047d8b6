"""What became of denials and rumours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from math import sqrt

import networkx as nx

from graph.analysis.table import Column, Table
from graph.analysis.tellings import Telling, days, relation_label, tellings
from graph.analysis.times import days_between, median_days, surely_before
from ontology.model import Ontology
from ontology.records import Status

ALL = "all relations"
Z = 1.959963984540054
"""Standard deviations to either side that hold 95 % of a normal distribution."""


def denied_then_true(graph: nx.MultiDiGraph[str], *, ontology: Ontology | None = None) -> Table:
    """How many of the deals that were denied, or only reported, were asserted later.

    Definition: of all facts that an article denies (or only reports), the share that another article asserts on a
    later day than the first of these. ``low`` and ``high`` bound the share with 95 % confidence (Wilson 1927,
    "Probable inference, the law of succession, and statistical inference", JASA 22). ``delay`` is the median time from
    the first denial or report to the first later assertion. ``unclear`` counts the facts that are asserted, too, but
    by articles whose days do not tell what came first: they count as not come true. ``disputed`` counts the facts
    that are in a conflict, as a denial and an assertion of two articles are.
    """
    counted: Counter[tuple[str, str, str]] = Counter()
    lags: dict[tuple[str, str], list[float]] = defaultdict(list)
    for fact, told in tellings(graph).items():
        node = graph.nodes[fact]
        for status in (Status.DENIED, Status.REPORTED):
            if not any(telling.status is status for telling in told):
                continue
            lag = _came_true(told, status)
            asserted = any(telling.status is Status.ASSERTED for telling in told)
            for relation in (relation_label(str(node["relation"]), ontology), ALL):
                key = relation, status.value
                counted[*key, "deals"] += 1
                counted[*key, "unclear"] += lag is None and asserted and _unclear(told, status)
                counted[*key, "disputed"] += bool(node.get("disputed"))
                if lag is not None:
                    lags[key].append(lag)
    rows = []
    for relation, first in {key[:2] for key in counted}:
        of, true = counted[relation, first, "deals"], len(lags[relation, first])
        low, high = _wilson(true, of)
        bounds = (round(true / of, 4), round(low, 4), round(high, 4))
        others = (counted[relation, first, "unclear"], counted[relation, first, "disputed"])
        rows.append((first, relation, of, true, *bounds, median_days(lags[relation, first]), *others))
    rows.sort(key=lambda row: (row[0], row[1] != ALL, -row[2], row[1]))
    return Table(
        "What became of denials and rumours",
        (
            Column("first"),
            Column("relation"),
            Column("deals", "count"),
            Column("came_true", "count"),
            Column("share", "share, 0 to 1"),
            Column("low", "share, 0 to 1"),
            Column("high", "share, 0 to 1"),
            Column("delay", "days, median"),
            Column("unclear", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        () if rows else ("Nothing in the graph is denied or only reported.",),
    )


def _came_true(told: Iterable[Telling], status: Status) -> float | None:
    """Days from the first such telling to the first assertion that is surely later, None where there is none."""
    first = next((day for day in days(told, status) if day), "")
    later = next((day for day in days(told, Status.ASSERTED) if surely_before(first, day)), None)
    return None if later is None else days_between(first, later)


def _unclear(told: Iterable[Telling], status: Status) -> bool:
    """Whether no assertion is surely the earlier one, either."""
    first = next((day for day in days(told, status) if day), "")
    return not any(surely_before(day, first) for day in days(told, Status.ASSERTED))


def _wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share: within 0 and 1, and of use for few cases, too."""
    share = hits / of
    middle, spread = share + Z**2 / (2 * of), Z * sqrt(share * (1 - share) / of + Z**2 / (4 * of**2))
    return max(0.0, (middle - spread) / (1 + Z**2 / of)), min(1.0, (middle + spread) / (1 + Z**2 / of))
