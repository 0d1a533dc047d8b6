"""Which articles tell one story, whatever the order in which they come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.stories.anchors import Anchor, anchors
from graph.stories.candidates import Keys, candidates
from graph.stories.likeness import copies, in_order, sketch
from graph.stories.parts import parts
from ontology.identifiers import content_iri
from ontology.records import Reading, Span


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
    anchors: tuple[Anchor, ...]
    keys: Keys


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

    for one, other in _same(texts, lambda one, other: find(one) == find(other)):
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
        keys = Keys(sketch(span.of(article.text) if span else ""), tuple(a.name for a in inside))
        yield _Text(article.iri, article.translation_of, span, inside, keys)


def _same(texts: list[_Text], joined: Callable[[str, str], bool]) -> Iterator[tuple[str, str]]:
    """Pairs of articles of one story; whether two that are `joined` already tell the same is not looked at."""
    known = {t.article for t in texts}
    for t in texts:
        if t.original in known:
            yield t.article, t.original
    for number, other_number in candidates([t.keys for t in texts]):
        one, other = texts[number], texts[other_number]
        if not joined(one.article, other.article) and _one_text(one.keys, other.keys):
            yield one.article, other.article


def _one_text(one: Keys, other: Keys) -> bool:
    return copies(one.sketch, other.sketch) or in_order(one.names, other.names)
