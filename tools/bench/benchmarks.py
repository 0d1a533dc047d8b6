"""``python -m tools.bench.benchmarks``: every bench, one after another, and one table of all that they found.

Wants the machine to itself for some forty minutes. With names only those benches are made, and the page is written
from these and from what the others told before, which ``build/bench/`` keeps.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from ontology.errors import DealgraphError
from tools.bench.goals import goals_from_json, goals_table
from tools.bench.growth import Size, stages, table
from tools.bench.machine import machine, versions
from tools.bench.runs import Cost

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "bench"
REFERENCE = ROOT / "docs" / "reference"
PICTURE = ROOT / "docs" / "pictures" / "growth.svg"
PAGE = REFERENCE / "benchmarks.md"

_HEAD = """# Benchmarks

Everything that is measured, beside what it is held against and what is asked of it. Written by

    make bench BENCH=--write

which runs every bench on a machine that should have nothing else to do; each has its ratios from one run, side by side.
A ratio means much the same on any machine, seconds do not.

Measured on {machine}, with {versions}, and Neo4j 5.26.
"""

_GROWTH = """## Growth

`dealgraph ingest` of so many articles into an empty data folder and the embedded store, each in one command, with a
Prefect server up. The peak is that of the command's process, in which the store's Java runs, too.

![Seconds, memory and disk over the number of articles](../pictures/growth.svg)

{table}

Time grows as the articles to the power of {exponent}, which is 1 in proportion; the start of every process (Python,
Prefect, the weights, Java) weighs less the more there are. Memory has a constant part, too, and one for each article,
since the graph of all articles is made in memory; [Ten million articles](../explanation/scale.md) tells what follows
from that. On disk the ledger takes most: statements in plain N-Quads, which `dealgraph backup` packs.

Where the seconds and the megabytes are:

{stages}
"""


@dataclass(frozen=True, slots=True)
class Bench:
    """One of the benches: its name, the command and the page with all of its figures, if it writes one."""

    name: str
    title: str
    command: tuple[str, ...]
    page: str = ""


BENCHES = (
    Bench("extraction", "Extraction", ("tools.bench", "--profile"), "speed.md"),
    Bench("rdf", "RDF", ("tools.bench.rdf",), "rdf-speed.md"),
    Bench("store", "Cypher stores", ("tools.bench.store",), "store-speed.md"),
    Bench("runs", "Whole runs", ("tools.bench.runs",), "run-speed.md"),
    Bench("explore", "Explorer", ("tools.bench.explore",)),
    Bench("analysis", "Analysis", ("tools.bench.analysis",)),
    Bench("growth", "Growth", ("tools.bench.growth",)),
)


def make(bench: Bench, *, write: bool) -> None:
    """Run one bench in a process of its own and keep what it tells; with its page where that is wanted."""
    command = [sys.executable, "-m", *bench.command, "--json"]
    if write and bench.page:
        command += ["--write", str(REFERENCE / bench.page)]
    if write and bench.name == "growth":
        command += ["--picture", str(PICTURE)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise DealgraphError(
            f"ended with exit code {done.returncode} and told no figures",
            where=f"python -m {' '.join(bench.command)}",
            remedy="What it says is above.",
        ) from None
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = json.dumps({**told, "made_on": machine(), "versions": versions()}, indent=2)
    (KEPT / f"{bench.name}.json").write_text(kept, encoding="utf-8")
    goals_table(goals_from_json(told["goals"])).print(Console())


def page() -> str:
    """The page of all benches, from what each told last; they must have been made on one machine."""
    told = {bench.name: _kept(bench) for bench in BENCHES}
    machines = sorted({(each["made_on"], each["versions"]) for each in told.values()})
    if len(machines) > 1:
        raise DealgraphError(
            f"the benches were made on different machines or versions: {machines}",
            where=str(KEPT),
            remedy="Run `make bench` with all of them.",
        )
    parts = [_HEAD.format(machine=machines[0][0], versions=machines[0][1])]
    for bench in BENCHES:
        more = f"\n\nAll figures: [{bench.title}]({bench.page})" if bench.page else ""
        parts.append(
            f"## {bench.title}\n\n{goals_table(goals_from_json(told[bench.name]['goals'])).as_markdown()}{more}\n"
        )
    sizes = [Size(each["articles"], Cost(**each["cost"]), each["disk"]) for each in told["growth"]["sizes"]]
    parts[-1] = _GROWTH.format(
        table=table(sizes).as_markdown(),
        stages=stages(sizes).as_markdown(),
        exponent=f"{goals_from_json(told['growth']['goals'])[0].found:.2f}",
    )
    return "\n".join(parts)


def _kept(bench: Bench) -> dict[str, Any]:
    path = KEPT / f"{bench.name}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise DealgraphError(
            "this bench was not made yet", where=str(path), remedy=f"python -m tools.bench.benchmarks {bench.name}"
        ) from None
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the benches that are asked for, and the page of all; 1 where a bench breaks off."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.benchmarks", description=__doc__)
    names = [bench.name for bench in BENCHES]
    parser.add_argument("names", nargs="*", metavar="BENCH", help=f"only these of: {', '.join(names)}")
    parser.add_argument("--write", action="store_true", help="write the pages in docs/reference/")
    given = parser.parse_args(arguments)
    if unknown := sorted({*given.names} - {*names}):
        parser.error(f"no bench is called {', '.join(unknown)}: there are {', '.join(names)}")
    console = Console()
    try:
        for bench in BENCHES:
            if not given.names or bench.name in given.names:
                console.rule(bench.title)
                make(bench, write=given.write)
        if given.write:
            PAGE.write_text(page(), encoding="utf-8")
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
