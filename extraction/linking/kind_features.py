"""What tells the kind of a thing that no catalogue knows: its names' own words, and the words beside it everywhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from extraction.base import Candidate, Page
from extraction.claims.items import Thing
from extraction.claims.setting import Setting
from extraction.mentions.kinds import family_names, given_names, kinds_of

_PART = re.compile(r"[^\W\d_]+|\d+")
_NEAR = 2


def kind_features(page: Page, candidates: Sequence[Candidate], groups: Sequence[str]) -> dict[str, list[str]]:
    """For each group of candidates that name one thing, the features of its kind; ``groups`` are keys by candidate."""
    found: dict[str, set[str]] = {group: set() for group in groups}
    votes: dict[str, Counter[str]] = {group: Counter() for group in groups}
    for candidate, group in zip(candidates, groups, strict=True):
        found[group].update(_of_name(candidate.surface))
        votes[group][candidate.types[0]] += 1
    for group, counted in votes.items():
        most = max(counted.values())
        found[group].update(f"{'most' if count == most else 'some'} votes {kind}" for kind, count in counted.items())
        found[group].add(f"votes {' '.join(sorted(counted))}")
    place = 0
    for sentence in page.sentences:
        while place < len(candidates) and candidates[place].span.start < sentence.span.start:
            place += 1
        last = place
        while last < len(candidates) and candidates[last].span.start < sentence.span.end:
            last += 1
        if last == place:
            continue
        start = sentence.span.start
        things = tuple(
            Thing(c.span.start - start, c.span.end - start, group, ("Name",))
            for c, group in zip(candidates[place:last], groups[place:last], strict=True)
            if sentence.span.contains(c.span)
        )
        content = sentence.flat(page.text)
        setting = Setting(content, sentence.language, things, (), False)
        for thing in things:
            found[thing.iri].update(_beside(setting, thing))
            kinds, told = kinds_of(content[thing.start : thing.end], content[: thing.start], content[thing.end :])
            found[thing.iri].add(f"{'told' if told else 'guess'} {kinds[0]}")
    return {group: sorted(features) for group, features in found.items()}


def _of_name(surface: str) -> Iterator[str]:
    parts = _PART.findall(surface)
    low = [part.lower() for part in parts]
    for part in low:
        yield f"name {'0' if part[0].isdigit() else part}"
    if low:
        yield f"last {low[-1] if not low[-1].isdigit() else '0'}"
        yield f"first {low[0]}"
    if parts and parts[0] in given_names():
        yield "given name"
    if parts and parts[0] in family_names():
        yield "family name"
    yield f"parts {min(len(parts), 4)}"
    yield f"ends {surface[-1:].lower()}"
    yield f"ends {surface[-2:].lower()}"
    if any(map(str.isdigit, surface)):
        yield "digits"
    if surface.isupper():
        yield "capitals"
    if re.search(r"[a-z][A-Z]", surface):
        yield "camel"
    if "-" in surface:
        yield "hyphen"


def _beside(setting: Setting, thing: Thing) -> Iterator[str]:
    items, at = setting.items, setting.place(thing.start)
    for step in (-1, 1):
        for count in range(1, 5):
            index = at + step * count
            word = items[index].word if 0 <= index < len(items) else "#"
            if count <= _NEAR:
                yield f"{step * count}:{word}"
            for name in setting.classes.get(index, ()):
                yield f"{'-' if step < 0 else '+'}@{name}"
                if count <= _NEAR:
                    yield f"{step * count}:@{name}"
            if word in "#.;。；":
                break
    before = [items[i].word for i in (at - 2, at - 1) if i >= 0]
    behind = [item.word for item in items[at + 1 : at + 3]]
    yield f"before {' '.join(before)}"
    yield f"behind {' '.join(behind)}"
    group = setting.lists.get(thing.start, ())
    yield f"list {min(len(group), 3)}"
