"""Where triggers strike in a sentence, and which trigger each quantity belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extraction.claims.items import Thing, Value
from extraction.claims.triggers import Trigger
from extraction.status import clause_of

_RIVALS = ("money", "percent", "multiple", "price", "free")
"""Kinds of quantities that belong to one trigger only; a date or a round may serve several."""

_HARD = re.compile(r"[;:\u3002\uff1b\uff1a]|\s[–—-]\s")
_SOFT = re.compile(r"[,\uff0c()\uff08\uff09]| (?:and|und|e|y|et|while|whereas|während|enquanto|but|aber|mas) ")
_HARD_COST, _SOFT_COST, _LEFT_COST = 60, 22, 8
"""What crossing a mark costs, in code points of distance; set by hand on invented sentences."""

_BETWEEN_REACH = 120


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a trigger strikes. ``subject`` and ``object`` are set where its pattern binds them itself."""

    trigger: Trigger
    start: int
    end: int
    words: str
    subject: Thing | None = None
    object: Thing | None = None


class Applying(NamedTuple):
    """A trigger that may strike in a sentence, with the stretches where its words stand there."""

    trigger: Trigger
    words: tuple[tuple[int, int], ...]


def applying(content: str, triggers: Sequence[Trigger]) -> tuple[Applying, ...]:
    """The triggers that may strike in the sentence, whatever names stand in it."""
    found = []
    for trigger in triggers:
        if trigger.only is not None and not trigger.only.search(content):
            continue
        if trigger.words is None:
            found.append(Applying(trigger, ()))
        elif words := tuple(match.span() for match in trigger.words.finditer(content) if match.group()):
            found.append(Applying(trigger, words))
    return tuple(found)


def hits_in(content: str, triggers: Sequence[Applying], things: Sequence[Thing], values: Sequence[Value]) -> list[Hit]:
    """Every place in the sentence where one of the triggers strikes, outside names."""
    found: list[Hit] = []
    for trigger, words in triggers:
        if trigger.anchor and trigger.anchor[0].isupper():
            found += [
                Hit(trigger, t.start, t.end, content[t.start : t.end], t)
                for t in things
                if t.types[0] == trigger.anchor and t.firm and not t.back
            ]
        elif trigger.anchor:
            found += [
                Hit(trigger, v.start, v.end, content[v.start : v.end]) for v in values if v.kind == trigger.anchor
            ]
        elif trigger.between is not None:
            found += _between(content, trigger, things)
        else:
            found += [
                Hit(trigger, start, end, content[start:end]) for start, end in words if not _in_name(start, end, things)
            ]
    bound = [h for h in found if h.subject is not None and h.object is not None]
    found = [h for h in found if h in bound or not any(_says_again(h, b) for b in bound)]
    return [
        h
        for h in found
        if h.trigger.unless is None or not h.trigger.unless.search(clause_of(content, h.start, h.end).of(content))
    ]


def _says_again(hit: Hit, bound: Hit) -> bool:
    """Whether a trigger strikes inside one of the same relation that has already bound both its roles."""
    return hit.trigger.relation == bound.trigger.relation and hit.start < bound.end and bound.start < hit.end


def _in_name(start: int, end: int, things: Sequence[Thing]) -> bool:
    return any(not t.back and t.start <= start and end <= t.end for t in things)


def _between(content: str, trigger: Trigger, things: Sequence[Thing]) -> list[Hit]:
    assert trigger.between is not None
    found = []
    for index, first in enumerate(things):
        for second in things[index + 1 :]:
            if second.start - first.end > _BETWEEN_REACH:
                break
            match = trigger.between.fullmatch(content, first.end, second.start)
            if match is not None:
                subject, thing = (second, first) if trigger.object_first else (first, second)
                words = match.group("role") if "role" in trigger.between.groupindex else match.group()
                found.append(Hit(trigger, first.end, second.start, words, subject, thing))
    return found


def distance(content: str, start: int, end: int, other_start: int, other_end: int) -> int:
    """How far apart two stretches are, in code points, with the marks between them counted as further."""
    if other_start >= end:
        gap = content[end:other_start]
        extra = 0
    elif other_end <= start:
        gap = content[other_end:start]
        extra = _LEFT_COST
    else:
        return 0
    return len(gap) + extra + _HARD_COST * len(_HARD.findall(gap)) + _SOFT_COST * len(_SOFT.findall(gap))


def _takes(hit: Hit, value: Value) -> bool:
    for kind in hit.trigger.values:
        name, side = kind.rstrip("<>"), kind[-1]
        if name == value.kind:
            if side == ">":
                return value.start >= hit.start
            if side == "<":
                return value.end <= hit.end
            return True
    return False


def bind(content: str, hits: Sequence[Hit], values: Sequence[Value]) -> dict[int, list[Value]]:
    """For each hit, by its index, the quantities that are nearer to it than to any other hit that takes their kind."""
    bound: dict[int, list[Value]] = {index: [] for index in range(len(hits))}
    for value in values:
        if value.kind not in _RIVALS:
            continue
        costs = [
            (distance(content, hit.start, hit.end, value.start, value.end), index)
            for index, hit in enumerate(hits)
            if _takes(hit, value)
        ]
        within = [(cost, index) for cost, index in costs if cost <= hits[index].trigger.reach]
        if not within:
            continue
        best = min(within)[0]
        # Triggers that say the same at the same place share the value; otherwise the nearest has it alone.
        for cost, index in within:
            if cost == best:
                bound[index].append(value)
    return bound


def nearest(content: str, hit: Hit, at: Value | None, values: Sequence[Value], kind: str, limit: int) -> Value | None:
    """The value of a kind that stands nearest to the hit, or to the quantity that it took."""
    start, end = (at.start, at.end) if at is not None else (hit.start, hit.end)
    return nearest_to(content, start, end, values, kind, limit)


def nearest_to(content: str, start: int, end: int, values: Sequence[Value], kind: str, limit: int) -> Value | None:
    """The value of a kind that stands nearest to a stretch, not further than ``limit``."""
    near = [(distance(content, start, end, v.start, v.end), v.start, v) for v in values if v.kind == kind]
    near = [entry for entry in near if entry[0] <= limit]
    return min(near, key=lambda entry: entry[:2])[2] if near else None
