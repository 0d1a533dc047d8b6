"""Which things are worth comparing: those that share a key, found without looking at all others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from graph.resolution.chinese import called, pinyin, readings, simplified
from graph.resolution.english import in_english
from graph.resolution.forms import form
from graph.resolution.things import Thing

COMMON = 40
"""Things that share a key from which on it is no reason to compare any two of them: pairs grow with the square."""

_Meanings = tuple[frozenset[str], ...]


class Index:
    """Things by their keys; a new one costs what it shares with others, not how many there are."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[str]] = defaultdict(list)

    def add(self, thing: Thing) -> None:
        """Let later things be compared with this one."""
        for key in (*keys(thing), *words(thing)):
            found = self._by_key[key]
            if len(found) <= COMMON:  # one more than COMMON is enough to know
                found.append(thing.iri)

    def like(self, thing: Thing) -> set[str]:
        """The IRIs of the things that share a key, or two words, with this one, itself left out."""
        found = {iri for key in keys(thing) for iri in self._with(key)}
        shared = Counter(iri for word in words(thing) for iri in self._with(word))
        return (found | {iri for iri, count in shared.items() if count > 1}) - {thing.iri}

    def _with(self, key: str) -> list[str]:
        others = self._by_key.get(key, [])
        return others if len(others) <= COMMON else []


def keys(thing: Thing) -> set[str]:
    """Letters, pinyin, dictionary words and meanings of one word, of all names of a thing: one in common will do."""
    return {key for each in thing.forms for key in _keys(each.text)}


def words(thing: Thing) -> set[str]:
    """What the words of its names mean, of names of several words: two names that mean the same share two of them."""
    ways = (way for each in thing.forms for way in _ways(each.text))
    return {f"={word}" for way in ways if len(way) > 1 for part in way for word in part}


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
