"""What a source says beside an article's text, checked: its day, its language, its letters."""

from __future__ import annotations

import re
from datetime import date

from extraction.languages import LANGUAGES


def day(text: str) -> str | None:
    """The ISO 8601 day that a date or an instant begins with, "" for no date, None where it is no date."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text.strip()[:10]).isoformat()
    except ValueError:
        return None


def is_coarse(text: str) -> bool:
    """Whether it is a year or a month, written as ISO 8601 has it, and so a date but no day."""
    return re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2]))?", text.strip()) is not None


def unstorable(text: str) -> str:
    """What a text holds that no file or store can keep, in words; "" where there is nothing of the kind.

    JSON can write both: NUL, at which programs in C cut a text off, and half of a surrogate pair, which UTF-8 lacks.
    """
    if "\0" in text:
        return "NUL"
    return "half of a surrogate pair" if any("\ud800" <= letter <= "\udfff" for letter in text) else ""


def language(text: str) -> str | None:
    """The ISO 639-1 code of a language tag such as ``pt-BR``, "" for none, None for one that is not known here."""
    code = text.strip().replace("_", "-").split("-")[0].lower()
    return code if not code or code in LANGUAGES else None


def known_languages() -> str:
    """The codes of all languages that can be named, for a sentence."""
    return ", ".join(sorted(LANGUAGES))
