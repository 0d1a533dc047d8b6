"""Which articles tell one story, whatever the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from graph.stories.anchors import Anchor, anchors
from graph.stories.likeness import copies, in_order, sketch
from graph.stories.parts import parts
from ontology.identifiers import content_iri
from ontology.records import Reading, Span

COMMON = 50
"""Articles that hold an anchor or a shingle from which on it is no reason to compare any two of them: what every
article of a site or of the field holds tells none of them apart, and pairs grow with the square."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A text that tells a story: an article, or the part of it that is in one language."""

    article: str
    span: Span
    story: str
    anchors: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Stories:
    """The IRI of each article's story, by the article's IRI, and the tellings of those that are told more than once."""

    of_article: dict[str, str]
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """A telling before its story is known."""

    article: str
    original: str
    span: Span | None
    sketch: frozenset[int]
    anchors: tuple[Anchor, ...]
    names: tuple[str, ...]


def stories(readings: Iterable[Reading]) -> dict[str, str]:
    """The IRI of each article's story, by the article's IRI, whatever the order of the readings."""
    return found_stories(readings).of_article


def found_stories(readings: Iterable[Reading]) -> Stories:
    """All stories with their tellings, sorted by story and article."""
    texts = sorted((text for reading in readings for text in _texts(reading)), key=lambda t: (t.article, t.span))
    leader = {t.article: t.article for t in texts}

    def find(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    for one, other in _same(texts):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    story = {article: content_iri("story", find(article)) for article in leader}
    told = [Telling(t.article, t.span, story[t.article], t.anchors) for t in texts if t.span is not None]
    several = {iri for iri, count in _counts(t.story for t in told).items() if count > 1}
    tellings = sorted((t for t in told if t.story in several), key=lambda t: (t.story, t.article, t.span))
    return Stories(story, tuple(tellings))


def _counts(iris: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for iri in iris:
        counts[iri] += 1
    return counts


def _texts(reading: Reading) -> Iterator[_Text]:
    article = reading.article
    found = anchors(reading)
    for span in parts(article, found) or (None,):
        inside = tuple(a for a in found if span and span.start <= a.start < span.end)
        words = sketch(span.of(article.text)) if span else frozenset()
        yield _Text(article.iri, article.translation_of, span, words, inside, tuple(a.name for a in inside))


def _same(texts: list[_Text]) -> Iterator[tuple[str, str]]:
    known = {t.article for t in texts}
    for t in texts:
        if t.original in known:
            yield t.article, t.original
    for one, other in _candidates(texts):
        if copies(one.sketch, other.sketch) or in_order(one.names, other.names):
            yield one.article, other.article


def _candidates(texts: list[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Pairs that have enough in common to be worth comparing: one shingle of the sketch, or two rare anchors."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    rows: dict[int, list[int]] = defaultdict(list)
    named: dict[str, list[int]] = defaultdict(list)
    for number, t in enumerate(texts):
        for row in t.sketch:
            rows[row].append(number)
        for name in set(t.names):
            named[name].append(number)
    for numbers in rows.values():
        # Many copies of one text need no comparison of each with each: a chain joins them too.
        for pair in combinations(numbers, 2) if len(numbers) <= COMMON else pairwise(numbers):
            shared[pair] += 2
    for numbers in named.values():
        if len(numbers) <= COMMON:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= 2 and texts[one].article != texts[other].article:
            yield texts[one], texts[other]
