"""Parts of a firm that carry its name: "Alibaba Cloud" is another thing than Alibaba."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


def names_a_unit(rest: str) -> bool:
    """Whether what follows a firm's name tells a part of the firm."""
    words, han = _units()
    return any(word.casefold() in words for word in rest.replace("-", " ").split()) or rest.strip().endswith(han)


@cache
def _units() -> tuple[frozenset[str], tuple[str, ...]]:
    told = tomllib.loads(Path(__file__).with_name("units.toml").read_text(encoding="utf-8"))
    return frozenset(told["words"]), tuple(told["han"])
