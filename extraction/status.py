"""How a sentence stands to what it says around a trigger: asserted, denied, only reported, or imagined."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extraction.cues import alternatives, cue_table
from ontology.records import Span, Status

_CLAUSE_END = re.compile(
    r"[;\uff1b\u3002!?\uff01\uff1f]|[,\uff0c](?:但|而|不过)"
    r"|, (?:but|aber|mas|doch|jedoch|porém|while|whereas|während|enquanto)\b"
)
_COMMA = re.compile(r"[,\uff0c]")
_QUESTION = re.compile(r"[?\uff1f][\"”“»」’)]*\s*$")
_PLACES = ("before", "around", "sentence")


@cache
def _pattern(status: str, language: str, place: str) -> re.Pattern[str] | None:
    words = cue_table("status").get(status, {}).get(language, {}).get(place, [])
    return re.compile(alternatives(words), re.I) if words else None


@cache
def _cues(section: str, language: str) -> re.Pattern[str] | None:
    words = cue_table("status")[section].get(language, [])
    return re.compile(alternatives(words), re.I) if words else None


def clause_of(sentence: str, start: int, end: int) -> Span:
    """The clause of a sentence in which the stretch stands: up to a semicolon or a contrasting conjunction."""
    first, last = 0, len(sentence)
    for match in _CLAUSE_END.finditer(sentence):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return Span(first, max(last, first + 1))


def is_imagined(sentence: str, start: int, language: str) -> bool:
    """Whether the sentence is a question, or the trigger stands right after an if."""
    if _QUESTION.search(sentence):
        return True
    pattern = _cues("imagined", language)
    if pattern is None:
        return False
    clause = clause_of(sentence, start, start + 1)
    opening = sentence[clause.start : start]
    return any(
        len(opening) - match.end() < 60 and "," not in opening[match.end() :] for match in pattern.finditer(opening)
    )


def is_silent(sentence: str, language: str) -> bool:
    """Whether the sentence tells that somebody would not comment."""
    pattern = _cues("silent", language)
    return pattern is not None and pattern.search(sentence) is not None


@lru_cache(maxsize=512)
def statuses_at(sentence: str, start: int, end: int, language: str) -> tuple[Status, ...]:
    """The status of what the trigger at ``start``..``end`` of the sentence says.

    Two where the sentence tells that something was denied and, in a later clause, that it was confirmed after all.
    """
    status = _status_at(sentence, start, end, language)
    if status is Status.DENIED:
        confirmed = _pattern("asserted", language, "after")
        if confirmed is not None and confirmed.search(sentence, clause_of(sentence, start, end).end):
            return (Status.DENIED, Status.ASSERTED)
    return (status,)


def _status_at(sentence: str, start: int, end: int, language: str) -> Status:
    clause = clause_of(sentence, start, end)
    first = max((m.end() for m in _COMMA.finditer(sentence, clause.start, start)), default=clause.start)
    comma = _COMMA.search(sentence, end, clause.end)
    around = sentence[first : comma.start() if comma else clause.end]
    where = {"before": sentence[clause.start : end], "around": around, "sentence": sentence}
    for status in (Status.DENIED, Status.REPORTED):
        for place in _PLACES:
            pattern = _pattern(status, language, place)
            if pattern is not None and pattern.search(where[place]):
                return status
    return Status.ASSERTED
