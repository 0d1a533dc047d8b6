"""Which things fill a trigger's roles: on its left or right, in a list, or carried over from earlier sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extraction.claims.binding import Hit
from extraction.claims.discourse import Discourse
from extraction.claims.items import Thing
from extraction.claims.triggers import Step
from extraction.languages import LANGUAGES

_SPEAKS = re.compile(r"\b(?:schrieb|schreibt|berichtet(?:e)?|meldet(?:e)?)(?: (?:die|der|das))? $")
"""In German who reports may follow the verb; it is not what the report is about."""

_ASIDE = re.compile(r"[(\uff08][^()\uff08\uff09]{0,40}[)\uff09]")


def fits(thing: Thing, kinds: Sequence[str]) -> bool:
    """Whether a thing may be of one of the kinds."""
    return any(kind in kinds for kind in thing.types)


def fill(
    content: str, language: str, hit: Hit, steps: Sequence[Step], kinds: Sequence[str], things: Sequence[Thing],
    discourse: Discourse, apart_from: Sequence[Thing] = (),
) -> tuple[Thing, ...]:  # fmt: skip
    """The things that fill a role: those of the first step that finds any. Carried-over things have no place (-1)."""
    taken = {other.iri for other in apart_from}
    usable = [t for t in things if fits(t, kinds) and t.iri not in taken]
    for step in steps:
        found = _by_step(content, language, hit, step, usable, discourse, kinds)
        if found:
            return found
    return ()


def with_siblings(
    content: str,
    language: str,
    hit: Hit,
    member: Thing,
    kinds: Sequence[str],
    things: Sequence[Thing],
    apart_from: Sequence[Thing],
) -> tuple[Thing, ...]:
    """A thing that a pattern has bound, with the others of the list that it stands in."""
    taken = {other.iri for other in apart_from}
    usable = [t for t in things if t == member or (fits(t, kinds) and t.iri not in taken)]
    return _list_around(content, language, member, usable, hit)


def _by_step(
    content: str, language: str, hit: Hit, step: Step, usable: list[Thing], discourse: Discourse, kinds: Sequence[str]
) -> tuple[Thing, ...]:
    if step.place == "topic":
        iri = discourse.model if "Model" in kinds and "Company" not in kinds else discourse.topic
        return (Thing(-1, -1, iri, tuple(kinds[:1])),) if iri else ()
    if step.place == "main":
        return (Thing(-1, -1, discourse.main, ("Company",)),) if discourse.main else ()
    if step.place == "here":
        return (Thing(-1, -1, discourse.here, ("Company",)),) if discourse.here else ()
    if step.place == "told":
        return (Thing(-1, -1, discourse.told, ("Company",)),) if discourse.told else ()
    if step.place == "deal":
        return (Thing(-1, -1, discourse.deal.company, ("Company",)),) if discourse.deal else ()
    # What is likeliest of a fitting kind goes before what may be of one.
    likely = [t for t in usable if t.types[0] in kinds]
    near = _on_side(content, language, hit, step, likely) or _on_side(content, language, hit, step, usable)
    if near is None:
        return ()
    found = _list_around(content, language, near, usable, hit) if step.list else (near,)
    return found if any(thing.firm for thing in found) else ()


def _on_side(content: str, language: str, hit: Hit, step: Step, usable: list[Thing]) -> Thing | None:
    left = [t for t in reversed(usable) if t.end <= hit.start and hit.start - t.end <= step.within]
    right = [t for t in usable if t.start >= hit.end and t.start - hit.end <= step.within]
    if step.place == "first":
        left.reverse()
        right = []
    inside = [t for t in usable if hit.start <= t.start and t.end <= hit.end]
    pools = {
        "inside": inside,
        "left": left,
        "first": left,
        "right": right,
        "near": sorted(left + right, key=lambda t: _gap(hit, t)),
    }
    pool = pools[step.place]
    if step.free:
        pool = [t for t in pool if not _is_governed(content, language, t) and not _SPEAKS.search(content[: t.start])]
        if len(pool) > 1 and _is_aside(content, pool[1], pool[0], hit):
            return pool[1]
    return pool[0] if pool else None


def _is_aside(content: str, earlier: Thing, nearest: Thing, hit: Hit) -> bool:
    """Whether the nearer thing stands in a clause between commas, as in "A, in which B put money, was valued at"."""
    closed = "," in content[nearest.end : hit.start]
    return (
        nearest.end <= hit.start
        and content[earlier.end : earlier.end + 1] == ","
        and closed
        and nearest.start - earlier.end < 60
    )


def _gap(hit: Hit, thing: Thing) -> int:
    return hit.start - thing.end if thing.end <= hit.start else thing.start - hit.end


@cache
def _prepositions(language: str) -> re.Pattern[str]:
    words = "|".join(LANGUAGES[language].prepositions)
    if language == "zh":
        return re.compile(rf"(?:{words})$")
    articles = "|".join(word for word in LANGUAGES[language].articles if " " not in word)
    return re.compile(rf"(?<![^\W_])(?:{words})\s(?:(?:{articles})\s)?$", re.I)


def _is_governed(content: str, language: str, thing: Thing) -> bool:
    return not thing.back and _prepositions(language).search(content[: thing.start]) is not None


@cache
def list_separator(language: str) -> re.Pattern[str]:
    """What may stand between two members of a list."""
    lang = LANGUAGES[language]
    blank = r"\s*" if language == "zh" else r"\s+"
    joiners = "|".join(map(re.escape, sorted(lang.joiners, key=len, reverse=True)))
    articles = "|".join(map(re.escape, sorted(lang.articles, key=len, reverse=True)))
    extra = "" if language == "zh" else r"(?:[a-zà-ÿ-]{3,}\s+){0,2}"
    return re.compile(
        rf"[\"”“»«』」》]?\s*(?:(?:[,\uff0c\u3001;/]\s*)(?:(?:{joiners}){blank})?|{blank}(?:{joiners}){blank}|(?:{joiners}))"
        rf"(?:(?:{articles}){blank}){{0,3}}{extra}[\"”“„»«「『《]?",
        re.I,
    )


def _list_around(content: str, language: str, member: Thing, usable: list[Thing], hit: Hit) -> tuple[Thing, ...]:
    """The list that a thing is a member of, not across the trigger."""
    separator = list_separator(language)

    def joined(a: Thing, b: Thing) -> bool:
        gap = _ASIDE.sub("", content[a.end : b.start])
        return separator.fullmatch(gap) is not None

    index = usable.index(member)
    first = last = index
    while (
        first > 0
        and not usable[first - 1].start < hit.end <= usable[first].start
        and joined(usable[first - 1], usable[first])
    ):
        first -= 1
    while (
        last + 1 < len(usable)
        and not usable[last].end <= hit.start < usable[last + 1].start
        and joined(usable[last], usable[last + 1])
    ):
        last += 1
    return tuple(thing for thing in usable[first : last + 1] if not thing.back or first == last)
