"""The language of a whole article, where its source does not tell it."""

from __future__ import annotations

from extraction.languages import LANGUAGES
from extraction.text import han_share

_LOOK_AT = 5_000
"""Code points from the start that are enough to tell."""

_CHINESE = 0.1
"""Share of Han characters among the letters from which on a text counts as Chinese, whatever else is in it."""

_HARDLY = 10.0
"""How much likelier (natural logarithm) a language that is not read must be than one that is: a few words with names
and figures in them look a little like many languages, whole articles differ by hundreds."""


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the text's language, whether it is read here or not; "" where there are no words."""
    opening = text[:_LOOK_AT]
    if han_share(opening) > _CHINESE:
        return "zh"
    if sum(map(str.isalpha, opening)) < 3:
        return ""
    # Loading the model takes a second, and most runs are told the language or read it off the script.
    from py3langid.langid import rank

    ranked = rank(opening)
    likeliest, most = ranked[0]
    return next((str(code) for code, share in ranked if code in LANGUAGES and share > most - _HARDLY), str(likeliest))
