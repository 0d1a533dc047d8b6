"""A person's post as the text words it, in English."""

from __future__ import annotations

import re
from functools import cache

from extraction.cues import cue_table


@cache
def _former(language: str) -> re.Pattern[str]:
    return re.compile(cue_table("former").get(language, "(?!)"), re.I)


@cache
def _posts(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table: dict[str, str] = cue_table("roles").get(language, {})
    ranked = sorted(table.items(), key=lambda entry: (-len(entry[0]), entry[0]))
    edge = "" if language == "zh" else r"(?<![^\W_])"
    end = "" if language == "zh" else r"(?![^\W_])"
    return tuple((re.compile(f"{edge}(?:{words}){end}", re.I), english) for words, english in ranked)


def post_in_english(words: str, language: str) -> str:
    """The English name of the post that the words hold, "former ..." for one given up, "" where they hold none."""
    found = min(
        (
            (match.start(), -len(match.group()), english)
            for pattern, english in _posts(language)
            if (match := pattern.search(words))
        ),
        default=None,
    )
    if found is None:
        return ""
    former = _former(language).search(words)
    return f"former {found[2]}" if former else found[2]


_JOINED = re.compile(
    r"\s*(?:,|/|&|\b(?:and|und|e|et|y)\b|\u3001|\u517c|\u517c\u4efb|\u53ca|\u548c)\s*(?:the |its |der |die )?", re.I
)
_FAR = 60


def posts_near(content: str, start: int, end: int, place: int, language: str) -> list[str]:
    """The posts worded nearest to a person at ``start``..``end``, several where they are joined ("CEO and founder").

    ``place`` is where the firm is named, -1 where it is not; what stands between the two counts as nearer.
    """
    found: list[tuple[int, int, str]] = []
    for pattern, english in _posts(language):
        for match in pattern.finditer(content):
            if not any(match.start() < e and s < match.end() for s, e, _ in found):
                found.append((match.start(), match.end(), english))
    if start < 0 and place >= 0:
        start = end = place
    if start < 0 or not found:
        return []

    def cost(entry: tuple[int, int, str]) -> tuple[int, int]:
        s, e, _ = entry
        gap = start - e if e <= start else s - end
        lower, upper = (end, place) if place > end else (place, start)
        between = place >= 0 and lower <= s < upper
        words = content[e:start] if e <= start else content[end:s]
        stops = sum(words.count(mark) for mark in ";.\u3002\uff1b")
        return (max(0, gap) - (30 if between else 0) + 60 * stops, s)

    best = min(found, key=cost)
    if cost(best)[0] > _FAR:
        return []
    chosen = [best]
    for entry in sorted(found):
        last = chosen[-1]
        if entry[0] > last[0] and _JOINED.fullmatch(content[last[1] : entry[0]]):
            chosen.append(entry)
    for entry in sorted(found, reverse=True):
        if entry[0] < chosen[0][0] and _JOINED.fullmatch(content[entry[1] : chosen[0][0]]):
            chosen.insert(0, entry)
    names = []
    for s, e, english in chosen:
        former = _former(language).search(content[max(0, s - 14) : e])
        names.append(f"former {english}" if former else english)
    return list(dict.fromkeys(names))
