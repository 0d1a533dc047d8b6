"""Which models are built on which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import networkx as nx

from graph.analysis.edges import ASSERTED, direct, lineages, makings, name
from graph.analysis.table import Column, Table
from ontology.model import Ontology
from ontology.records import Status


def lineage_network(
    graph: nx.MultiDiGraph[str], statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> nx.DiGraph[str]:
    """Models, with an edge from each to those built on it; ``disputed`` where a conflict is about that."""
    network: nx.DiGraph[str] = nx.DiGraph()
    for built, base, told in sorted(direct(graph, lineages(ontology), statuses), key=lambda edge: edge[:2]):
        before = network.get_edge_data(base, built, {}).get("disputed", False)
        if built != base:
            network.add_edge(base, built, disputed=before or bool(told.get("disputed")))
    return network


def model_lineage(
    graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, ontology: Ontology | None = None
) -> Table:
    """Which models others are built on, how far down, and by how many makers.

    Definition: in the directed graph from each model to those built on it, ``generation`` is the length of the longest
    path from a model that is built on none (0 for such a one), ``roots`` are the models of generation 0 above it,
    ``descendants`` counts all models that can be reached, and ``other_makers`` who has made one of them, its own
    makers apart. Models of which articles say that each is built on the other are one step of a path and a note
    names them. ``disputed`` counts the ties to its bases that a conflict is about.
    """
    network = lineage_network(graph, statuses, ontology)
    makers: dict[str, set[str]] = defaultdict(set)
    for maker, model, _ in direct(graph, makings(ontology), statuses):
        makers[model].add(maker)
    steps = nx.condensation(network) if network else nx.DiGraph()
    members: dict[int, set[str]] = {step: set(steps.nodes[step]["members"]) for step in steps}
    order = list(nx.topological_sort(steps))
    generation: dict[int, int] = {}
    roots: dict[int, frozenset[str]] = {}
    for step in order:
        above = list(steps.predecessors(step))
        generation[step] = 1 + max((generation[one] for one in above), default=-1)
        roots[step] = frozenset[str]().union(*(roots[one] for one in above)) if above else frozenset(members[step])
    below = _below(steps, order, members)
    rows = []
    for step in order:
        for model in members[step]:
            descendants = (below[step] | members[step]) - {model}
            others = set[str]().union(*(makers.get(one, set()) for one in descendants)) - makers.get(model, set())
            bases = network.pred[model]
            disputed = sum(tie["disputed"] for tie in bases.values())
            told = (_names(graph, bases), generation[step], _names(graph, roots[step] - {model}))
            rows.append(
                (
                    name(graph, model),
                    _names(graph, makers.get(model, ())),
                    *told,
                    len(descendants),
                    len(others),
                    disputed,
                )
            )
    rows.sort(key=lambda row: (-row[5], row[3], row[0]))
    circles = sorted(", ".join(_names(graph, found)) for found in members.values() if len(found) > 1)
    notes = [f"Said to be built on each other: {circle}." for circle in circles]
    return Table(
        "Model lineage",
        (
            Column("model"),
            Column("makers"),
            Column("built_on"),
            Column("generation", "steps"),
            Column("roots"),
            Column("descendants", "count"),
            Column("other_makers", "count"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        tuple(notes) if rows else ("No model in the graph is built on another.",),
    )


def _below(steps: nx.DiGraph[int], order: list[int], members: dict[int, set[str]]) -> dict[int, set[str]]:
    """All models that can be reached from each step, those that are nearest to none first."""
    below: dict[int, set[str]] = {}
    for step in reversed(order):
        below[step] = set[str]().union(*(below[one] | members[one] for one in steps.successors(step)))
    return below


def _names(graph: nx.MultiDiGraph[str], models: Collection[str]) -> tuple[str, ...]:
    return tuple(sorted(name(graph, model) for model in models))
