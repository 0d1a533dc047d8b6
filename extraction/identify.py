"""The language of a whole article, where its source does not tell it."""

from __future__ import annotations

from extraction.text import han_share

_LOOK_AT = 5_000
"""Code points from the start that are enough to tell."""

_CHINESE = 0.1
"""Share of Han characters among the letters from which on a text counts as Chinese, whatever else is in it."""


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, whether it is read here or not; "" where there are no words."""
    opening = text[:_LOOK_AT]
    if han_share(opening) > _CHINESE:
        return "zh"
    if sum(map(str.isalpha, opening)) < 3:
        return ""
    # Loading the model takes a second, and most runs are told the language or read it off the script.
    from py3langid.langid import classify

    code, _ = classify(opening)
    return str(code)
