"""What a source says beside an article's text, checked: its day, its language, its address."""

from __future__ import annotations

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


def language(text: str) -> str | None:
    """The ISO 639-1 code of a language tag such as ``pt-BR``, "" for none, None for one that is not known here."""
    code = text.strip().replace("_", "-").split("-")[0].lower()
    return code if not code or code in LANGUAGES else None


def known_languages() -> str:
    """The codes of all languages that can be named, for a sentence."""
    return ", ".join(sorted(LANGUAGES))
