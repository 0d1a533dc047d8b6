"""A person's post as the text words it, in English."""

from __future__ import annotations

import re
from functools import cache

from extraction.cues import cue_table

_FORMER = {
    "en": r"\b(?:former|formerly|ex)\b",
    "de": r"\b(?:ehemalige[rn]?|frühere[rn]?|früher|einst\w*|ex)\b|\bEx-",
    "pt": r"\b(?:ex|antig[oa]|anterior)\b",
    "zh": r"前|曾任|曾|原",
}


@cache
def _posts(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table: dict[str, str] = cue_table("roles").get(language, {})
    ranked = sorted(table.items(), key=lambda entry: (-len(entry[0]), entry[0]))
    edge = "" if language == "zh" else r"(?<![^\W_])"
    end = "" if language == "zh" else r"(?![^\W_])"
    return tuple((re.compile(f"{edge}(?:{words}){end}", re.I), english) for words, english in ranked)


def post_in_english(words: str, language: str) -> str:
    """The English name of the post that the words hold, "former ..." for one given up, "" where they hold none."""
    found = min(
        (
            (match.start(), -len(match.group()), english)
            for pattern, english in _posts(language)
            if (match := pattern.search(words))
        ),
        default=None,
    )
    if found is None:
        return ""
    former = re.search(_FORMER.get(language, r"(?!)"), words, re.I)
    return f"former {found[2]}" if former else found[2]
