"""Title and date line: what an article says of itself before its body begins."""

from __future__ import annotations

import re

from extraction.text import Line, han_share
from extraction.values.dates import find_dates
from ontology.records import Span

_LOOK_AT = 12
"""Lines from the top in which a date line may stand."""

_LONGEST_TITLE = 300
_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_GENERIC = re.compile(r"^(?:news|nachrichten?|notícias|新闻|interview|opinion|meinung)\W*$", re.I)
_NO_TITLE = re.compile(r"\s[|›»>]\s.*\s[|›»>]\s|^\W*$")


def find_title(text: str, lines: tuple[Line, ...]) -> tuple[str, Span | None]:
    """The first line that reads like a headline, and where it stands; ("", None) where there is none."""
    for line in lines[:_LOOK_AT]:
        content = line.span.of(text).strip(" #*\t\ufeff")
        letters = sum(map(str.isalpha, content))
        long_enough = letters >= (6 if han_share(content) > 0.3 else 12)
        mostly_words = sum(map(str.isdigit, content)) * 3 < letters
        if line.kind != "body" or not long_enough or not mostly_words or len(content) > _LONGEST_TITLE:
            continue
        if not _GENERIC.match(content) and not _NO_TITLE.search(content):
            return content, line.span
    return "", None


def find_published(text: str, lines: tuple[Line, ...]) -> str:
    """The first whole day (ISO 8601) that the top of the article gives, "" where it gives none."""
    for line in lines[:_LOOK_AT]:
        for date in find_dates(line.span.of(text), line.language, None):
            if _FULL_DAY.fullmatch(date.iso) and not date.relative:
                return date.iso
    return ""
