"""Which things are worth comparing: those that share a key, found without looking at all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from graph.resolution.chinese import called, pinyin, readings, simplified
from graph.resolution.english import in_english
from graph.resolution.forms import form
from graph.resolution.things import Thing

COMMON = 40
"""Things that share a key from which on it is no reason to compare any two of them: pairs grow with the square."""

_Meanings = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Traits:
    """By what a thing is found: one common key will do, or two common words."""

    keys: frozenset[str]
    words: frozenset[str]


class Index:
    """Things by their keys; a new one costs what it shares with others, not how many there are."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[str]] = defaultdict(list)
        self._by_word: dict[str, list[str]] = defaultdict(list)

    def add(self, iri: str, traits: Traits) -> None:
        """Let later things be compared with this one."""
        for held, asked in ((self._by_key, traits.keys), (self._by_word, traits.words)):
            for key in asked:
                found = held[key]
                if len(found) <= COMMON:  # one more than COMMON is enough to know
                    found.append(iri)

    def like(self, iri: str, traits: Traits) -> set[str]:
        """The IRIs of the things that share a key, or two words, with this one, itself left out."""
        found = {other for key in traits.keys for other in _few(self._by_key.get(key, []))}
        shared = Counter(other for word in traits.words for other in _few(self._by_word.get(word, [])))
        return (found | {other for other, count in shared.items() if count > 1}) - {iri}

    def pairs(self) -> set[tuple[str, str]]:
        """All pairs of its things that share a key or two words, the smaller IRI first."""
        found = {_ordered(pair) for iris in self._by_key.values() for pair in combinations(_few(iris), 2)}
        shared = Counter(_ordered(pair) for iris in self._by_word.values() for pair in combinations(_few(iris), 2))
        return found | {pair for pair, count in shared.items() if count > 1}


def traits(thing: Thing) -> Traits:
    """Letters, pinyin, dictionary words and meanings of one word, and what the words of longer names mean."""
    texts = [each.text for each in thing.forms]
    ways = [way for text in texts for way in _ways(text) if len(way) > 1]
    return Traits(
        frozenset(key for text in texts for key in _keys(text)),
        # Two names of several words that mean the same share two of them.
        frozenset(word for way in ways for part in way for word in part),
    )


def _few(iris: list[str]) -> list[str]:
    return iris if len(iris) <= COMMON else []


def _ordered(pair: tuple[str, str]) -> tuple[str, str]:
    return pair if pair[0] < pair[1] else (pair[1], pair[0])


def _keys(name: str) -> Iterator[str]:
    it = form(name)
    yield it.letters
    yield it.core
    if it.han:
        syllables = pinyin(name)
        yield "".join(syllables)
        yield "".join(pinyin(it.core))
        for cut in (1, 2):
            yield "".join((*syllables[cut:], *syllables[:cut]))
        for text in called(simplified(name)):
            yield form(text).core
    for way in _ways(name):
        if len(way) == 1:
            yield from (f"1={word}" for word in way[0])


def _ways(name: str) -> tuple[_Meanings, ...]:
    """The ways to read a name in English, with its generic words and without."""
    it = form(name)
    if it.han:
        return tuple(dict.fromkeys((*readings(it.core), *readings(simplified(name)))))
    return tuple(dict.fromkeys((in_english(name), in_english(name, whole=True))))
