"""Which things are worth comparing: those that share a key, found without looking at all others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from graph.resolution.chinese import called, pinyin, readings
from graph.resolution.english import in_english
from graph.resolution.forms import form
from graph.resolution.things import Thing

COMMON = 40
"""Things that share a key from which on it is no reason to compare any two of them: pairs grow with the square."""


class Index:
    """Things by their keys; a new one costs what it shares with others, not how many there are."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[str]] = defaultdict(list)

    def add(self, thing: Thing) -> None:
        """Let later things be compared with this one."""
        for key in keys(thing):
            found = self._by_key[key]
            if len(found) <= COMMON:  # one more than COMMON is enough to know
                found.append(thing.iri)

    def like(self, thing: Thing) -> set[str]:
        """The IRIs of the things that share a key with this one, itself left out."""
        found: set[str] = set()
        for key in keys(thing):
            others = self._by_key.get(key, [])
            if len(others) <= COMMON:
                found.update(others)
        return found - {thing.iri}


def keys(thing: Thing) -> set[str]:
    """Letters, pinyin, dictionary words and translations of all names of a thing, short and the same for the same."""
    return {key for each in thing.forms for key in _keys(each.text)}


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
        for text in called(name):
            yield form(text).core
        for way in readings(it.core):
            for part in way:
                yield from (f"={word}" for word in part)
    else:
        for words in in_english(name):
            yield from (f"={word}" for word in words)
