"""``python -m tools.bench.benchmarks``: every bench, one after another, and one table of all that they found.

Wants the machine to itself for some forty minutes. With names only those benches are made, and the page is written
from these and from what the others told before on the same machine, which ``build/bench/`` keeps: in a fresh clone
there is nothing yet, and all must be made.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console

from ontology.errors import DealgraphError
from tools.bench.goals import all_met, goals_from_json, goals_table
from tools.bench.growth import Size, stages, table
from tools.bench.kept import Kept, keep, one_machine, origin_now, read_kept
from tools.bench.runs import Cost
from tools.tables import Table

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

_GROWTH = """`dealgraph ingest` of so many articles into an empty data folder and the embedded store, each in one
command, with a Prefect server up. The peak is that of the command's process, in which the store's Java runs, too.

![Seconds, memory and disk over the number of articles](../pictures/growth.svg)

{table}

Time grows as the articles to the power of {exponent}, which is 1 in proportion; the start of every process (Python,
Prefect, the weights, Java) weighs less the more there are. Memory has a constant part, too, and one for each article,
since the graph of all articles is made in memory; [Ten million articles](../explanation/scale.md) tells what follows
from that. On disk the ledger takes most: statements in plain N-Quads, which `dealgraph backup` packs.

Where the seconds and the megabytes are:

{stages}
"""

_COMMITS = """## Commits

What each bench was made on, days in UTC:

{table}
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


def make(bench: Bench, folder: Path, *, write: bool) -> None:
    """Run one bench in a process of its own and keep what it tells; with its page where that is wanted."""
    command = [sys.executable, "-m", *bench.command, "--json"]
    if write and bench.page:
        command += ["--write", str(REFERENCE / bench.page)]
    if write and bench.name == "growth":
        command += ["--picture", str(PICTURE)]
    origin = origin_now()  # before it begins, since somebody may go on working meanwhile
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    try:
        told = json.loads(done.stdout)
    except ValueError:
        raise _broken_off(bench, f"ended with exit code {done.returncode} and told no figures") from None
    goals = goals_from_json(told["goals"])
    goals_table(goals).print(Console())
    if done.returncode not in ((0,) if all_met(goals) else (0, 1)):  # 1 is for a goal that is missed
        raise _broken_off(bench, f"told its figures and then ended with exit code {done.returncode}")
    keep(folder, bench.name, Kept(origin, told))


def _broken_off(bench: Bench, what: str) -> DealgraphError:
    return DealgraphError(what, where=f"python -m {' '.join(bench.command)}", remedy="What it says is above.")


def page(folder: Path) -> str:
    """The page of all benches, from what each told last; they must have been made on one machine."""
    kept = read_kept(folder, (bench.name for bench in BENCHES))
    machine, versions = one_machine(each.origin for each in kept.values())
    sections = (_section(bench, kept[bench.name].told) for bench in BENCHES)
    return "\n".join((_HEAD.format(machine=machine, versions=versions), *sections, _commits(kept)))


def _section(bench: Bench, told: Mapping[str, Any]) -> str:
    goals = goals_from_json(told["goals"])
    parts = [f"## {bench.title}", goals_table(goals).as_markdown()]
    if bench.page:
        parts.append(f"All figures: [{bench.title}]({bench.page})")
    if bench.name == "growth":
        sizes = [Size(each["articles"], Cost(**each["cost"]), each["disk"]) for each in told["sizes"]]
        shown = {"table": table(sizes).as_markdown(), "stages": stages(sizes).as_markdown()}
        parts.append(_GROWTH.format(**shown, exponent=f"{goals[0].found:.2f}").rstrip())
    return "\n\n".join(parts) + "\n"


def _commits(kept: Mapping[str, Kept]) -> str:
    rows = ((bench.title, kept[bench.name].origin) for bench in BENCHES)
    shown = tuple((title, origin.commit, origin.day) for title, origin in rows)
    return _COMMITS.format(table=Table(("bench", "commit", "day"), shown, words=3).as_markdown())


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
    wanted = [bench for bench in BENCHES if not given.names or bench.name in given.names]
    try:
        if given.write:  # before anything is measured: it takes long
            others = read_kept(KEPT, (bench.name for bench in BENCHES if bench not in wanted))
            one_machine((origin_now(), *(each.origin for each in others.values())))
        for bench in wanted:
            console.rule(bench.title)
            make(bench, KEPT, write=given.write)
        if given.write:
            PAGE.write_text(page(KEPT), encoding="utf-8")
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
