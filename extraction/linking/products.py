"""Products that carry their maker's name: "Norholt Studio" beside "Norholt" is a thing of Norholt's, not Norholt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extraction.base import Candidate
from extraction.mentions.kinds import tells_kind

_FEWEST = 3
"""Letters of a maker's name, so that an article or an initial is none."""


def maker_in(name: str, makers: Sequence[str]) -> str:
    """The maker's name with which a product's name begins, "" where there is none or the rest tells a firm."""
    for maker in makers:
        rest = name.removeprefix(maker)
        if rest != name and re.match(r"[ -]\w", rest) and not tells_kind(rest):
            return maker
    return ""


def with_products(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The candidates, those that begin with another's whole name and go on with no word for a firm made products."""
    unknown = [c for c in candidates if not c.concept]
    makers = sorted({c.surface for c in unknown if len(c.surface) >= _FEWEST and c.types[0] == "Company"}, key=len)
    return tuple(
        replace(c, types=("Model",), sure=True, reason="carries its maker's name")
        if not c.concept and c.types[0] == "Company" and maker_in(c.surface, makers)
        else c
        for c in candidates
    )
