"""``python -m tools.bench.runs``: what whole runs cost, as commands with a Prefect server up, and what a cluster gains.

Runs are made without a store, whose own costs are on another page. Articles are the tests' and examples', with words
that were never seen before in the place of all longer ones, so that no two of them tell the same story.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from itertools import chain, count, islice
from pathlib import Path

from rich.console import Console

from extraction.pipeline import load_extractor
from flows.dask_cluster import OnDask
from flows.runtime import API_URL, TemporaryServer
from ontology.records import RawArticle
from tests.flows.dask_processes import scheduler, workers
from tools.bench.articles import texts_by_language, with_new_words
from tools.bench.goals import Goal, all_met, goals_as_json, goals_table
from tools.bench.machine import machine
from tools.tables import Table

MANY, SOME, FEW, NEW = 2000, 200, 20, 10
BATCH = 10
HOME = "PREFECT_HOME"
COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]
HEAD = """# Speed of runs

Written by

    python -m tools.bench.runs --write docs/reference/run-speed.md

Whole commands (`dealgraph ingest … --no-store`) with a Prefect server that was up before, on {many:,} articles that
are generated from the tests' by putting new words in the place of longer ones. Seconds are those of the clock, with
Python's own start and all imports; files are where `TMPDIR` says; the peak is the most that the command's process held.

Measured on {machine}.
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """One command: seconds of the clock and of the processor, megabytes at most, seconds by stage."""

    seconds: float
    processor: float
    megabytes: float
    stages: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Result:
    """All that was measured."""

    machine: str
    articles: int
    costs: dict[str, Cost]
    dask: dict[int, float]
    goals: tuple[Goal, ...]


def generated() -> Iterator[RawArticle]:
    """Different articles without end, the same on every machine."""
    texts = texts_by_language(None).values()
    return chain.from_iterable(with_new_words(texts, number) for number in count(1))


