"""Whether a word is an ordinary one of its language, by how often people write it (wordfreq's word lists)."""

from __future__ import annotations

from functools import cache, lru_cache

from wordfreq import get_frequency_dict

COMMON = 1e-6
"""Once in a million words (Zipf 3): below it, a word of a news text is more often a name than not."""

_COMPOUND = 3e-6
_SHORT_HEAD = 1e-4
"""How common the parts of a compound must be, so that names that look like one stay names."""

_LONG = 7
_NOUN_ENDS = (
    "innen",
    "ung",
    "ungen",
    "heit",
    "heiten",
    "keit",
    "keiten",
    "schaft",
    "schaften",
    "ismus",
    "tion",
    "tionen",
    "tät",
    "ierung",
    "ler",
    "lern",
)
"""Ends of long German words that make nouns of them, not names."""

_ENDINGS = ("s", "es", "n", "en", "e")
_LINKS = ("s", "en", "n", "es", "e", "-")


@cache
def _frequencies(language: str) -> dict[str, float]:
    return get_frequency_dict(language, wordlist="small")


def frequency(word: str, language: str) -> float:
    """How often the word is written in that language, as a share of all words (0 where it is not listed)."""
    return _frequencies(language).get(word.lower().replace("ß", "ss"), 0.0)


@lru_cache(maxsize=1 << 12)
def is_ordinary(word: str, language: str) -> bool:
    """Whether the word is in common use; German compounds and inflected forms count by their last part."""
    if is_listed(word, language):
        return True
    low = word.lower().strip("'’.-")
    return language == "de" and any(_is_compound(low, cut) for cut in range(3, len(low) - 3))


@lru_cache(maxsize=1 << 12)
def is_listed(word: str, language: str) -> bool:
    """Whether the word itself is in common use, in German also with another ending."""
    low = word.lower().strip("'’.-")
    if frequency(low, language) >= COMMON:
        return True
    if language != "de":
        return False
    if len(low) > _LONG and low.endswith(_NOUN_ENDS):
        return True
    return any(low.endswith(end) and frequency(low[: -len(end)], language) >= COMMON for end in _ENDINGS)


def _is_compound(low: str, cut: int) -> bool:
    head, tail = low[:cut].rstrip("-"), low[cut:].lstrip("-")
    if len(tail) < 4 or frequency(tail, "de") < _COMPOUND:
        return False
    stems = [head, *(head[: -len(link)] for link in _LINKS if head.endswith(link))]
    return any(frequency(stem, "de") >= (COMMON if len(stem) > 3 else _SHORT_HEAD) for stem in stems if len(stem) > 2)
