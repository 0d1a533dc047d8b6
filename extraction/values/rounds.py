"""Finds the names of financing rounds and gives them in English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extraction.values.known import NOT_AFTER_WORD, NOT_BEFORE_WORD, base_language, one_of, squeezed
from extraction.values.round_words import ROUND_AFTER, ROUND_BEFORE, ROUND_WORDS, SERIES


@dataclass(frozen=True, slots=True)
class Round:
    """A round's name. ``name`` is English whatever the text's language: "Series A1", "Pre-A", "Seed", "IPO"."""

    start: int
    end: int
    text: str
    name: str


# A to H, perhaps with a number or one or two plus signs.
_LETTER = r"[A-H](?:[1-9](?![0-9])|[+\uff0b]{1,2})?"
_PRE = r"(?:[Pp]r[eé]|PRE)[\s-]?"


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = one_of(_words(language))
    if language == "zh":
        lettered = (
            rf"(?P<pre>{_PRE})?(?P<after>(?:[A-Ha-h])(?:[1-9](?![0-9])|[+\uff0b]{{1,2}})?)(?:系列)?[^\S\n]?[轮輪]"
            rf"|(?P<pre2>{_PRE})?(?i:Series)[\s-](?P<series>{_LETTER})(?![A-Za-z0-9])"
        )
        return re.compile(
            rf"{NOT_AFTER_WORD}(?:{lettered})|(?P<words>{words})|{NOT_AFTER_WORD}(?P<upper>IPO|SAFE)(?![A-Za-z])"
        )
    before, after, series = one_of(ROUND_BEFORE[language]), one_of(ROUND_AFTER[language]), one_of(SERIES)
    gap = r"[\s\u00a0-]{1,3}"
    return re.compile(
        rf"{NOT_AFTER_WORD}(?:"
        rf"(?P<pre>{_PRE})?(?i:(?:(?:{before}){gap})?(?:{series})){gap}(?P<series>{_LETTER})(?:{gap}(?i:{after}))?"
        rf"|(?P<pre2>{_PRE})?(?P<after>{_LETTER}){gap}(?i:{after})"
        rf"|(?i:{before}){gap}(?P<pre3>{_PRE})?(?P<before>{_LETTER})"
        rf"|(?P<pre4>{_PRE}|PRE-)(?P<bare>A[1-9+]?)"
        rf"|(?i:(?P<words>{words}))|(?P<upper>IPO|SAFE(?!-))){NOT_BEFORE_WORD}"
    )


@cache
def _words(language: str) -> dict[str, str]:
    """The language's words and the English ones, which all languages borrow."""
    sections = (ROUND_WORDS["en"], ROUND_WORDS[language])
    return {
        squeezed(word): name for section in sections for name, words in section.items() for word in words.split("/")
    }


def find_rounds(text: str, language: str) -> tuple[Round, ...]:
    """All names of rounds in ``text``, sorted by place. "Pre-IPO" and rounds without a name are none."""
    key = base_language(language)
    rounds = []
    for found in _pattern(key).finditer(text):
        name = _name(found, key)
        if name == "IPO" and re.search(r"[Pp]r[eé][\s-]?\Z", text[max(0, found.start() - 4) : found.start()]):
            continue
        rounds.append(Round(found.start(), found.end(), found[0], name))
    return tuple(rounds)


def _name(found: re.Match[str], language: str) -> str:
    group = found.groupdict()
    if group["upper"]:
        return group["upper"]
    if group["words"]:
        return _words(language)[squeezed(group["words"])]
    letter = next(group[key] for key in ("series", "after", "before", "bare") if group.get(key))
    pre = any(group.get(key) for key in ("pre", "pre2", "pre3", "pre4"))
    return ("Pre-" if pre else "Series ") + letter.upper().replace("\uff0b", "+")
