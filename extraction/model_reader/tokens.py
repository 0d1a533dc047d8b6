"""How many tokens a text is likely to be, where nobody has counted them."""

from __future__ import annotations

from extraction.text import HAN

_LETTERS = 4
"""Letters of a token outside Chinese, which takes about one for each sign."""


def estimated_tokens(text: str) -> int:
    """About so many, by no certain model's count."""
    han = len(HAN.findall(text))
    return han + (len(text) - han) // _LETTERS
