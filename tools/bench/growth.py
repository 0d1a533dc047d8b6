"""``python -m tools.bench.growth``: what 100 to 10,000 articles cost, ingested from nothing into the embedded store.

One command for each size, with a Prefect server that was up before. Articles are the tests' and examples' with words
that were never seen before in the place of all longer ones.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from io import BytesIO
from itertools import islice
from math import log
from pathlib import Path

import matplotlib as mpl
from matplotlib.figure import Figure
from rich.console import Console

from graph.plots.style import COLOURS, MARKERS, SETTINGS
from tools.bench.goals import Goal, all_met, goals_as_json
from tools.bench.machine import machine
from tools.bench.runs import Cost, generated, ingested, prefect_server, write_articles
from tools.tables import Table

SIZES = (100, 300, 1000, 3000, 10000)
MOST_EXPONENT = 1.1
"""Time may grow by this power of the number of articles at most: 1 is in proportion, 2 with every pair of articles."""

_MB = 1e6
_TOGETHER = 1000


@dataclass(frozen=True, slots=True)
class Size:
    """What so many articles cost, and the megabytes (10**6 bytes) of the data folder by its first folders."""

    articles: int
    cost: Cost
    disk: dict[str, float]

    @property
    def megabytes(self) -> float:
        """The whole data folder."""
        return sum(self.disk.values())


def measure(sizes: Sequence[int]) -> tuple[Size, ...]:
    """Every size from nothing, the smaller first."""
    found = []
    with tempfile.TemporaryDirectory() as folder, prefect_server():
        home = Path(folder)
        for size in sizes:
            data, given = home / f"data-{size}", home / f"in-{size}"
            given.mkdir()
            articles = generated()
            for start in range(0, size, _TOGETHER):  # as sources hand them in: a file has its limit
                write_articles(given / f"{start:05}.jsonl", islice(articles, min(_TOGETHER, size - start)), start)
            found.append(Size(size, ingested(given, data, "--store", "embedded"), _disk(data)))
    return tuple(found)


def exponent(found: Sequence[Size]) -> float:
    """The power by which seconds grow with the articles, from the second size on, since the first is mostly start."""
    first, last = found[min(1, len(found) - 2)], found[-1]
    return log(last.cost.seconds / first.cost.seconds) / log(last.articles / first.articles)


def goals(found: Sequence[Size]) -> tuple[Goal, ...]:
    """How time grows beside proportion."""
    span = f"{found[min(1, len(found) - 2)].articles:,} to {found[-1].articles:,} articles"
    return (Goal("time of a first run, as a power of the articles", span, exponent(found), MOST_EXPONENT),)


def _disk(data: Path) -> dict[str, float]:
    sizes: dict[str, float] = {}
    for path in sorted(data.rglob("*")):
        if path.is_file():
            first = path.relative_to(data).parts[0]
            sizes[first] = sizes.get(first, 0.0) + path.stat().st_size / _MB
    return sizes


def table(found: Sequence[Size]) -> Table:
    """Time, memory and disk by size."""
    return Table(
        ("articles", "seconds", "of the processor", "ms an article", "MB at most", "MB on disk", "kB an article"),
        tuple(
            (
                *(f"{size.articles:,}", f"{size.cost.seconds:.0f}", f"{size.cost.processor:.0f}"),
                *(f"{1000 * size.cost.seconds / size.articles:.0f}", f"{size.cost.megabytes:,.0f}"),
                *(f"{size.megabytes:,.0f}", f"{1000 * size.megabytes / size.articles:.0f}"),
            )
            for size in found
        ),
    )


def stages(found: Sequence[Size]) -> Table:
    """Where the seconds of each size went, and the megabytes on disk."""
    names = tuple(name for name, _ in found[0].cost.stages)
    folders = sorted({name for size in found for name, of in size.disk.items() if of >= 0.1})
    rows = tuple(
        (
            f"{size.articles:,}",
            *(f"{dict(size.cost.stages)[name]:.1f}" for name in names),
            *(f"{size.disk.get(name, 0):.1f}" for name in folders),
        )
        for size in found
    )
    return Table(("articles", *(f"{name}, s" for name in names), *(f"{name}, MB" for name in folders)), rows)


def picture(found: Sequence[Size]) -> bytes:
    """Seconds, megabytes of memory and megabytes on disk over the number of articles, as SVG."""
    drawn = (
        ("seconds", [size.cost.seconds for size in found]),
        ("MB of memory at most", [size.cost.megabytes for size in found]),
        ("MB on disk", [size.megabytes for size in found]),
    )
    with mpl.rc_context(dict(SETTINGS)):
        figure = Figure(figsize=(9.0, 3.2), layout="constrained")
        for number, (title, values) in enumerate(drawn):
            axes = figure.add_subplot(1, len(drawn), number + 1)
            articles = [size.articles for size in found]
            axes.plot(articles, values, color=COLOURS[number], marker=MARKERS[number], markersize=4)
            axes.set_xscale("log")
            axes.set_yscale("log")
            axes.set_title(title)
            axes.set_xlabel("articles")
            axes.set_xticks(articles, [f"{number:,}" for number in articles], rotation=30, ha="right")
            axes.set_yticks(values, [f"{value:,.0f}" for value in values])  # what was measured, and not round numbers
            axes.minorticks_off()
            axes.grid(visible=True, linewidth=0.4)
        file = BytesIO()
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, draw; 1 where time grows by a higher power than it may."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.growth", description=__doc__)
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="different numbers of articles, at least two"
    )
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--picture", type=Path, metavar="SVG", help="draw them, docs/pictures/growth.svg")
    given = parser.parse_args(arguments)
    if len(given.sizes) < 2:
        parser.error("growth shows from one number of articles to another: --sizes takes at least two")
    if len({*given.sizes}) < len(given.sizes) or min(given.sizes) < 1:
        parser.error("--sizes takes each number of articles once, and none below 1")
    found = measure(sorted(given.sizes))
    asked = goals(found)
    if not given.json:
        for each in (table(found), stages(found)):
            each.print(Console())
    if given.picture:
        given.picture.write_bytes(picture(found))
    if given.json:  # last, so that there is none where the picture cannot be drawn
        shown = {"machine": machine(), "goals": goals_as_json(asked), "sizes": [asdict(size) for size in found]}
        print(json.dumps(shown, indent=2))
    return 0 if all_met(asked) else 1


if __name__ == "__main__":
    sys.exit(main())
