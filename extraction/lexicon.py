"""What the words of a sentence speak of, by class: investing, denying, revenue (``cues/lexicon.toml``).

Another file of ``cues/`` of the same form can be named.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extraction.cues import cue_table

_LETTERS = r"[^\W\d_]*"


@lru_cache(maxsize=512)
def classes_in(content: str, language: str, lexicon: str = "lexicon") -> tuple[tuple[int, int, str], ...]:
    """Start, end and class of every word or phrase of the lexicon in a sentence, in the order of the text."""
    low = content.lower()
    found = [
        (match.start(), match.end(), name)
        for name, pattern in _patterns(language, lexicon)
        for match in pattern.finditer(low)
    ]
    return tuple(sorted(found))


@cache
def _patterns(language: str, lexicon: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = cue_table(lexicon)
    return tuple((name, _pattern(by[language], language)) for name, by in table.items() if language in by)


def _pattern(words: str, language: str) -> re.Pattern[str]:
    entries = sorted(words.lower().split(), key=len, reverse=True)
    parts = "|".join(re.escape(entry).replace(r"\*", _LETTERS) for entry in entries)
    return re.compile(parts if language == "zh" else rf"(?<![^\W_])(?:{parts})(?![^\W_])")
