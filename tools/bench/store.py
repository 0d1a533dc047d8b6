"""``python -m tools.bench.store``: loading a large graph, asking it by command and by driver, adding one article."""

from __future__ import annotations

import argparse
import json
import logging
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

import neo4j
from rich.console import Console

from graph.cypher import recipe
from graph.delta import difference
from graph.labels import anchor
from graph.ledger import Ledger
from graph.project import PropertyGraph, project
from graph.stores.base import GraphStore
from graph.stores.networkx_store import NetworkXStore
from graph.stores.registry import open_store
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.records import GraphEdge, GraphNode, Reading
from tests.flows.command import command_line, dealgraph, environment
from tests.graph.factory import Draft
from tests.graph.large import large_readings
from tests.servers.bolt import Neo4jServer, free_port
from tests.servers.neo4j import running_neo4j
from tools.tables import Table

SHARE_OF_BY_HAND, MOST_COLD, MOST_SERVED, MOST_CONNECTED, MOST_DELTA = 0.8, 6.0, 1.5, 0.2, 0.5
"""What is required: a share of the hand-written loop's speed, and seconds at most."""

QUESTION = "investors_of"
COMPANY = "公司0003"
ROWS = 5_000
"""Rows of one transaction of the loop written by hand."""

_HEAD = """# Speed of the Cypher stores

Written by

    python -m tools.bench.store --write docs/reference/store-speed.md

The graph is made from the tests' invented articles (`tests/graph/large.py`; `--articles` takes fewer). The loop written
by hand is what one would write for this one load: rows made beforehand, `UNWIND` and `CREATE`, one transaction for
5,000 rows, into the same Neo4j with the same constraints and indexes, after ours. Ours is one `dealgraph sync`'s
writing, which makes its rows and its digests in the same time and may be repeated. Seconds are those of the clock, of
all processes together.
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Seconds that one load took, and until all of a sync was done: comparing before and after it."""

    writing: float
    whole: float


@dataclass(frozen=True, slots=True)
class Delta:
    """Seconds to add one article: writing what changes, and a whole sync, which compares all before and after."""

    writing: float
    whole: float


@dataclass(frozen=True, slots=True)
class Result:
    """All figures, in seconds."""

    machine: str
    articles: int
    nodes: int
    edges: int
    into_neo4j: Load
    by_hand: float
    into_embedded: Load
    cold: float
    served: float
    connected: float
    neo4j_delta: Delta
    embedded_delta: Delta

    @property
    def share_of_by_hand(self) -> float:
        """Which share of the speed of the loop written by hand."""
        return self.by_hand / self.into_neo4j.writing

    @property
    def met(self) -> bool:
        """Whether all that is required is reached."""
        return (
            self.share_of_by_hand >= SHARE_OF_BY_HAND
            and self.cold <= MOST_COLD
            and self.served <= MOST_SERVED
            and self.connected <= MOST_CONNECTED
            and max(self.neo4j_delta.writing, self.embedded_delta.writing) <= MOST_DELTA
        )


