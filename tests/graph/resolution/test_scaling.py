"""What an article's things cost does not grow with the things that are there, and neither does memory run away."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from graph.resolution.index import COMMON, Index, traits
from graph.resolution.signals import comparable, strongest
from graph.resolution.things import Thing, things
from ontology.catalogue import Catalogue
from tests.flows.command import ROOT, environment
from tests.graph.resolution.many import invented, telling

FEW, MANY = 200, 20_000
ARTICLE = 40
"""Things that the further article speaks of, half of which are there already under another name."""


def compared(index: Index, known: dict[str, Thing], new: tuple[Thing, ...]) -> int:
    """Compare an article's things with those that are there and let them be found; give how many pairs that were."""
    pairs = 0
    for thing in new:
        by = traits(thing)
        for iri in index.like(thing.iri, by):
            if comparable(thing, known[iri]):
                strongest(thing, known[iri])
                pairs += 1
        index.add(thing.iri, by)
        known[thing.iri] = thing
    return pairs


def cost(count: int) -> tuple[float, int]:
    """Seconds for one article beside so many things, the best of three, and the pairs that were compared."""
    there = things([telling(invented(count))], Catalogue((), ""))
    best, pairs = float("inf"), 0
    for attempt in range(3):
        index, known = Index(), {thing.iri: thing for thing in there}
        for thing in there:
            index.add(thing.iri, traits(thing))
        # Names that no attempt before has taken apart: what is remembered of a name would flatter the clock.
        new = things([telling(invented(ARTICLE, seed=f"{count}-{attempt}"))], Catalogue((), ""))
        start = time.perf_counter()
        pairs = compared(index, known, new)
        best = min(best, time.perf_counter() - start)
    return best, pairs


def test_an_article_costs_no_more_than_twice_beside_twenty_thousand_things_than_beside_two_hundred() -> None:
    few, _ = cost(FEW)
    many, pairs = cost(MANY)
    assert many <= 2 * few + 0.02  # two hundredths of a second are what a busy machine makes of nothing
    assert pairs <= ARTICLE * COMMON


@pytest.mark.large
def test_a_hundred_thousand_names_are_matched_in_less_than_300_megabytes() -> None:
    script = (
        "import resource, sys\n"
        "from graph.resolution.matching import matches\n"
        "from ontology.catalogue import Catalogue\n"
        "from tests.graph.resolution.many import invented, telling\n"
        "readings = [telling(invented(100_000))]\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "matches(readings, Catalogue((), ''))\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) < 300
