"""Which things of different articles are one: by their names first, then by what articles say of those in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from graph.resolution.context import Context, left_over
from graph.resolution.index import Index
from graph.resolution.match import DOUBTFUL, SURE, Match
from graph.resolution.nodes import nodes
from graph.resolution.signals import SAME, Signal, comparable, strongest
from graph.resolution.things import Thing, concepts, things
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


def matches(readings: Iterable[Reading], catalogue: Catalogue) -> tuple[Match, ...]:
    """Every pair of things that are, or may be, one, sorted; the same whatever the order of the readings."""
    told = sorted(readings, key=lambda reading: reading.article.iri)
    named = things(told, catalogue)
    known, known_index = _known(catalogue)
    every = {**known, **{thing.iri: thing for thing in named}}
    pairs = _pairs(named, every, known_index)
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


@lru_cache(maxsize=2)
def _known(catalogue: Catalogue) -> tuple[dict[str, Thing], Index]:
    """The catalogue's concepts, taken apart once for all questions of a process."""
    known = {thing.iri: thing for thing in concepts(catalogue)}
    return known, _indexed(known.values())


def _indexed(things: Iterable[Thing]) -> Index:
    index = Index()
    for thing in things:
        index.add(thing)
    return index


def _pairs(named: Sequence[Thing], every: Mapping[str, Thing], known: Index) -> dict[tuple[str, str], _Pair]:
    """The pairs with a signal, of which at least one thing is named by an article and one unknown to the catalogue."""
    index = _indexed(named)
    pairs = {}
    for thing in named:
        for iri in index.like(thing) | (set() if thing.known else known.like(thing)):
            one, other = sorted((thing, every[iri]), key=lambda t: t.iri)
            if (one.iri, other.iri) in pairs or (one.known and other.known) or not comparable(one, other):
                continue
            signal = strongest(one, other)
            if signal is not None:
                pairs[one.iri, other.iri] = _Pair(one, other, signal)
    return dict(sorted(pairs.items()))


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
