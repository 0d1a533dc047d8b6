"""What kind of thing an unknown name stands for, judged by its own words and by the words beside it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extraction.cues import alternatives, cue_table

_NEAR = 40
_PLAUSIBLE = 0.4
"""A kind with less than this share of the likeliest one's weight is left out."""

_TELLING = 1.0
"""Weight of a shape from which on it tells the kind by itself."""

_PINYIN = re.compile(r"(?:[A-Z](?:[aeioun]|h[aeiou]|[a-z])[a-z]{0,4}(?:[aeioun]|ng)?){1,2}[a-z]{0,6}")
_VERSION = re.compile(
    r"[A-Za-z\u3400-\u9fff][\w.]*[- ]?\d[\w.]*|\d+B\b|\b(?:Mini|Nano|Lite|Turbo|Vision|Coder|Instruct|Embed)\b"
)


@cache
def _inside() -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(alternatives(words), re.I) for kind, words in cue_table("types")["inside"].items()}


@cache
def _before() -> dict[str, re.Pattern[str]]:
    table = cue_table("types")["before"]
    return {kind: re.compile(alternatives(words) + r"[\s\"“„«»‚'「《:-]{0,3}$", re.I) for kind, words in table.items()}


@cache
def _after() -> dict[str, re.Pattern[str]]:
    table = cue_table("types")["after"]
    return {kind: re.compile(r"[\"”“»』」》]?,?[\s-]?" + alternatives(words), re.I) for kind, words in table.items()}


def kinds_of(surface: str, before: str, after: str) -> tuple[tuple[str, ...], bool]:
    """The kinds that a name may be of, likeliest first, and whether anything but its shape speaks for the first.

    ``before`` and ``after`` are the words beside it in its sentence.
    """
    votes: dict[str, float] = {}

    def vote(kind: str, weight: float) -> None:
        votes[kind] = votes.get(kind, 0.0) + weight

    for kind, pattern in _inside().items():
        if pattern.search(surface):
            vote(kind, 3.0 if kind == "Investor" else 2.5)
    for kind, pattern in _before().items():
        if pattern.search(before[-_NEAR:]):
            vote(kind, 2.0)
    for kind, pattern in _after().items():
        if pattern.match(after[:_NEAR]):
            vote(kind, 1.0)
    if _VERSION.search(surface):
        vote("Model", 2.2)
    told = bool(votes) or _by_shape(surface)[0][1] >= _TELLING
    if " " not in surface and any(pattern.fullmatch(surface) for pattern in _inside().values()):
        told = False  # "Fundo" or "Labs" by itself names no one
    for kind, weight in _by_shape(surface):
        vote(kind, weight)
    ranked = sorted(votes, key=lambda kind: (-votes[kind], kind))
    return tuple(kind for kind in ranked if votes[kind] >= _PLAUSIBLE * votes[ranked[0]]), told


@lru_cache(maxsize=1 << 12)
def cue_kinds(word: str) -> tuple[str, ...]:
    """The kinds of names that a word announces: of those after it and, with ``+``, of those before it."""
    before = (kind for kind, words in cue_table("types")["before"].items() if _is_any(word, tuple(words)))
    after = ("+" + kind for kind, words in cue_table("types")["after"].items() if _is_any(word, tuple(words)))
    return (*before, *after)


@cache
def _exactly(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(words), re.I)


def _is_any(word: str, words: tuple[str, ...]) -> bool:
    return _exactly(words).fullmatch(word) is not None


@lru_cache(maxsize=1 << 12)
def tells_kind(words: str) -> str:
    """The kind that the words themselves tell ("Capital" an investor, "Labs" a company), "" where they tell none."""
    return next((kind for kind, pattern in _inside().items() if pattern.search(words)), "")


def _by_shape(surface: str) -> tuple[tuple[str, float], ...]:
    words = surface.split()
    if 2 <= len(words) <= 4 and all(
        re.fullmatch(r"[A-ZÀ-Ý][\w'’.-]*|da|de|do|van|von|der|bin|al", word) for word in words
    ):
        if words[0] in given_names() or re.fullmatch(r"[A-Z]\.", words[0]):
            return (("Person", 2.0),)
        if len(words) == 2 and words[0] in family_names() and _PINYIN.fullmatch(words[1]):
            return (("Person", 2.0),)
        return (("Company", 0.6), ("Person", 0.5), ("Investor", 0.4), ("Model", 0.3))
    return (("Company", 0.6), ("Model", 0.4), ("Investor", 0.3))


@cache
def given_names() -> frozenset[str]:
    """Given names that people in the news often have."""
    return frozenset(cue_table("given_names")["names"].split())


@cache
def family_names() -> frozenset[str]:
    """Chinese family names in pinyin, which stand before the given name."""
    return frozenset(cue_table("given_names")["families"].split())
