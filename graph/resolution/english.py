"""Names in Latin script word for word in English, by the words of `words.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from graph.resolution.caches import while_comparing
from graph.resolution.chinese import stem
from graph.resolution.forms import form

_FILE = Path(__file__).with_name("words.toml")
_ALIKE = "alike"
_EMPTY = frozenset(
    "the of and der die das des von und o a os as de do da dos e el la los las del y le les du et".split()  # noqa: SIM905 - a list of forty quotation marks is harder to read
)


@while_comparing(10_000)
def in_english(name: str, *, whole: bool = False) -> tuple[frozenset[str], ...]:
    """For each word that tells something, the English words that it may be; its own letters are among them.

    Generic words are left out unless the `whole` name is wanted.
    """
    it = form(name)
    if whole and it.all_words == it.words:
        return in_english(name)  # one object for both, as most names are without generic words
    words = it.all_words if whole else it.words
    return tuple(_meanings(part) for word in words if word not in _EMPTY for part in _parts(word))


def is_translated(name: str) -> bool:
    """Whether a word of the name is one that the list translates."""
    return any(part in _words() for word in form(name).words for part in _parts(word))


def _parts(word: str) -> tuple[str, ...]:
    """The word, or two words of the list of which it is put together, as German does ("Vulkanmotor")."""
    if word in _words() or len(word) < 7:
        return (word,)
    for cut in range(3, len(word) - 2):
        one, other = word[:cut], word[cut:]
        for first in (one, one.removesuffix("s"), one.removesuffix("n"), one.removesuffix("en")):
            if first in _words() and other in _words():
                return (first, other)
    return (word,)


@while_comparing(100_000)
def _meanings(part: str) -> frozenset[str]:
    words = frozenset(_words().get(part, ())) | {stem(part)}
    return words.union(*(_synonyms().get(word, frozenset()) for word in words))


@cache
def _words() -> dict[str, frozenset[str]]:
    """English words by the word of another language, without accents."""
    found: dict[str, set[str]] = {}
    for section, held in _told().items():
        for english, others in held.items() if section != _ALIKE else ():
            for word in others:
                found.setdefault("".join(form(word).words), set()).add(english)
    return {word: frozenset(english) for word, english in found.items()}


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    return {english: frozenset(others) for english, others in _told()[_ALIKE].items()}


@cache
def _told() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
