"""``python -m tools.bench.analysis``: how long each measure, and a whole report, takes on graphs of 100,000 nodes."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import networkx as nx
from rich.console import Console

from flows.report_page import report_page
from graph.analysis import MEASURES, load
from ontology.records import Status
from tests.graph.analysis.large_network import large_network
from tests.graph.large import large_graph
from tools.bench.goals import Goal, all_met, goals_as_json
from tools.bench.machine import machine
from tools.tables import Table

MOST = 20.0
"""Seconds of a processor that a measure may take."""

TOP = 20
"""Rows of each table of the report."""


@dataclass(frozen=True, slots=True)
class Timed:
    """What was made of which graph, the seconds of the clock and those of the processors."""

    what: str
    graph: str
    clock: float
    processor: float


def measure(names: Sequence[str]) -> Iterator[Timed]:
    """Each measure on the tests' large graph and on the large network of things alone, then the report."""
    graphs = {"articles, claims and things": load(large_graph()), "things alone": large_network()}
    for name, graph in graphs.items():
        for one in MEASURES:
            if not names or one.name in names:
                yield _timed(one.name, name, partial(one.table, graph))
    if not names:
        yield _timed("the whole report", *_report(graphs))


def _report(graphs: dict[str, nx.MultiDiGraph[str]]) -> tuple[str, Callable[[], object]]:
    name, graph = next(iter(graphs.items()))
    return name, partial(report_page, graph, statuses=(Status.ASSERTED,), rates=None, top=TOP, evaluated=[])


def _timed(what: str, graph: str, made: Callable[[], object]) -> Timed:
    clock, processor = time.perf_counter(), time.process_time()
    made()
    return Timed(what, graph, time.perf_counter() - clock, time.process_time() - processor)


def table(found: Sequence[Timed]) -> Table:
    """The figures as a table."""
    rows = tuple((t.what, t.graph, f"{t.processor:.1f}", f"{t.clock:.1f}") for t in found)
    return Table(("measure", "on 100,000 nodes of", "processor, s", "clock, s"), rows)


def goals(found: Sequence[Timed]) -> tuple[Goal, ...]:
    """The slowest measure beside what a measure may take."""
    names = {one.name for one in MEASURES}
    slowest = max((timed for timed in found if timed.what in names), key=lambda timed: timed.processor)
    return (
        Goal(
            f"the slowest of {len(names)} measures, of a processor: {slowest.what}",
            f"100,000 nodes of {slowest.graph}",
            slowest.processor,
            MOST,
            unit="s",
        ),
    )


def _name(told: str) -> str:
    """The name of a measure; by a type and not by choices, of which some Pythons want one to be given."""
    names = [one.name for one in MEASURES]
    if told not in names:
        raise argparse.ArgumentTypeError(f"{told} is no measure; there are {', '.join(names)}")
    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and show; 1 where a measure takes longer than it may."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.analysis", description=__doc__)
    parser.add_argument(
        "measures",
        nargs="*",
        type=_name,
        metavar="MEASURE",
        help="only these (default: all, and the report)",
    )
    parser.add_argument("--json", action="store_true", help="what is asked and found as JSON instead of the table")
    given = parser.parse_args(arguments)
    found = tuple(measure(given.measures))
    asked = goals(found)
    if given.json:
        print(json.dumps({"machine": machine(), "goals": goals_as_json(asked)}, indent=2))
        return 0 if all_met(asked) else 1
    table(found).print(Console())
    slow = [timed.what for timed in found if timed.what in {one.name for one in MEASURES} and timed.processor > MOST]
    print(f"Measured on {machine()}.")
    print(f"Longer than {MOST:.0f} s: {', '.join(slow) or 'no measure'}.")
    return 0 if all_met(asked) else 1


if __name__ == "__main__":
    sys.exit(main())
