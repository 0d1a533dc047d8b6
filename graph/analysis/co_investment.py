"""Who invests together with whom, and which of these ties stand out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from itertools import combinations

import networkx as nx

from graph.analysis.deals import NONE, deals, investors_of
from graph.analysis.edges import ASSERTED, name
from graph.analysis.table import Column, Table
from ontology.model import Ontology
from ontology.records import Status

LEVEL = 0.05
"""A tie belongs to the backbone where chance alone would make one of its weight more rarely than this."""

ALONE = "No two investors in the graph have a company in common."


def co_investment_network(
    graph: nx.MultiDiGraph[str], statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> nx.Graph[str]:
    """Investors, tied where they have a company in common; investors who share none are left out.

    A tie has ``companies`` (how many they share), ``weight`` (each of these companies gives 1 / (its investors - 1),
    Newman 2001) and ``disputed`` (how many of them a disputed deal of either is with).
    """
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    doubted: Counter[tuple[str, str]] = Counter()
    for investors in investors_of(deals(graph, statuses, ontology)).values():
        for (one, unsure), (other, also) in combinations(investors.items(), 2):
            shared[one, other].append(len(investors) - 1)
            if unsure or also:
                doubted[one, other] += 1
    network: nx.Graph[str] = nx.Graph()
    for (one, other), partners in shared.items():
        weight = sum(1 / count for count in partners)
        network.add_edge(one, other, companies=len(partners), weight=weight, disputed=doubted[one, other])
    return network


def significance(network: nx.Graph[str]) -> dict[tuple[str, str], float]:
    """How likely each tie's share of its end's weight would be by chance, the less likely end counting.

    The disparity filter of Serrano, Boguñá and Vespignani (2009): an end with k ties whose weights sum to s has a tie
    of weight w or more with probability (1 - w / s) ** (k - 1).
    """
    ends = {node: (sum(tie["weight"] for tie in ties.values()), len(ties)) for node, ties in network.adj.items()}
    found = {}
    for one, other, tie in network.edges(data=True):
        chances = ((1 - min(1.0, tie["weight"] / weight)) ** (count - 1) for weight, count in (ends[one], ends[other]))
        found[one, other] = min(chances)
    return found


def co_investment(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Which investors put money into the same companies, and which of these ties are the backbone of the network.

    Definition: two investors are tied where both have invested in one company, as in Hochberg, Ljungqvist and Lu
    (2007), "Whom you know matters: venture capital networks and investment performance", Journal of Finance 62(1).
    A company with n investors gives each of its ties the weight 1 / (n - 1) (Newman 2001, "Scientific collaboration
    networks II", Physical Review E 64, 016132). The backbone are the ties that the disparity filter of Serrano,
    Boguñá and Vespignani (2009), "Extracting the multiscale backbone of complex weighted networks", PNAS 106(16),
    keeps at the level 0.05: those whose share of an investor's weight chance would give more rarely. ``disputed``
    counts the shared companies with which a deal of either investor is in a conflict.
    """
    network = co_investment_network(graph, statuses, ontology)
    chances = significance(network)
    rows = []
    for (one, other), chance in chances.items():
        tie = network.adj[one][other]
        first, second = sorted((name(graph, one), name(graph, other)))
        kept = "yes" if chance < LEVEL else ""
        rows.append((first, second, tie["companies"], round(tie["weight"], 6), round(chance, 6), kept, tie["disputed"]))
    rows.sort(key=lambda row: (row[4], -row[3], row[0], row[1]))
    return Table(
        "Co-investment network",
        (
            Column("investor"),
            Column("other"),
            Column("companies", "count"),
            Column("weight", "companies, each shared out among its investors"),
            Column("chance", "probability"),
            Column("backbone"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        _notes(len(network), rows, bool(deals(graph, statuses, ontology)) if not rows else True),
    )


def _notes(investors: int, rows: list[tuple[str, str, int, float, float, str, int]], any_deal: bool) -> tuple[str, ...]:
    if not rows:
        return (ALONE if any_deal else NONE,)
    kept = sum(row[5] == "yes" for row in rows)
    return (f"{kept} of {len(rows)} ties between {investors} investors are in the backbone (chance below {LEVEL}).",)
