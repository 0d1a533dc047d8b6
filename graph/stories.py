"""Stories: articles that tell the same text, as copies, near copies or translations. A story is one witness.

Copies share runs of words. Translations share no words but their anchors, in the same order: numbers, names in Latin
letters that a translator leaves alone, and the things that the mentions are linked to. Measured on five real articles
of one site, the two translations of one interview have two thirds of their anchors in order, any other two of 28
articles of the field less than two fifths, reports of the same event among them.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations, pairwise

from ontology.identifiers import content_iri
from ontology.records import Reading

SHINGLE = 5
"""Words (Han characters count as one each) in a row that make one shingle."""

SKETCH = 256
"""Shingles kept of a text, those with the smallest hashes: an even sample that is the same for the same text."""

COPY = 0.4
"""Share of common shingles from which two texts are copies."""

IN_ORDER = 0.6
"""Share of anchors in the same order from which two texts are translations of one."""

ANCHORS = 8
"""Anchors in the same order below which nothing is concluded."""

COMMON = 50
"""Articles that hold an anchor or a shingle from which on it is no reason to compare any two of them: what every
article of a site or of the field holds tells none of them apart, and pairs grow with the square."""

_WORD = re.compile(r"[㐀-鿿]|[^\W㐀-鿿]+")
_ANCHOR = re.compile(r"\d+(?:[.,]\d+)*|[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*")


@dataclass(frozen=True, slots=True)
class _Traits:
    article: str
    original: str
    sketch: frozenset[int]
    anchors: tuple[str, ...]
    counts: dict[str, int]


def stories(readings: Iterable[Reading]) -> dict[str, str]:
    """The IRI of each article's story, by the article's IRI, whatever the order of the readings."""
    traits = sorted((_traits(reading) for reading in readings), key=lambda t: t.article)
    leader = {t.article: t.article for t in traits}

    def find(article: str) -> str:
        while leader[article] != article:
            article = leader[article]
        return article

    for one, other in _same(traits):
        first, second = sorted((find(one), find(other)))
        leader[second] = first
    return {article: content_iri("story", find(article)) for article in leader}


def _traits(reading: Reading) -> _Traits:
    text = reading.article.text
    words = _WORD.findall(text.casefold())
    rows = {" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))} if words else set()
    sketch = frozenset(sorted(_hash(row) for row in rows)[:SKETCH])
    placed = [(m.start(), _number_or_name(m.group())) for m in _ANCHOR.finditer(text)]
    linked = [link.mention.span for link in reading.links]
    covered = {place for span in linked for place in range(span.start, span.end)}
    anchors = [(place, anchor) for place, anchor in placed if anchor and place not in covered]
    anchors += [(link.mention.span.start, link.entity) for link in reading.links]
    in_order = tuple(anchor for _, anchor in sorted(anchors))
    return _Traits(reading.article.iri, reading.article.translation_of, sketch, in_order, dict(Counter(in_order)))


def _same(traits: list[_Traits]) -> Iterator[tuple[str, str]]:
    by_article = {t.article: t for t in traits}
    for t in traits:
        if t.original in by_article:
            yield t.article, t.original
    for one, other in _candidates(traits):
        if _copies(one, other) or _translations(one, other):
            yield one.article, other.article


def _candidates(traits: list[_Traits]) -> Iterator[tuple[_Traits, _Traits]]:
    """Pairs that have enough in common to be worth comparing: one shingle of the sketch, or two rare anchors."""
    shared: dict[tuple[int, int], int] = defaultdict(int)
    rows: dict[int, list[int]] = defaultdict(list)
    anchors: dict[str, list[int]] = defaultdict(list)
    for number, t in enumerate(traits):
        for row in t.sketch:
            rows[row].append(number)
        for anchor in set(t.anchors):
            anchors[anchor].append(number)
    for numbers in rows.values():
        # Many copies of one text need no comparison of each with each: a chain joins them too.
        for pair in combinations(numbers, 2) if len(numbers) <= COMMON else pairwise(numbers):
            shared[pair] += 2
    for numbers in anchors.values():
        if len(numbers) <= COMMON:
            for pair in combinations(numbers, 2):
                shared[pair] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= 2:
            yield traits[one], traits[other]


def _copies(one: _Traits, other: _Traits) -> bool:
    if one.sketch.isdisjoint(other.sketch):
        return False
    # The smallest hashes of both together are a sample of both; the share in it that both hold estimates Jaccard's.
    sample = set(sorted(one.sketch | other.sketch)[:SKETCH])
    return len(sample & one.sketch & other.sketch) >= COPY * len(sample)


def _translations(one: _Traits, other: _Traits) -> bool:
    length = len(one.anchors) + len(other.anchors)
    if 2 * min(len(one.anchors), len(other.anchors)) < IN_ORDER * length:
        return False
    # Anchors in common bound those in order, and are counted a hundred times faster.
    if 2 * sum(min(count, other.counts.get(anchor, 0)) for anchor, count in one.counts.items()) < IN_ORDER * length:
        return False
    matcher = difflib.SequenceMatcher(None, one.anchors, other.anchors, autojunk=False)
    matched = sum(block.size for block in matcher.get_matching_blocks())
    return matched >= ANCHORS and 2 * matched >= IN_ORDER * length


def _number_or_name(text: str) -> str:
    """A name as it is; of a number its telling digits, since 2.065, 2,065 and 20.65 may be one sum in three scales."""
    return text.replace(".", "").replace(",", "").strip("0") if text[0].isdigit() else text


def _hash(row: str) -> int:
    return int.from_bytes(blake2b(row.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
