"""What people are asked: the pairs in doubt that nobody has judged, with their evidence, the most valuable first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.resolution.described import Described, Directory
from graph.resolution.homonyms import kept_apart
from graph.resolution.match import SURE, Match
from graph.resolution.settled import Settled
from ontology.records import Judgement, Reading

QUOTES = 2
"""Quotes that are shown of each thing."""

AROUND = 60
"""Code points on each side of a name, where no claim quotes it."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What an article says of a thing, in its own words."""

    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two nodes that may be one. ``value`` tells how much hangs on the answer; quotes are of the one and the other."""

    match: Match
    one: Described
    other: Described
    quotes: tuple[tuple[Quote, ...], tuple[Quote, ...]]
    value: float


def doubts(settled: Settled, directory: Directory) -> tuple[Doubt, ...]:
    """The queue: by how much hangs on an answer, what is nearly sure before what is hardly likely."""
    best = open_pairs(settled.matches, settled.node, settled.judgements)
    quotes = _quotes(settled.readings, {iri for pair in best for iri in pair})
    found = []
    for (one, other), match in best.items():
        first, second = directory.described(one), directory.described(other)
        value = worth(match, (first.mentions, first.claims), (second.mentions, second.claims))
        found.append(Doubt(match, first, second, (quotes[one], quotes[other]), value))
    return tuple(sorted(found, key=lambda d: (-d.value, d.one.iri, d.other.iri)))


def open_pairs(
    matches: Iterable[Match], node: Mapping[str, str], judgements: Iterable[Judgement]
) -> dict[tuple[str, str], Match]:
    """The surest match of every two nodes that may be one and that nobody has judged."""
    told = tuple(judgements)
    said = (*told, *kept_apart(told))
    judged = {tuple(sorted(node.get(iri, iri) for iri in j.subjects)) for j in said if len(j.subjects) == 2}
    best: dict[tuple[str, str], Match] = {}
    for match in matches:
        one, other = sorted((node.get(match.one, match.one), node.get(match.other, match.other)))
        before = best.get((one, other))
        if one != other and (one, other) not in judged and (before is None or before.score < match.score):
            best[one, other] = match
    return best


def worth(match: Match, one: tuple[int, int], other: tuple[int, int]) -> float:
    """What an answer is worth: what the less told-of of the two would bring to the other, times how likely that is.

    Each of the two is told of in so many mentions and so many claims.
    """
    told = min(1 + mentions + 2 * claims for mentions, claims in (one, other))
    return round(told * min(match.score, SURE) / SURE, 3)


def _quotes(readings: Iterable[Reading], wanted: set[str]) -> dict[str, tuple[Quote, ...]]:
    """For each node the first sentences of claims on it, and where there are none the words around its names."""
    claimed: dict[str, dict[str, Quote]] = defaultdict(dict)
    named: dict[str, dict[str, Quote]] = defaultdict(dict)
    for reading in readings:
        key, text = reading.article.key, reading.article.text
        for claim in reading.claims:
            for iri in {claim.subject, claim.object or ""} & wanted:
                claimed[iri].setdefault(claim.evidence.text, Quote(key, claim.evidence.text))
        for link in reading.links:
            if link.entity in wanted:
                span = link.mention.span
                around = text[max(0, span.start - AROUND) : span.end + AROUND].strip()
                named[link.entity].setdefault(key, Quote(key, around))
    return {iri: tuple((*claimed[iri].values(), *named[iri].values())[:QUOTES]) for iri in wanted}
