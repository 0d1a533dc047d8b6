"""Which languages have value tables, and the pieces of regular expressions that all readers share."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ontology.errors import DealgraphError

LANGUAGES = ("de", "en", "es", "fr", "pt", "zh")

# A gap inside a quantity: blanks and at most one line break, for texts that are wrapped in the middle of a sum.
GAP = r"[^\S\n]{0,3}\n?[^\S\n]{0,3}"
# Latin letters and digits only: Chinese writes no blanks between a number and its neighbours, so \b is of no use.
LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
NOT_AFTER_LETTER = rf"(?<![{LETTER}])"
NOT_AFTER_WORD = rf"(?<![{LETTER}0-9_])"
NOT_BEFORE_LETTER = rf"(?![{LETTER}])"
NOT_BEFORE_WORD = rf"(?![{LETTER}0-9_])"


def base_language(language: str) -> str:
    """The table's key for a language: "pt-BR" and "pt_PT" are "pt". An unknown one is an error that names the known."""
    base = language.replace("_", "-").partition("-")[0].lower()
    if base not in LANGUAGES:
        raise DealgraphError(
            f"there are no value tables for the language {language!r}",
            where="extraction/values",
            remedy=f"Use one of {', '.join(LANGUAGES)}, or add its section to the tables.",
        )
    return base


def phrase(words: str) -> str:
    """A pattern for ``words`` as they stand, where a blank also matches a line break or a no-break blank."""
    return r"[^\S\n]{0,3}[\s\u00a0-][^\S\n]{0,3}".join(
        re.escape(part).replace("'", "['\u2019]") for part in words.split(" ")
    )


def one_of(phrases: Iterable[str]) -> str:
    """An alternation of phrases, the longest first, so that no phrase hides a longer one."""
    return "|".join(phrase(words) for words in sorted(set(phrases), key=lambda words: (-len(words), words)))


def squeezed(found: str) -> str:
    """What was found as a key of a table: lower case, each gap (a hyphen too) one blank."""
    return re.sub(r"[\s\u00a0-]+", " ", found).strip().lower().replace("\u2019", "'")
