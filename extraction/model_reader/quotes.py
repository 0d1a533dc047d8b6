"""Finding quoted words in a text: as they stand, or with other case, blanks and marks, never with other letters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extraction.traditional import simplified

_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{1,4}"
_SPACED = re.compile(r"[a-zà-ɏ0-9]", re.I)


@dataclass(frozen=True, slots=True)
class Quote:
    """Where words stand, and whether that took an alignment."""

    start: int
    end: int
    repaired: bool = False


def find_all(content: str, words: str) -> tuple[Quote, ...]:
    """All places of the words; aligned ones only where there is none as they are quoted."""
    words = words.strip()
    if not words:
        return ()
    # A prompt shows every run of blanks as one, so that a quotation does not know how long it is.
    plainly = r"\s+".join(map(re.escape, words.split()))
    exact = tuple(Quote(m.start(), m.end()) for m in re.finditer(_bounded(plainly, words), content))
    if exact:
        return exact
    parts = [re.escape(part) for part in _WORD.findall(words.translate(simplified()))]
    if not parts:
        return ()
    # The table of signs keeps offsets; letters and digits themselves must agree.
    plain = content.translate(simplified())
    aligned = re.finditer(_bounded(_BETWEEN.join(parts), words), plain, re.I)
    return tuple(Quote(m.start(), m.end(), True) for m in aligned)


def find(content: str, words: str) -> Quote | None:
    """The first place of the words."""
    return next(iter(find_all(content, words)), None)


def _bounded(pattern: str, words: str) -> str:
    """The pattern not within a longer word, in scripts that part words by blanks."""
    # Not \b: a name in Latin letters may touch Chinese signs.
    edge = r"(?<![A-Za-zÀ-ɏ0-9])" if _SPACED.match(words[0]) else ""
    end = r"(?![A-Za-zÀ-ɏ0-9])" if _SPACED.match(words[-1]) else ""
    return edge + pattern + end
