"""What the bench of the Cypher stores found, as data, beside what is required, and as a page."""

from __future__ import annotations

from dataclasses import dataclass

from tools.bench.goals import Goal, all_met
from tools.tables import Table

SHARE_OF_BY_HAND, SHARE_OF_BARE, TIMES_RDFLIB = 0.8, 0.8, 5.0
MOST_COLD, MOST_SERVED, MOST_CONNECTED, MOST_DELTA = 6.0, 1.5, 0.2, 0.5
"""What is required: shares of the speed of other ways, and seconds at most."""

QUESTION = "investors_of"
"""What is asked of the embedded store, of one company."""

_HEAD = """# Speed of the Cypher stores

Written by

    python -m tools.bench.store --write docs/reference/store-speed.md

The graph is made from the tests' invented articles (`tests/graph/large.py`; `--articles` takes fewer), with further
edges that say which article names what, up to 400,000 in all. Ours is one `dealgraph sync`'s writing, which makes its
rows and its digests in the same time and may be repeated; the others load once, from rows that were made beforehand.

- The loop by hand is what one would write for this one load: `UNWIND` and `CREATE`, one transaction for 5,000 rows,
  into the same Neo4j with the same constraints and indexes.
- rdflib-neo4j has no properties of edges, so it writes the nodes whole and the edges bare.
- The bare engine is ArcadeDB's `GraphBatch`, with its journal on as ours has it.

Ours and the loop, ours and the bare engine take turns; the medians of the rounds are told.

Seconds are those of the clock, of all processes together.
"""


@dataclass(frozen=True, slots=True)
class Load:
    """Seconds that one load took, and until all of a sync was done: comparing before and after it."""

    writing: float
    whole: float


@dataclass(frozen=True, slots=True)
class Delta:
    """Seconds to add one article: writing what changes, a run's sync, and one that compares all before and after."""

    writing: float
    run: float
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
    by_rdflib: float
    into_embedded: Load
    by_bare_engine: float
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
    def times_rdflib(self) -> float:
        """How many times as fast as rdflib-neo4j."""
        return self.by_rdflib / self.into_neo4j.writing

    @property
    def share_of_bare(self) -> float:
        """Which share of the speed of the embedded engine without us."""
        return self.by_bare_engine / self.into_embedded.writing

    @property
    def met(self) -> bool:
        """Whether all that is required is reached."""
        return all_met(self.goals)

    @property
    def goals(self) -> tuple[Goal, ...]:
        """The figures beside what is asked."""
        by_hand, bare = "a loop of UNWIND and CREATE written for it", "the bare engine's bulk path"
        size = f"{self.nodes:,} nodes and {self.edges:,} edges"
        added = "one article more, written into"
        return (
            Goal("speed of a load into Neo4j", by_hand, self.share_of_by_hand, SHARE_OF_BY_HAND, at_least=True),
            Goal("speed of a load into Neo4j", "rdflib-neo4j's", self.times_rdflib, TIMES_RDFLIB, at_least=True),
            Goal("speed of a load into the embedded store", bare, self.share_of_bare, SHARE_OF_BARE, at_least=True),
            Goal("a question by command, nothing running", size, self.cold, MOST_COLD, unit="s"),
            Goal("a question by command, with `dealgraph serve` up", size, self.served, MOST_SERVED, unit="s"),
            Goal("a question by a driver that is connected", size, self.connected, MOST_CONNECTED, unit="s"),
            Goal(added, f"a Neo4j of {size}", self.neo4j_delta.writing, MOST_DELTA, unit="s"),
            Goal(added, f"an embedded store of {size}", self.embedded_delta.writing, MOST_DELTA, unit="s"),
        )


def tables(result: Result) -> tuple[Table, ...]:
    """All figures by what they are about."""
    size = result.nodes + result.edges
    loads = (
        ("ours into Neo4j", result.into_neo4j.writing, f"{result.into_neo4j.whole:.1f}"),
        ("by hand into Neo4j", result.by_hand, ""),
        ("by rdflib-neo4j into Neo4j", result.by_rdflib, ""),
        ("ours into the embedded store", result.into_embedded.writing, f"{result.into_embedded.whole:.1f}"),
        ("by the bare engine into the embedded store", result.by_bare_engine, ""),
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
            ("one article more", "seconds to write it", "of a run's whole sync", "of a sync that compares all"),
            tuple(
                (name, f"{delta.writing:.3f}", f"{delta.run:.1f}", f"{delta.whole:.1f}")
                for name, delta in (("Neo4j", result.neo4j_delta), ("embedded", result.embedded_delta))
            ),
        ),
    )


def verdict(result: Result) -> str:
    """What is required and what was reached, in a sentence."""
    return (
        f"{result.share_of_by_hand:.2f} of the speed of the loop written by hand (required: {SHARE_OF_BY_HAND}) and "
        f"{result.times_rdflib:.1f} times that of rdflib-neo4j (required: {TIMES_RDFLIB:.0f}); "
        f"{result.share_of_bare:.2f} of the speed of the bare engine (required: {SHARE_OF_BARE}); a "
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
