"""What the name tagger sees of each token: its letters, how common it is, its neighbours, and what the rules say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extraction.frequency import frequency, is_ordinary
from extraction.mentions.kinds import cue_kinds, family_names, given_names, tells_kind
from extraction.mentions.tokens import Token
from extraction.segment import words_of

_EDGE = "#"
_RARE = "r"


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of a sentence that a rule or the catalogue takes for a name; ``source`` says which of them."""

    start: int
    end: int
    source: str
    kind: str


def features_of(
    content: str, language: str, tokens: Sequence[Token], hints: Sequence[Hint], seen: Mapping[str, int], *, title: bool
) -> list[list[str]]:
    """The features of every token, in order.

    ``seen`` counts how often a word stands with a small letter in the article; ``title`` tells of a headline.
    """
    own = [list(_own(token, language, seen)) for token in tokens]
    if language == "zh":
        _add_segments(content, tokens, own)
    marks = _marks(tokens, hints)
    rows = []
    for index, token in enumerate(tokens):
        row = ["title" if title else "body", *own[index], *marks[index]]
        for offset in (-2, -1, 1, 2):
            other = index + offset
            if 0 <= other < len(tokens):
                row += [f"{offset}:{feature}" for feature in own[other][: 5 if abs(offset) == 1 else 3]]
                row += [f"{offset}:{mark}" for mark in marks[other]]
            else:
                row.append(f"{offset}:{_EDGE}")
        if index:
            before = tokens[index - 1]
            row.append(f"-1,0:{before.text.lower()}|{token.text.lower()}")
            row.append("glued" if before.end == token.start else "apart")
        if index + 1 < len(tokens):
            row.append(f"0,1:{token.text.lower()}|{tokens[index + 1].text.lower()}")
        if language == "zh":
            row += _windows(tokens, index)
        rows.append(row)
    return rows


def _own(token: Token, language: str, seen: Mapping[str, int]) -> Iterator[str]:
    text = token.text
    low = text.lower()
    yield f"w={low}"
    yield f"s={_shape(text)}"
    yield f"f={_rarity(low, 'en' if language == 'zh' and text.isascii() else language)}"
    kind = tells_kind(text)
    yield f"in={kind}"
    yield f"cue={','.join(cue_kinds(low))}"
    if not text[0].isalpha():
        return
    if len(text) > 1 and language != "zh":
        yield f"l={language},{_rarity(low, language)},{_shape(text)[:2]}"
        yield f"en={_rarity(low, 'en')}"
        yield f"p3={low[:3]}"
        yield f"x3={low[-3:]}"
        yield f"x2={low[-2:]}"
        yield f"small={min(seen.get(low, 0), 2)}"
        if language == "de":
            yield f"noun={is_ordinary(low, 'de')}"
        if text in given_names():
            yield "given"
        if text in family_names():
            yield "family"


@lru_cache(maxsize=1 << 12)
def _shape(text: str) -> str:
    signs = "".join(
        "X" if c.isupper() else "h" if "\u3400" <= c <= "\u9fff" else "x" if c.isalpha() else "d" if c.isdigit() else c
        for c in text
    )
    short = signs[:1]
    for sign in signs[1:]:
        if sign != short[-1]:
            short += sign
    return short + (str(len(text)) if len(text) < 4 else "")


@lru_cache(maxsize=1 << 12)
def _rarity(word: str, language: str) -> str:
    share = frequency(word, language)
    return str(round(-math.log10(share))) if share else _RARE


def _marks(tokens: Sequence[Token], hints: Sequence[Hint]) -> list[list[str]]:
    """For each token what the rules take it for, with B at the beginning of a name and I inside."""
    rows: list[list[str]] = [[] for _ in tokens]
    for hint in hints:
        for index, token in enumerate(tokens):
            if hint.start <= token.start and token.end <= hint.end:
                place = "B" if token.start == hint.start else "E" if token.end == hint.end else "I"
                rows[index].append(f"{hint.source}={place}-{hint.kind}")
    return rows


def _add_segments(content: str, tokens: Sequence[Token], own: list[list[str]]) -> None:
    """Which word of the likeliest segmentation a character belongs to, and how common that word is."""
    places = {start: (start, end) for start, end in words_of(content)}
    word = (0, 0)
    for index, token in enumerate(tokens):
        word = places.get(token.start, word)
        text = content[word[0] : word[1]]
        place = "B" if token.start == word[0] else "E" if token.end == word[1] else "I"
        kinds = ",".join(cue_kinds(text)) if len(text) > 1 else ""
        own[index][1:1] = [f"seg={place}{len(text)},{_rarity(text, 'zh')}", f"word={text},{kinds}"]


def _windows(tokens: Sequence[Token], index: int) -> Iterator[str]:
    text = [token.text for token in tokens[max(0, index - 3) : index + 4]]
    at = min(index, 3)
    yield "-2,-1:" + "".join(text[max(0, at - 2) : at])
    yield "-3..-1:" + "".join(text[max(0, at - 3) : at])
    yield "1,2:" + "".join(text[at + 1 : at + 3])
    yield "1..3:" + "".join(text[at + 1 : at + 4])
    yield "-1..1:" + "".join(text[max(0, at - 1) : at + 2])