def measure(many: int, some: int) -> Result:
    """Every command once, the cluster on the first of the articles."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        articles = list(islice(generated(), many + 2 * NEW))
        with prefect_server():
            costs = _runs(home, articles, many, some)
        dask = {number: _on_workers(home, articles[:some], number) for number in (1, 2)}
    gained = Goal("speed of two Dask workers", "one", dask[1] / dask[2], 1.4, at_least=True)
    load = " to ".join(f"{each:.0f}" for each in sorted(os.getloadavg())[::2])
    return Result(f"{machine()}, a load of {load}", many, costs, dask, (*_goals(costs, many, some), gained))


@contextmanager
def prefect_server() -> Iterator[None]:
    """A server of its own, up and named in the environment, for all commands in the block."""
    before = {name: os.environ.get(name) for name in (API_URL, HOME)}
    server = TemporaryServer()
    try:
        server.wait()
        os.environ.update({API_URL: server.url, HOME: str(server.home)})
        yield
    finally:
        server.close()
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _goals(costs: dict[str, Cost], many: int, some: int) -> tuple[Goal, ...]:
    first, again = costs[_first(many)], costs[_second(many)]
    return (
        Goal("time of a second run over the same", _first(many), again.seconds / first.seconds, 0.03),
        # An upper bound of Prefect's own cost: Python's start and all imports are in it, too.
        Goal(
            "time that is in no stage (Prefect, imports)", _first(many),
            1 - sum(s for _, s in first.stages) / first.seconds, 0.1,
        ),
        Goal(
            f"time of {_new_on(many)}", _new_on(FEW), costs[_new_on(many)].seconds / costs[_new_on(FEW)].seconds, 2.0
        ),
        Goal(
            f"peak memory of a {_first(many)}", _first(some), first.megabytes / costs[_first(some)].megabytes, 1.3
        ),
    )  # fmt: skip


def _first(number: int) -> str:
    return f"first run, {number:,} articles"


def _second(number: int) -> str:
    return f"second run, {number:,} articles"


def _new_on(number: int) -> str:
    return f"{NEW} new on {number:,}"


def _runs(home: Path, articles: Sequence[RawArticle], many: int, some: int) -> dict[str, Cost]:
    found: dict[str, Cost] = {}
    for number in (FEW, some, many):
        data, given = home / f"data-{number}", home / f"in-{number}.jsonl"
        write_articles(given, articles[:number])
        found[_first(number)] = ingested(given, data, "--no-store")
        if number == many:
            found[_second(number)] = ingested(given, data, "--no-store")
        if number != some:
            more = home / f"more-{number}.jsonl"
            write_articles(more, articles[many : many + NEW])
            found[_new_on(number)] = ingested(more, data, "--no-store")
    return found


def write_articles(path: Path, articles: Iterable[RawArticle], first: int = 0) -> None:
    """The articles as JSON Lines, numbered from ``first`` on."""
    rows = ({"text": a.text, "language": a.language, "key": f"{a.key}-{n}"} for n, a in enumerate(articles, first))
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def ingested(given: Path, data: Path, *options: str) -> Cost:
    """What ``dealgraph ingest`` costs in a process of its own."""
    arguments = [*COMMAND, "ingest", str(given), *options, "--data", str(data)]
    environment = {**os.environ, "COLUMNS": "300", "PYTHONPATH": str(Path(__file__).parents[2])}
    start = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, env=environment, cwd=data.parent, text=True)
    assert process.stdout is not None  # it was asked for
    told = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, told
    line = next(line for line in told.splitlines() if line.startswith("│ seconds"))
    stages = (part.split() for part in line.split("│")[2].split(","))
    return Cost(
        time.monotonic() - start,
        used.ru_utime + used.ru_stime,
        used.ru_maxrss / 1024,
        tuple((name, float(seconds)) for name, seconds in stages),
    )


def _on_workers(home: Path, articles: Sequence[RawArticle], number: int) -> float:
    """Seconds of so many workers for all articles. Each has loaded its weights before, as one that lasts has."""
    folder = home / f"dask-{number}"
    folder.mkdir()
    batches = [articles[start : start + BATCH] for start in range(0, len(articles), BATCH)]
    with ExitStack() as stack:
        address, _ = stack.enter_context(scheduler(folder))
        stack.enter_context(workers(folder, address, *(f"worker-{n}" for n in range(number)), leashed=False))
        readers = OnDask(address, (), load_extractor().digest, at_least=number)
        stack.callback(readers.close)
        start = time.monotonic()
        read = sum(len(list(batch)) for batch in readers.read(batches))
        assert read == len(articles)
        return time.monotonic() - start


def tables(result: Result) -> tuple[Table, ...]:
    """The costs, the cluster, and what is reached."""
    costs = Table(
        ("command", "seconds", "of the processor", "MB at most", "of these"),
        tuple(
            (
                name,
                *(f"{cost.seconds:.1f}", f"{cost.processor:.1f}", f"{cost.megabytes:.0f}"),
                ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in cost.stages),
            )
            for name, cost in result.costs.items()
        ),
    )
    dask = Table(("Dask workers", "seconds to read"), tuple((str(n), f"{s:.1f}") for n, s in result.dask.items()))
    return costs, dask, goals_table(result.goals)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where something that is asked is missed."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.runs", description=__doc__)
    parser.add_argument("--articles", type=int, default=MANY, help=f"how many articles (default: {MANY})")
    parser.add_argument("--some", type=int, default=SOME, help=f"how many to compare memory with (default: {SOME})")
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/run-speed.md")
    given = parser.parse_args(arguments)
    result = measure(given.articles, given.some)
    if not given.json:
        for table in tables(result):
            table.print(Console())
    if given.write:
        head = HEAD.format(many=result.articles, machine=result.machine)
        given.write.write_text("\n".join((head, *(t.as_markdown() + "\n" for t in tables(result)))), encoding="utf-8")
    if given.json:  # last, so that there is none where the page cannot be written
        print(json.dumps({**asdict(result), "goals": goals_as_json(result.goals)}, indent=2))
    return 0 if all_met(result.goals) else 1


if __name__ == "__main__":
    sys.exit(main())
