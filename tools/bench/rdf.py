"""``python -m tools.bench.rdf``: sorted Turtle beside rdflib's and Oxigraph's, and an article's validation."""

from __future__ import annotations

import argparse
import io
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import pyoxigraph as ox
import rdflib
from rich.console import Console

from extraction.pipeline import load_extractor
from graph.exports.rdf import write_sorted
from graph.quarantine import sound_part
from ontology.by_pyshacl import validate as by_pyshacl
from ontology.model import load_ontology
from ontology.rdf import reading_quads, sorted_nquads
from ontology.records import RawArticle, Reading
from ontology.validation import Validator
from tools.bench.goals import Goal, all_met, goals_as_json
from tools.bench.machine import machine
from tools.tables import Table

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "articles"
TIMES_RDFLIB, SHARE_OF_OXIGRAPH, MOST_MILLISECONDS, MOST_GROWTH = 5.0, 0.2, 50.0, 32.0
"""What is required; the last are megabytes by which twice as many triples may take more."""

_RDFLIB_SHARE = 10
_STATUS = Path("/proc/self/status")
_ID = re.compile(rb"(/id/[a-z]+/)([0-9a-f]{7})(?=[0-9a-f]{13}>)")

_HEAD = """# Speed of RDF

Written by

    python -m tools.bench.rdf --write docs/reference/rdf-speed.md

The statements are those read from `examples/articles`, copied under other identifiers until there are enough, article
by article as the ledger holds them. Ours are sorted, each once, and written as Turtle; Oxigraph dumps a store unsorted;
rdflib serializes a graph that it holds already, a tenth as large, since it takes a minute for all (its rate does not
rise with size).
"""


@dataclass(frozen=True, slots=True)
class Result:
    """Seconds for ``triples`` (rdflib's scaled up from its tenth), megabytes at most, milliseconds an article."""

    machine: str
    triples: int
    ours: float
    oxigraph: float
    rdflib: float
    memory: tuple[tuple[int, float], ...]
    statements: int
    check: float
    whole_check: float
    pyshacl: float

    @property
    def met(self) -> bool:
        """Whether all that is required is reached."""
        return all_met(self.goals)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The figures beside what is asked."""
        fewer, more = (f"{count:,}" for count, _ in self.memory[-2:])
        checked = f"the same article by pySHACL: {self.pyshacl:.0f} ms"
        sorted_too = "Oxigraph's, which does not sort"
        return (
            Goal("speed of sorted Turtle", "rdflib's", self.times_rdflib, TIMES_RDFLIB, at_least=True),
            Goal("speed of sorted Turtle", sorted_too, self.share_of_oxigraph, SHARE_OF_OXIGRAPH, at_least=True),
            Goal("validating an article's graph", checked, self.whole_check, MOST_MILLISECONDS, unit="ms"),
            Goal(f"memory for {more} triples, more than", f"for {fewer}", self.growth, MOST_GROWTH, unit="MB"),
        )

    @property
    def times_rdflib(self) -> float:
        """How many times as fast as rdflib."""
        return self.rdflib / self.ours

    @property
    def share_of_oxigraph(self) -> float:
        """Which share of Oxigraph's speed."""
        return self.oxigraph / self.ours

    @property
    def growth(self) -> float:
        """Megabytes that the last doubling took more: up to a million statements are held, more wait in files."""
        return self.memory[-1][1] - self.memory[-2][1]


def lines(readings: Sequence[Reading], count: int) -> Iterator[bytes]:
    """So many N-Quads lines as the ledger holds them: each article's in order, the articles in any."""
    ontology = load_ontology()
    articles = [sorted_nquads(reading_quads(reading, ontology)) for reading in readings]
    made = copy = 0
    while made < count:
        tag = b"%07x" % (copy * 2654435761 % 16**7)  # spread over all of them, the same at every run
        told = sorted(_ID.sub(rb"\g<1>" + tag, articles[copy % len(articles)]).split(b"\n")[:-1])[: count - made]
        yield from told
        made, copy = made + len(told), copy + 1


