"""What a language still lacks: the sections of the cue files and the trigger patterns that other languages have."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from extraction.claims.triggers import FOLDER as PATTERNS
from extraction.cues import FOLDER as CUES
from extraction.cues import cue_table
from extraction.languages import LANGUAGES


def gaps_of(language: str) -> tuple[str, ...]:
    """The places, as ``file: section``, where another language has words and this one has none."""
    found = [f"cues/{path.name}: {gap}" for path in sorted(CUES.glob("*.toml")) for gap in _in(path.stem, language)]
    for path in sorted(PATTERNS.glob("*.toml")):
        triggers = tomllib.loads(path.read_text(encoding="utf-8")).get("trigger", [])
        if not any(language in trigger["language"].split() for trigger in triggers):
            found.append(f"patterns/{path.name}: triggers")
    return tuple(found)


def _in(name: str, language: str) -> Iterator[str]:
    yield from _missing(cue_table(name), language, "")


def _missing(table: dict[str, Any], language: str, where: str) -> Iterator[str]:
    if LANGUAGES.keys() & table.keys():
        if language not in table:
            yield where or "all"
        return
    for key, below in table.items():
        if isinstance(below, dict):
            yield from _missing(below, language, f"{where}.{key}".lstrip("."))
