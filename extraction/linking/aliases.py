"""Further names that an article itself gives of a thing: "Jichuan AI (霁川智能)", "Norholt, formerly Nordlicht"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_OPEN, _CLOSED = '"“„«‚‘『「《', '"”“»’‘』」》'


def gives_a_name(between: str, behind: str) -> str:
    """How the words between two names and the sign behind the second tell that both are one thing's; "" for not at all.

    ``behind`` is what follows the second name; a bracket has to end there, or go on with further names of the thing.
    """
    in_bracket, without = _patterns()
    if in_bracket.fullmatch(between) and behind.lstrip(_CLOSED + " ")[:1] in (")", "）", ",", "，", ";"):
        return "in brackets after"
    return "in words after" if without.fullmatch(between) else ""


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    told = tomllib.loads(Path(__file__).with_name("aliases.toml").read_text(encoding="utf-8"))
    words = "|".join(sorted({word for held in told.values() for word in held}, key=len, reverse=True))
    start, opened = rf"[{_CLOSED}]?\s?", rf"\s?[{_OPEN}]?"
    in_bracket = re.compile(rf"{start}[(（]\s?(?:(?:{words})\s?[:：]?)?{opened}", re.IGNORECASE)
    # The comma tells "Norholt, formerly Nordlicht" from "Norholt formerly Nordlicht's partner"; Chinese needs none.
    without = re.compile(rf"{start}(?:[,，]\s?(?:{words})|(?:{'|'.join(told['zh'])}))\s?[:：]?{opened}", re.IGNORECASE)
    return in_bracket, without