def measure(triples: int, rounds: int) -> Result:
    """All figures, the speeds as medians of the rounds, which take turns."""
    extractor = load_extractor()
    readings = [
        extractor.read(RawArticle(path.stem, path.name, path.read_text(encoding="utf-8")))
        for path in sorted(EXAMPLES.glob("*.txt"))
    ]
    told = list(lines(readings, triples))
    flat = b"\n".join(line.rsplit(b" ", 2)[0] + b" ." for line in told)
    store = ox.Store()
    store.bulk_load(input=flat, format=ox.RdfFormat.N_TRIPLES)
    graph = rdflib.Graph()
    graph.parse(data=b"\n".join(flat.split(b"\n")[: triples // _RDFLIB_SHARE]), format="nt")
    default = ox.DefaultGraph()
    seconds: dict[str, list[float]] = {"ours": [], "oxigraph": [], "rdflib": []}
    for _ in range(rounds):
        seconds["ours"].append(_timed(lambda: write_sorted(told, io.BytesIO(), name="turtle")))
        seconds["oxigraph"].append(_timed(lambda: store.dump(format=ox.RdfFormat.TURTLE, from_graph=default)))
        seconds["rdflib"].append(_timed(lambda: graph.serialize(format="turtle")) * triples / len(graph))
    largest = max(readings, key=lambda reading: len(reading.claims))
    quads = reading_quads(largest, load_ontology())
    validator = Validator(load_ontology())
    return Result(
        machine=machine(),
        triples=triples,
        ours=median(seconds["ours"]),
        oxigraph=median(seconds["oxigraph"]),
        rdflib=median(seconds["rdflib"]),
        memory=tuple((count, _memory(count)) for count in (triples, 2 * triples, 4 * triples)),
        statements=len(quads),
        check=1000 * median(_timed(lambda: validator.check(quads)) for _ in range(9)),
        whole_check=1000 * median(_timed(lambda: sound_part(largest, load_ontology())) for _ in range(9)),
        pyshacl=1000 * median(_timed(lambda: by_pyshacl(quads, load_ontology())) for _ in range(3)),
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _memory(count: int) -> float:
    """Megabytes that a process of its own holds at most while it sorts and writes so many statements."""
    command = [sys.executable, "-m", "tools.bench.rdf", "--memory", str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def _own_memory(count: int) -> float:
    line = (
        b'<https://w3id.org/dealgraph/id/claim/%013x%07x> <https://w3id.org/dealgraph/ontology#text> "%d" <urn:x:g> .'
    )
    told: Iterable[bytes] = (line % (n * 2654435761 % 16**13, n % 16**7, n) for n in range(count))
    with tempfile.TemporaryFile() as file:
        write_sorted(told, file, name="turtle")
    if _STATUS.exists():  # Linux tells a child's ru_maxrss with what its parent held
        return float(re.findall(r"VmHWM:\s+(\d+) kB", _STATUS.read_text())[0]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def tables(result: Result) -> tuple[Table, ...]:
    """All figures by what they are about."""
    speeds = (("ours, sorted", result.ours), ("Oxigraph, unsorted", result.oxigraph), ("rdflib", result.rdflib))
    return (
        Table(
            (f"{result.triples:,} triples to Turtle", "seconds", "triples/s"),
            tuple((name, f"{seconds:.1f}", f"{result.triples / seconds:,.0f}") for name, seconds in speeds),
        ),
        Table(("triples sorted and written", "MB at most"), tuple((f"{n:,}", f"{mb:.0f}") for n, mb in result.memory)),
        Table(
            (f"one article's graph, {result.statements:,} statements", "milliseconds"),
            (
                ("our validator", f"{result.check:.1f}"),
                ("with making the statements and sorting out claims, as an ingest does", f"{result.whole_check:.1f}"),
                ("pySHACL", f"{result.pyshacl:.0f}"),
            ),
        ),
    )


def verdict(result: Result) -> str:
    """What is required and what was reached, in a sentence."""
    return (
        f"{result.times_rdflib:.1f} times rdflib's speed (required: {TIMES_RDFLIB:.0f}), "
        f"{result.share_of_oxigraph:.2f} of Oxigraph's (required: {SHARE_OF_OXIGRAPH}), "
        f"{result.whole_check:.0f} ms to validate an article (required: {MOST_MILLISECONDS:.0f} at most), "
        f"{result.growth:+.0f} MB for the last doubling: {'met' if result.met else 'missed'}."
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where what is required is missed."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.rdf", description=__doc__)
    parser.add_argument("--triples", type=int, default=1_000_000, help="how many (default: a million)")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of which the median counts (default: 3)")
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/rdf-speed.md")
    parser.add_argument("--memory", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.memory:
        print(_own_memory(given.memory))
        return 0
    result = measure(given.triples, given.rounds)
    if not given.json:
        for table in tables(result):
            table.print(Console())
        print(verdict(result))
    if given.write:
        shown = "\n\n".join(table.as_markdown() for table in tables(result))
        page = (
            f"{_HEAD}\nMeasured on {result.machine}, in seconds of the processor.\n\n{shown}\n\n**{verdict(result)}**\n"
        )
        given.write.write_text(page, encoding="utf-8")
    if given.json:  # last, so that there is none where the page cannot be written
        print(json.dumps({**asdict(result), "goals": goals_as_json(result.goals), "met": result.met}, indent=2))
    return 0 if result.met else 1


if __name__ == "__main__":
    sys.exit(main())
