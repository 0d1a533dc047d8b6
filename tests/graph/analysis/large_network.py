"""A network of 100,000 investors, companies and models, the same one on every machine."""

from __future__ import annotations

import random
from functools import cache

import networkx as nx

from graph.analysis.edges import investments, lineages, makings, prices
from graph.labels import ENTITY, FACT

INVESTORS, COMPANIES, MODELS = 40_000, 45_000, 15_000
CIRCLES = 60
"""Groups within which most investors stay, so that there are communities to be found."""

MOST = 40
"""Investors of one company."""


@cache
def large_network() -> nx.MultiDiGraph[str]:
    """The network, with direct edges as the projection makes them; few things have most of the ties."""
    chance = random.Random(20261122)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind, count in (("Investor", INVESTORS), ("Company", COMPANIES), ("Model", MODELS)):
        for number in range(count):
            graph.add_node(f"{kind}/{number}", name=f"{kind} {number}", type=kind, labels=(kind, ENTITY))
    (invests,), (sells,), (builds,), (makes,) = investments(), prices(), lineages(), makings()
    for number in range(COMPANIES):
        circle = chance.randrange(CIRCLES)
        for _ in range(min(MOST, int(chance.paretovariate(1.3)))):
            among = range(circle, INVESTORS, CIRCLES) if chance.random() < 0.7 else range(INVESTORS)
            investor = among[int(len(among) * chance.random() ** 2)]
            amount = str(chance.randint(1, 900) * 100_000)
            told = {"amount_text": amount, "currency": chance.choice(("USD", "EUR", "CNY")), "date": day(chance)}
            graph.add_edge(f"Investor/{investor}", f"Company/{number}", type=invests.edge_type, **told)
    for number in range(MODELS):
        maker = f"Company/{number % COMPANIES}"
        graph.add_edge(maker, f"Model/{number}", type=makes.edge_type)
        if number:
            graph.add_edge(f"Model/{number}", f"Model/{int(number * chance.random())}", type=builds.edge_type)
        dated = day(chance)
        quarter = f"{dated[:4]}-Q{(int(dated[5:7]) + 2) // 3}"
        graph.add_node(f"Price/{number}", labels=(FACT,))
        told = {"amount_text": str(chance.randint(1, 999)), "per_quantity_text": "1000000", "per_unit": "token"}
        told |= {"currency": "USD", "dated": dated, "quarter": quarter, "status": "asserted"}
        graph.add_edge(maker, f"Price/{number}", type=sells.edge_type, stories=1, **told)
        graph.add_edge(f"Price/{number}", f"Model/{number // 2}", type=sells.part_edge)
    return graph


def day(chance: random.Random) -> str:
    """A day of nine years."""
    return f"20{chance.randint(18, 26)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
