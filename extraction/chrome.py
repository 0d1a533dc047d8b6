"""Which lines of a page are chrome: menus, cookie notes, footers, disclaimers, and not the article's body."""

from __future__ import annotations

import re
from functools import cache

from extraction.cues import cue_table

_SEPARATOR = re.compile(r"\s[|›·•/»>]\s|\s{3,}")
_SENTENCE_END = re.compile(r"[.\u3002!?\uff01\uff1f;][\"\u201d\u2019\u300d)]*$")
_LONGEST = 220
"""Code points above which a line is body whatever words it holds."""

_MENU_SCRIPTS = 4
"""Scripts in one line from which on it is a menu of languages; three stand in a Chinese line with a Japanese name."""

_SCRIPTS = tuple(
    re.compile(f"[{letters}]")
    for letters in (
        "A-Za-z",
        "\u0370-\u03ff",  # Greek
        "\u0400-\u04ff",  # Cyrillic
        "\u0600-\u06ff",  # Arabic
        "\u3040-\u30ff",  # kana
        "\u4e00-\u9fff",  # Han
        "\uac00-\ud7ff",  # Hangul
    )
)


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(cue_table("chrome")["words"]), re.I)


def is_chrome(line: str) -> bool:
    """Whether a line is no part of the body."""
    stripped = line.strip()
    if not any(map(str.isalpha, stripped)):
        return True
    if sum(pattern.search(stripped) is not None for pattern in _SCRIPTS) >= _MENU_SCRIPTS:
        return True  # a menu of languages
    listed = len(_SEPARATOR.findall(stripped)) >= 2 and not _SENTENCE_END.search(stripped)
    if listed and not any(map(str.isdigit, stripped)):
        return True
    return len(stripped) < _LONGEST and _words().search(stripped) is not None
