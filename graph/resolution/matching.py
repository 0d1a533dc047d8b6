"""Which things of different articles are one: by their names first, then by what articles say of those in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graph.resolution.comparing import Comparing, known
from graph.resolution.context import Context, left_over
from graph.resolution.index import Index
from graph.resolution.match import DOUBTFUL, SURE, Match
from graph.resolution.nodes import nodes
from graph.resolution.signals import SAME, Signal, comparable
from graph.resolution.things import Thing, things
from ontology.catalogue import Catalogue
from ontology.records import Reading

TOGETHER = 0.35
"""What is taken off where one article names both and the reason is not about the letters: it means two things then."""

AMBIGUOUS = 0.6
"""Most that a reading in Latin letters or a translation is worth where it fits several things."""


@dataclass(frozen=True, slots=True)
class _Pair:
    one: Thing
    other: Thing
    signal: Signal

    def score(self) -> float:
        """The signal's worth for these two things."""
        together = bool(self.one.articles & self.other.articles) and not self.signal.literal
        return self.signal.score - (TOGETHER if together else 0.0)


def matches(readings: Iterable[Reading], catalogue: Catalogue, comparing: Comparing | None = None) -> tuple[Match, ...]:
    """Every pair of things that are, or may be, one, sorted; the same whatever the order of the readings.

    ``comparing`` may remember what comparing these names came to; what is found is the same.
    """
    told = sorted(readings, key=lambda reading: reading.article.iri)
    named = things(told, catalogue)
    every = {**known(catalogue), **{thing.iri: thing for thing in named}}
    pairs = _pairs(named, every, comparing or Comparing(catalogue))
    scores = _without_rivals(pairs)
    first = [_match(pair, scores[key], ()) for key, pair in pairs.items()]
    context = Context(told, nodes(first, (), catalogue.by_iri))
    found = {}
    for (one, other), pair in pairs.items():
        shared = context.shared(one, other) if scores[one, other] < SURE else ()
        found[one, other] = _match(pair, min(scores[one, other] + context.worth(shared), 0.99), shared)
    for match in left_over(context, every):
        before = found.get((match.one, match.other))
        if before is None or before.score < match.score:
            found[match.one, match.other] = match
    return tuple(sorted(match for match in found.values() if _is_worth_telling(match, every)))


def _is_worth_telling(match: Match, every: Mapping[str, Thing]) -> bool:
    """Whether people should see it; of what no article names only what is sure."""
    named = every[match.one].articles and every[match.other].articles
    return match.score >= (DOUBTFUL if named else AMBIGUOUS)


def _pairs(named: Sequence[Thing], every: Mapping[str, Thing], comparing: Comparing) -> dict[tuple[str, str], _Pair]:
    """The pairs with a signal, of which at least one thing is named by an article and one unknown to the catalogue."""
    index = Index()
    worth: set[tuple[str, str]] = set()
    for thing in named:
        found = comparing.found(thing)
        index.add(thing.iri, found.traits)
        if not thing.known:
            worth.update((min(thing.iri, iri), max(thing.iri, iri)) for iri in found.concepts)
    pairs = {}
    worth |= index.pairs()
    for key in sorted(worth):
        one, other = every[key[0]], every[key[1]]
        if (one.known and other.known) or not comparable(one, other):
            continue
        signal = comparing.signal(one, other)
        if signal is not None:
            pairs[key] = _Pair(one, other, signal)
    return pairs


def _without_rivals(pairs: Mapping[tuple[str, str], _Pair]) -> dict[tuple[str, str], float]:
    """The scores; a name that in one way fits two things which do not fit each other tells neither of them for sure."""
    scores = {key: pair.score() for key, pair in pairs.items()}
    fitting: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for (one, other), pair in pairs.items():
        if SURE <= scores[one, other] < SAME:
            fitting[one, pair.signal.name, pair.other.is_han].append(other)
            fitting[other, pair.signal.name, pair.one.is_han].append(one)
    lowered = dict(scores)
    for (iri, _, _), others in fitting.items():
        if any(scores.get((a, b), 0.0) < AMBIGUOUS for a, b in combinations(sorted(others), 2)):
            for other in others:
                key = (min(iri, other), max(iri, other))
                lowered[key] = min(lowered[key], AMBIGUOUS)
    return lowered


def _match(pair: _Pair, score: float, shared: tuple[str, ...]) -> Match:
    return Match(pair.one.iri, pair.other.iri, round(score, 2), (pair.signal.words, *shared))
