"""``python -m tools.bench.store``: loading a large graph, asking it by command and by driver, adding one article."""

from __future__ import annotations

import argparse
import json
import logging
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median

import neo4j
from rich.console import Console

from graph.cypher import recipe
from graph.delta import difference
from graph.labels import ARTICLE, ENTITY, MENTIONS
from graph.ledger import Ledger
from graph.project import PropertyGraph, project
from graph.stores.base import GraphStore
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.identifiers import content_iri
from ontology.model import load_ontology
from ontology.records import GraphEdge, Reading
from tests.flows.command import command_line, dealgraph, environment
from tests.graph.factory import Draft
from tests.graph.large import large_readings
from tests.servers.bolt import free_port
from tests.servers.neo4j import running_neo4j
from tools.bench.goals import goals_as_json
from tools.bench.machine import machine
from tools.bench.other_loads import by_bare_engine, by_hand, by_rdflib_neo4j, empty
from tools.bench.store_result import QUESTION, Delta, Load, Result, page, tables, verdict

EDGES = 400_000
"""Edges of the whole measured graph; as many are added to those that the invented articles make."""

COMPANY = "公司0003"


def measure(articles: int | None, rounds: int, loads: int) -> Result:
    """All figures of a graph made from so many invented articles; None for all."""
    readings = large_readings()[:articles]
    edges = EDGES if articles is None else 0
    before, after = before_and_after(readings, edges)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "neo4j").mkdir()
        of_neo4j = home / "of-neo4j"
        Ledger.open(of_neo4j)  # with a name of its own, by which a Neo4j knows it
        with running_neo4j(home / "neo4j") as server:
            empty(server)
            store = open_store(
                server.uri, of_neo4j, user=server.user, password=server.password, database=server.database
            )
            warm = _project(readings[: len(readings) // 20], 0)
            _load(store, warm)  # so that none is measured on a cold server
            empty(server)
            by_hand(server, warm)
            ours, theirs = [], []
            for _ in range(loads):
                empty(server)
                theirs.append(by_hand(server, before))
                empty(server)
                ours.append(_load(store, before))
            neo4j_delta = _add(store, before, after)
            store.close()
            empty(server)
            rdflib = by_rdflib_neo4j(server, before)
        into_embedded, bare = [], []
        for number in range(-1, loads):  # the first time to warm the engine up
            graph = warm if number < 0 else before
            folder_of_bare = home / f"bare{number}"
            open_store("embedded", folder_of_bare).close()  # with our indexes
            bare.append(by_bare_engine(folder_of_bare / "cypher", graph))
            data = home / f"data{number}"
            Ledger.open(data)
            store = open_store("embedded", data)
            into_embedded.append(_load(store, graph))
            if number < loads - 1:
                store.close()
        embedded_delta = _add(store, before, after)
        store.close()
        cold, served, connected = _asked(data, rounds)
    return Result(
        machine=machine(),
        articles=len(readings),
        nodes=len(before.nodes),
        edges=len(before.edges),
        into_neo4j=_median(ours),
        by_hand=median(theirs),
        by_rdflib=rdflib,
        into_embedded=_median(into_embedded[1:]),
        by_bare_engine=median(bare[1:]),
        cold=cold,
        served=served,
        connected=connected,
        neo4j_delta=neo4j_delta,
        embedded_delta=embedded_delta,
    )


def _median(loads: Sequence[Load]) -> Load:
    return Load(median(load.writing for load in loads), median(load.whole for load in loads))


def before_and_after(readings: Sequence[Reading], edges: int) -> tuple[PropertyGraph, PropertyGraph]:
    """The graph of so many edges, and what one article more makes of it: the further edges stay as they are."""
    before, real = _project(readings, edges), _project(readings, 0)
    after = _project((*readings, _another()), 0)
    further = {iri: edge for iri, edge in before.edges.items() if iri not in real.edges}
    return before, PropertyGraph(after.nodes, dict(sorted({**after.edges, **further}.items())))


def _project(readings: Sequence[Reading], edges: int) -> PropertyGraph:
    graph = project(readings, load_ontology(), Catalogue((), ""))
    articles = [node.iri for node in graph.nodes.values() if ARTICLE in node.labels]
    things = [node.iri for node in graph.nodes.values() if ENTITY in node.labels]
    found = dict(graph.edges)
    for number in range(max(edges - len(found), 0)):
        # By steps that share no factor with either number, so that each pair comes once.
        source, target = articles[number % len(articles)], things[number * 7919 % len(things)]
        iri = content_iri("edge", MENTIONS, source, target, "more")
        found[iri] = GraphEdge(iri, MENTIONS, source, target, (("count", number % 9 + 1), ("iri", iri)))
    return PropertyGraph(graph.nodes, dict(sorted(found.items())))


def _another() -> Reading:
    first = large_readings()[0]
    one, other = first.entities[:2]
    draft = Draft("one-more", published="2026-11-01")
    for number in range(4):
        draft.says(f"Told once more {number}.", "invested_in", one, other, amount=f"{number + 7}000000", currency="USD")
    return draft.reading()


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _load(store: GraphStore, graph: PropertyGraph) -> Load:
    start = time.perf_counter()
    delta = difference(graph, store.digests())
    writing = _seconds(lambda: store.apply(delta))
    store.digests()
    return Load(writing, time.perf_counter() - start)


def _add(store: GraphStore, before: PropertyGraph, after: PropertyGraph) -> Delta:
    more = difference(after, NetworkXStore.of(before).digests())
    less = difference(before, NetworkXStore.of(after).digests())
    writing = []
    for _ in range(5):
        writing.append(_seconds(partial(store.apply, more)))
        store.apply(less)
    sync(store, before)
    run = _seconds(lambda: sync(store, after, trusting=True))
    sync(store, before)
    return Delta(median(writing), run, _seconds(lambda: sync(store, after)))


def _asked(data: Path, rounds: int) -> tuple[float, float, float]:
    """Seconds of the question: by command without a server, by command with one, by a driver that is connected."""

    def ask() -> None:
        done = dealgraph("ask", QUESTION, "-p", f"company={COMPANY}", "--data", data, cwd=data.parent)
        if done.returncode:
            raise RuntimeError(done.stderr)

    cold = median(_seconds(ask) for _ in range(rounds))
    shown = dealgraph("ask", QUESTION, "--cypher", cwd=data.parent).stdout
    with _served(data) as (uri, password):
        served = median(_seconds(ask) for _ in range(rounds))
        with neo4j.GraphDatabase.driver(uri, auth=("reader", password)) as driver:
            given = _parameters()
            driver.execute_query(shown, given)
            connected = median(_seconds(lambda: driver.execute_query(shown, given)) for _ in range(5 * rounds))
    return cold, served, connected


def _parameters() -> dict[str, object]:
    return recipe(QUESTION).given({"company": COMPANY})


@contextmanager
def _served(data: Path) -> Iterator[tuple[str, str]]:
    port, password = free_port(), "of the bench"
    process = subprocess.Popen(
        command_line("serve", "--port", port, "--data", data),
        cwd=data.parent,
        env=environment(PYTHONUNBUFFERED="1", DEALGRAPH_PASSWORD=password),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for _ in range(3):
            process.stdout.readline()
        yield f"bolt://127.0.0.1:{port}", password
    finally:
        process.terminate()
        process.communicate(timeout=60)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where what is required is missed."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.store", description=__doc__)
    parser.add_argument("--articles", type=int, help="how many of the invented articles (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="times that the question is asked (default: 5)")
    parser.add_argument("--loads", type=int, default=3, help="times that each store is loaded in turns (default: 3)")
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/store-speed.md")
    given = parser.parse_args(arguments)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # a store that is empty yet knows no property of ours
    result = measure(given.articles, given.rounds, given.loads)
    if not given.json:
        for table in tables(result):
            table.print(Console())
        print(verdict(result))
    if given.write:
        given.write.write_text(page(result), encoding="utf-8")
    if given.json:  # last, so that there is none where the page cannot be written
        print(json.dumps({**asdict(result), "goals": goals_as_json(result.goals), "met": result.met}, indent=2))
    return 0 if result.met else 1


if __name__ == "__main__":
    sys.exit(main())
