"""``python -m tools.bench.explore``: how long each page of the explorer takes on a graph of 100,000 nodes."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from rich.console import Console
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.app import make_app
from flows.explore.desk import Desk
from flows.explore.home import home
from flows.explore.quality import quality
from flows.explore.review import queue
from flows.explore.serving import opened_desk
from flows.explore.session import Session
from flows.settings import load_settings
from graph.delta import difference
from graph.ledger import Ledger
from graph.stores.registry import open_store
from ontology.catalogue import load_catalogue
from tests.graph.large import large_graph, large_readings
from tools.bench.goals import Goal, all_met, goals_as_json
from tools.bench.machine import machine
from tools.tables import Table

MOST = 0.2
"""Seconds that a page may take."""
PORT = 8765


@dataclass(frozen=True, slots=True)
class Timed:
    """One page: what it is, its first answer and the median of those after it, in seconds, and its size in bytes."""

    page: str
    first: float
    seconds: float
    size: int


def fill(data: Path) -> None:
    """A data folder with the tests' large graph in its ledger and its embedded store."""
    ledger = Ledger.open(data)
    for reading in large_readings():
        ledger.write(reading)
    store = open_store("embedded", data)
    store.apply(difference(large_graph(), store.digests()))
    store.close()


def measure(data: Path, rounds: int) -> tuple[int, tuple[Timed, ...]]:
    """How many nodes there are, and every kind of page, once with the busiest thing there is."""
    with opened_desk(load_settings(data=data)) as desk:
        load_catalogue()
        for warmed in (home, queue, quality):  # as the command does when it starts
            warmed(desk)
        session = Session(PORT)
        browser = TestClient(make_app(desk, session), base_url=f"http://127.0.0.1:{PORT}")
        browser.get("/enter", params={"key": session.key})
        nodes = sum(row["count"] for row in desk.rows("counts"))
        return nodes, tuple(_timed(browser, name, address, rounds) for name, address in _pages(desk))


def _pages(desk: Desk) -> Iterator[tuple[str, str]]:
    busiest, *_, other = (row["iri"] for row in desk.rows("most_named"))
    fact = desk.rows("facts_of", iri=other, limit=1)[0]["fact"]["iri"]
    claim = desk.rows("claims_of_fact", iri=fact)[0]
    conflict = desk.rows("conflicts")[0]["iri"]
    yield "first page", "/"
    yield "search, part of many names", "/search?q=company 00"
    yield "search, Chinese", "/search?q=公司0003"
    yield "search, nothing found", "/search?q=nothing of the kind"
    yield "the thing of most articles", page_of(busiest)
    yield "another thing", page_of(other)
    yield "who calls it what", f"/names?iri={busiest}"
    yield "the graph around the thing of most articles", f"/graph.json?iri={busiest}&limit=150"
    yield "fact", page_of(fact)
    yield "claim", page_of(claim["claim"]["iri"])
    yield "article", page_of(claim["article"])
    yield "conflicts", "/conflicts"
    yield "conflict", page_of(conflict)
    yield "review", "/review"
    yield "runs and quality", "/quality"
    yield "the Cypher box", "/cypher"
    yield "merge or split", f"/same?iri={busiest}"


def _timed(browser: TestClient, name: str, address: str, rounds: int) -> Timed:
    seconds, size = [], 0
    for _ in range(rounds + 1):
        begun = time.perf_counter()
        answer = browser.get(address)
        seconds.append(time.perf_counter() - begun)
        assert answer.status_code == 200, (address, answer.text)
        size = len(answer.content)
    return Timed(name, seconds[0], median(seconds[1:]), size)


def table(nodes: int, found: Sequence[Timed]) -> Table:
    """The figures as a table."""
    rows = tuple((t.page, f"{t.first * 1000:.0f}", f"{t.seconds * 1000:.0f}", f"{t.size / 1000:.0f}") for t in found)
    return Table((f"page, on {nodes:,} nodes", "first, ms", "then, ms", "kB"), rows)


def goals(nodes: int, found: Sequence[Timed]) -> tuple[Goal, ...]:
    """The slowest page beside what a page may take."""
    slowest = max(found, key=lambda timed: timed.seconds)
    what = f"the slowest of {len(found)} kinds of pages: {slowest.page}"
    return (Goal(what, f"{nodes:,} nodes", slowest.seconds * 1000, MOST * 1000, unit="ms"),)


@contextmanager
def _folder(given: Path | None) -> Iterator[Path]:
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory() as made:
        fill(Path(made) / "data")
        yield Path(made) / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and show; 1 where a page takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.explore", description=__doc__)
    parser.add_argument("--data", type=Path, help="a data folder that is there (default: the tests' large graph)")
    parser.add_argument("--rounds", type=int, default=7, help="times that each page is asked for (default: 7)")
    parser.add_argument("--json", action="store_true", help="what is asked and found as JSON instead of the table")
    given = parser.parse_args(arguments)
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    with _folder(given.data) as data:
        nodes, found = measure(data, given.rounds)
    asked = goals(nodes, found)
    if given.json:
        print(json.dumps({"machine": machine(), "goals": goals_as_json(asked)}, indent=2))
        return 0 if all_met(asked) else 1
    table(nodes, found).print(Console())
    slow = [timed.page for timed in found if timed.seconds > MOST]
    print(f"Measured on {machine()}.")
    print(f"Longer than {MOST * 1000:.0f} ms: {', '.join(slow) or 'no page'}.")
    return 0 if all_met(asked) else 1


if __name__ == "__main__":
    sys.exit(main())
