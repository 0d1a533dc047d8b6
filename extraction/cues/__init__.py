"""Cue words as data: what tells a kind of thing, a status or a post. Read here, once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@cache
def cue_table(name: str) -> dict[str, Any]:
    """The content of one cue file."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def alternatives(words: list[str]) -> str:
    """One pattern for any of the words, longest first; Latin ones may not continue a word on either side."""
    parts = []
    for han, neighbours in groupby(sorted(words, key=len, reverse=True), key=_is_han):
        # What stands beside a word is looked at once for all of them: each by itself would cost as much as the word.
        group = "|".join(neighbours)
        parts.append(group if han else rf"(?<![^\W_])(?:{group})(?![^\W_])")
    return "(?:" + "|".join(parts) + ")"


def _is_han(word: str) -> bool:
    return re.search(r"[\u3400-\u9fff]", word) is not None
