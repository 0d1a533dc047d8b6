"""The languages that the extractor reads, and what it must know of each before any relation is looked for."""

from __future__ import annotations

from dataclasses import dataclass

from extraction.cues import cue_table
from ontology.errors import DealgraphError

EVERY = "*"
"""Stands for a language where something is named by languages and is for all of them."""


@dataclass(frozen=True, slots=True)
class Language:
    """One language, as ``cues/languages.toml`` describes it.

    ``stopwords`` are frequent function words by which the language is told from others. ``abbreviations`` end in a
    full stop that ends no sentence. ``joiners`` stand between the members of a list, ``articles`` before a name.
    ``companies`` are words by which a text points back to the company that it spoke of, ``persons`` those that point
    back to a person. A name after one of the ``prepositions`` is no grammatical subject.
    """

    code: str
    stopwords: frozenset[str]
    abbreviations: frozenset[str]
    joiners: tuple[str, ...]
    articles: tuple[str, ...]
    companies: tuple[str, ...]
    persons: tuple[str, ...]
    prepositions: tuple[str, ...]


_LISTS = ("stopwords", "abbreviations", "joiners", "articles", "companies", "persons", "prepositions")


def _language(code: str, section: dict[str, list[str]]) -> Language:
    missing = [name for name in _LISTS if name not in section]
    if missing:
        raise DealgraphError(
            f"the language {code!r} has no list of {', '.join(missing)}",
            where="extraction/cues/languages.toml",
            remedy="Add what is missing; an empty list will do where the language has no such words.",
        )
    return Language(
        code=code,
        stopwords=frozenset(section["stopwords"]),
        abbreviations=frozenset(section["abbreviations"]),
        joiners=tuple(section["joiners"]),
        articles=tuple(section["articles"]),
        companies=tuple(section["companies"]),
        persons=tuple(section["persons"]),
        prepositions=tuple(section["prepositions"]),
    )


LANGUAGES: dict[str, Language] = {code: _language(code, section) for code, section in cue_table("languages").items()}


def language_of(code: str) -> Language:
    """The language of that ISO 639-1 code, or a clear error that lists those that are read."""
    if code not in LANGUAGES:
        raise DealgraphError(
            f"the language {code!r} is not one that dealgraph reads", remedy=f"It reads {', '.join(sorted(LANGUAGES))}."
        )
    return LANGUAGES[code]
