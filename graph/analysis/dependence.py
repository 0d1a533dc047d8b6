"""How much the graph depends on single sources."""

from __future__ import annotations

from collections import Counter, defaultdict

import networkx as nx

from graph.analysis.table import Column, Table
from graph.analysis.tellings import relation_label, tellings, without_address
from ontology.model import Ontology
from ontology.records import Status

ALL = "all relations"
NONE = "No fact in the graph is asserted."


def single_sources(graph: nx.MultiDiGraph[str], *, ontology: Ontology | None = None) -> Table:
    """How many asserted facts rest on one story or on one source alone, by relation.

    Definition: of the asserted facts, the share that a single story asserts (copies and translations of one text are
    one story) and the share that a single source asserts; a source is the host of an article's address. A fact that
    others deny counts by those who assert it, and is among ``disputed`` where a conflict is about it.
    """
    found = tellings(graph)
    counted: Counter[tuple[str, str]] = Counter()
    for fact, told in found.items():
        asserted = [telling for telling in told if telling.status is Status.ASSERTED]
        if asserted:
            node = graph.nodes[fact]
            for relation in (relation_label(str(node["relation"]), ontology), ALL):
                counted[relation, "facts"] += 1
                counted[relation, "story"] += len({telling.story for telling in asserted}) == 1
                counted[relation, "source"] += len({telling.publisher for telling in asserted}) == 1
                counted[relation, "disputed"] += bool(node.get("disputed"))
    rows = []
    for relation in {key[0] for key in counted}:
        facts, story, source = (counted[relation, what] for what in ("facts", "story", "source"))
        shares = round(story / facts, 4), round(source / facts, 4)
        rows.append((relation, facts, story, shares[0], source, shares[1], counted[relation, "disputed"]))
    rows.sort(key=lambda row: (row[0] != ALL, -row[5], -row[1], row[0]))
    return Table(
        "Facts that rest on one source",
        (
            Column("relation"),
            Column("facts", "count"),
            Column("one_story", "count"),
            Column("story_share", "share, 0 to 1"),
            Column("one_source", "count"),
            Column("source_share", "share, 0 to 1"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        without_address(graph, found) if rows else (NONE,),
    )


def sources_relied_on(graph: nx.MultiDiGraph[str]) -> Table:
    """Which sources the graph would miss most.

    Definition: of the asserted facts, how many each source asserts, and how many only it does (``only_here``);
    ``lost`` is the share of all asserted facts that would go with the source. A note gives the Herfindahl-Hirschman
    index of the sources' shares of all tellings (the sum of their squares; Hirschman 1964, "The paternity of an
    index"): 1 for a graph of one source, 1/n for n equal ones. ``disputed`` counts the facts in a conflict.
    """
    found = tellings(graph)
    facts: dict[str, int] = defaultdict(int)
    only: Counter[str] = Counter()
    disputed: Counter[str] = Counter()
    of = 0
    for fact, told in found.items():
        sources = {telling.publisher for telling in told if telling.status is Status.ASSERTED}
        of += bool(sources)
        for source in sources:
            facts[source] += 1
            only[source] += len(sources) == 1
            disputed[source] += bool(graph.nodes[fact].get("disputed"))
    rows = [
        (source, count, only[source], round(only[source] / of, 4), disputed[source]) for source, count in facts.items()
    ]
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    told_in_all = sum(facts.values())
    concentration = sum((count / told_in_all) ** 2 for count in sorted(facts.values())) if rows else 0.0
    notes = (
        f"Concentration of the sources (Herfindahl-Hirschman): {concentration:.3f}.",
        *without_address(graph, found),
    )
    return Table(
        "Sources that the graph relies on",
        (
            Column("source"),
            Column("facts", "count"),
            Column("only_here", "count"),
            Column("lost", "share, 0 to 1"),
            Column("disputed", "count"),
        ),
        tuple(rows),
        notes if rows else (NONE,),
    )