def measure(articles: int | None, rounds: int) -> Result:
    """All figures of a graph made from so many invented articles; None for all."""
    readings = large_readings()[:articles]
    before, after = _project(readings), _project((*readings, _another()))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "neo4j").mkdir()
        with running_neo4j(home / "neo4j") as server:
            empty(server)
            store = open_store(server.uri, home, user=server.user, password=server.password, database=server.database)
            _load(store, _project(readings[: len(readings) // 20]))  # so that neither is measured on a cold server
            store.clear()
            into_neo4j = _load(store, before)
            neo4j_delta = _add(store, before, after)
            store.close()
            empty(server)
            hand = by_hand(server, before)
        data = home / "data"
        Ledger.open(data)
        store = open_store("embedded", data)
        into_embedded = _load(store, before)
        embedded_delta = _add(store, before, after)
        store.close()
        cold, served, connected = _asked(data, rounds)
    return Result(
        machine=f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        articles=len(readings),
        nodes=len(before.nodes),
        edges=len(before.edges),
        into_neo4j=into_neo4j,
        by_hand=hand,
        into_embedded=into_embedded,
        cold=cold,
        served=served,
        connected=connected,
        neo4j_delta=neo4j_delta,
        embedded_delta=embedded_delta,
    )


def _project(readings: Sequence[Reading]) -> PropertyGraph:
    return project(readings, load_ontology(), Catalogue((), ""))


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
    return Delta(median(writing), _seconds(lambda: sync(store, after)))


def by_hand(server: Neo4jServer, graph: PropertyGraph) -> float:
    """Seconds of a load by the loop that one would write for it."""
    nodes: dict[tuple[str, ...], list[GraphNode]] = defaultdict(list)
    for node in graph.nodes.values():
        nodes[node.labels].append(node)
    edges: dict[tuple[str, str, str], list[GraphEdge]] = defaultdict(list)
    for edge in graph.edges.values():
        source, target = (anchor(graph.nodes[iri].labels) for iri in (edge.source, edge.target))
        edges[edge.type, source, target].append(edge)
    loads: list[tuple[str, list[dict[str, object]]]] = []
    for labels, of_labels in nodes.items():
        rows = [_properties(node) for node in of_labels]
        loads.append((f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", rows))
    for (kind, source, target), of_kind in edges.items():
        told: list[dict[str, object]] = [
            {"a": edge.source, "b": edge.target, "properties": _properties(edge)} for edge in of_kind
        ]
        query = (
            f"UNWIND $rows AS row MATCH (a:{source} {{iri: row.a}}) MATCH (b:{target} {{iri: row.b}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        loads.append((query, told))
    with _driver(server) as driver, driver.session(database=server.database) as session:
        start = time.perf_counter()
        for query, rows in loads:
            left = iter(rows)
            while batch := list(islice(left, ROWS)):
                session.execute_write(_run, query, batch)
        return time.perf_counter() - start


def _run(transaction: neo4j.ManagedTransaction, query: str, rows: list[dict[str, object]]) -> None:
    transaction.run(query, rows=rows).consume()


def _properties(thing: GraphNode | GraphEdge) -> dict[str, object]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in thing.properties}


def _driver(server: Neo4jServer) -> neo4j.Driver:
    return neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password))


def empty(server: Neo4jServer) -> None:
    """Take away all that a Neo4j holds but its constraints and indexes."""
    with _driver(server) as driver, driver.session(database=server.database) as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


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


def tables(result: Result) -> tuple[Table, ...]:
    """All figures by what they are about."""
    size = result.nodes + result.edges
    loads = (
        ("ours into Neo4j", result.into_neo4j.writing, f"{result.into_neo4j.whole:.1f}"),
        ("by hand into Neo4j", result.by_hand, ""),
        ("ours into the embedded store", result.into_embedded.writing, f"{result.into_embedded.whole:.1f}"),
    )
    return (
        Table(
            (f"{result.nodes:,} nodes and {result.edges:,} edges", "seconds", "rows/s", "with comparing"),
            tuple((name, f"{seconds:.1f}", f"{size / seconds:,.0f}", whole) for name, seconds, whole in loads),
        ),
        Table(
            (f"`{QUESTION}` on the embedded store", "seconds"),
            (
                ("by command, nothing running", f"{result.cold:.2f}"),
                ("by command, with `dealgraph serve` up", f"{result.served:.2f}"),
                ("by a driver that is connected", f"{result.connected:.3f}"),
            ),
        ),
        Table(
            ("one article more", "seconds to write it", "seconds of a whole sync"),
            tuple(
                (name, f"{delta.writing:.3f}", f"{delta.whole:.1f}")
                for name, delta in (("Neo4j", result.neo4j_delta), ("embedded", result.embedded_delta))
            ),
        ),
    )


def verdict(result: Result) -> str:
    """What is required and what was reached, in a sentence."""
    return (
        f"{result.share_of_by_hand:.2f} of the speed of the loop written by hand (required: {SHARE_OF_BY_HAND}); a "
        f"question {result.cold:.1f} s cold, {result.served:.1f} s served, {result.connected:.3f} s connected "
        f"(required: {MOST_COLD:.0f}, {MOST_SERVED} and {MOST_CONNECTED} at most); writing one article "
        f"{result.neo4j_delta.writing:.2f} and {result.embedded_delta.writing:.2f} s (required: {MOST_DELTA} at most): "
        f"{'met' if result.met else 'missed'}."
    )


def page(result: Result) -> str:
    """The page as Markdown."""
    shown = "\n\n".join(table.as_markdown() for table in tables(result))
    measured = f"Measured on {result.machine}, with {result.articles:,} articles."
    return f"{_HEAD}\n{measured}\n\n{shown}\n\n**{verdict(result)}**\n"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where what is required is missed."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.store", description=__doc__)
    parser.add_argument("--articles", type=int, help="how many of the invented articles (default: all)")
    parser.add_argument("--rounds", type=int, default=5, help="times that the question is asked (default: 5)")
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/store-speed.md")
    given = parser.parse_args(arguments)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)  # a store that is empty yet knows no property of ours
    result = measure(given.articles, given.rounds)
    if given.json:
        print(json.dumps({**asdict(result), "met": result.met}, indent=2))
    else:
        for table in tables(result):
            table.print(Console())
        print(verdict(result))
    if given.write:
        given.write.write_text(page(result), encoding="utf-8")
    return 0 if result.met else 1


if __name__ == "__main__":
    sys.exit(main())
