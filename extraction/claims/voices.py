"""Who says it, where a sentence names a speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extraction.claims.items import Thing
from extraction.cues import alternatives, cue_table


@cache
def _speech() -> re.Pattern[str]:
    return re.compile(r"[\"”“»«」』]?,?\s?(?:[a-zà-ÿ]+ )?" + alternatives(cue_table("types")["after"]["Person"]), re.I)


def speaker(content: str, language: str, things: Sequence[Thing]) -> str:
    """The name of the person or company that a verb of speech follows, as worded, "" where there is none."""
    for thing in things:
        if (
            not thing.back
            and thing.types[0] in ("Person", "Company", "Investor")
            and _speech().match(content, thing.end)
        ):
            return content[thing.start : thing.end]
    return ""
