"""What speaks for a relation between two things of a sentence, or between a thing and a quantity.

The features name words between, before and behind the two, by side; that makes them serve all languages with one
code. One of the two may be meant without being named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extraction.claims.drafts import Draft
from extraction.claims.setting import Item, Setting
from extraction.languages import LANGUAGES

_NEAR = 3
_WINDOW = 9
_BUCKETS = ((0, "0"), (1, "1"), (2, "2"), (3, "3"), (6, "4-6"), (11, "7-11"), (19, "12-19"))
_STOPS = frozenset(".;:!?。；：！？")


@dataclass(frozen=True, slots=True)
class Filler:
    """What may fill a role: a name or a quantity in the sentence, or a thing that it means and does not name.

    The latter stands nowhere (``start`` is -1). ``traits`` tell of a thing's part in the article, of a quantity's size.
    """

    start: int
    end: int
    iri: str
    kind: str
    traits: tuple[str, ...] = ()

    @property
    def unnamed(self) -> bool:
        """Whether the sentence means it without naming it."""
        return self.start < 0


def pair_features(setting: Setting, a: Filler, b: Filler) -> list[str]:
    """The features of ``a`` and ``b`` as subject and object (or quantity) of one claim; at most one is unnamed.

    With `shared_features` of the sentence they are all that tells.
    """
    found = [f"types:{a.kind}>{b.kind}", "title" if setting.title else "body"]
    found += [f"a:{trait}" for trait in a.traits]
    found += [f"b:{trait}" for trait in b.traits]
    if a.unnamed or b.unnamed:
        found += _alone(setting, b if a.unnamed else a, "a?" if a.unnamed else "b?")
        missing = a if a.unnamed else b
        fellows = {t.start for t in setting.lists.get((b if a.unnamed else a).start, ())}
        rivals = sum(t.types[0] == missing.kind and not t.back and t.start not in fellows for t in setting.things)
        found.append(f"{'a' if a.unnamed else 'b'}?rivals:{min(rivals, 3)}")
        found.append(f"types?:{a.kind}>{b.kind}:{'a' if a.unnamed else 'b'}")
    else:
        found += _together(setting, a, b)
    return found


def rule_features(rules: Sequence[Draft], a: str, b: str) -> list[str]:
    """What the triggers propose for a subject and an object, given by their IRIs ("" for none)."""
    found = set()
    for draft in rules:
        same_a, same_b = draft.subject == a, (draft.object or "") == b
        how = "rule" if same_a and same_b else "turned" if (draft.subject, draft.object) == (b, a) else ""
        found.add(f"{how or ('rule a' if same_a else 'rule b' if same_b else 'rule elsewhere')} {draft.relation}")
    return sorted(found) or ["no rule"]


def sum_rules(rules: Sequence[Draft], filler: Filler) -> list[str]:
    """Which relations the triggers propose for a number."""
    found = {f"rule {draft.relation}" for draft in rules if _takes(draft, filler)}
    return sorted(found) or ["no rule"]


def holder_rules(rules: Sequence[Draft], filler: Filler, role: str, thing: Filler, named: Collection[str]) -> list[str]:
    """Whether the triggers give a number to a thing in a role; ``named`` are the things that the sentence names."""
    held = {
        iri
        for draft in rules
        if _takes(draft, filler) and (iri := draft.subject if role == "subject" else draft.object)
    }
    if not held:
        return ["no rule"]
    return ["rule holds" if (thing.unnamed and not held & set(named)) or thing.iri in held else "rule holds another"]


def _takes(draft: Draft, filler: Filler) -> bool:
    """Whether a number is one of a draft's values."""
    place = draft.evidence.span.start + filler.start
    return any(span.start == place for role, span in draft.evidence.roles if role not in ("subject", "object"))


def thing_features(setting: Setting, a: Filler) -> list[str]:
    """The features of one thing, or of one quantity, by itself, beside `shared_features`."""
    found = [f"type:{a.kind}", "title" if setting.title else "body", *(f"a:{trait}" for trait in a.traits)]
    kinds = sorted({item.word for item in setting.items if item.word[0] == "<"})
    found += [f"has:{kind}" for kind in kinds]
    if not a.unnamed:
        found += _alone(setting, a, "x")
    return found


@lru_cache(maxsize=16)
def shared_features(setting: Setting) -> tuple[str, ...]:
    """What every pair of a sentence shares."""
    return tuple(f"s:{sign}" for sign in dict.fromkeys(_signs(setting)))


def _signs(setting: Setting) -> Iterator[str]:
    """Every word of the sentence that says something, its stem and its classes."""
    idle = LANGUAGES[setting.language].stopwords
    for index, item in enumerate(setting.items):
        if index in setting.classes or (item.word not in idle and (len(item.word) > 3 or setting.language == "zh")):
            yield from setting.signs[index]


def _bounds(setting: Setting, a: Filler, *, alone: bool = False) -> tuple[int, int]:
    """The indices of the first and the last item of the list that a filler stands in."""
    members = () if alone else setting.lists.get(a.start, ())
    if not members:
        at = setting.place(a.start)
        return at, at
    return setting.place(members[0].start), setting.place(members[-1].start)


def _together(setting: Setting, a: Filler, b: Filler) -> Iterator[str]:
    items = setting.items
    group = setting.lists.get(a.start, ())
    one_list = any(member.start == b.start for member in group)
    if one_list:
        yield "one list"
    (a0, a1), (b0, b1) = _bounds(setting, a, alone=one_list), _bounds(setting, b, alone=one_list)
    if a0 == b0:
        return
    d = ">" if a0 < b0 else "<"
    first, last = (a1, b0) if a0 < b0 else (b1, a0)
    start, end = (a0, b1) if a0 < b0 else (b0, a1)
    if last <= first:
        first, last = sorted((setting.place(a.start), setting.place(b.start)))
        start, end = first, last
    between = items[first + 1 : last]
    yield f"{d}types:{a.kind}:{b.kind}"
    yield f"{d}len:{_bucket(len(between))}"
    words = [item.word for item in between]
    if len(words) <= 5:
        yield f"{d}bb:{' '.join(words)}"
    for index in range(first + 1, min(last, first + 3 * _WINDOW)):
        for sign in setting.signs[index]:
            yield f"{d}b:{sign}"
    classes = [name for index in range(first + 1, last) for name in setting.classes.get(index, ())]
    yield f"{d}classes:{' '.join(dict.fromkeys(classes))}"
    for one, two in pairwise(words):
        yield f"{d}b2:{one} {two}"
    kinds = [word for word in words if word[0] == "<"]
    yield f"{d}path:{' '.join(kinds[:4])}"
    rivals = [min(kinds.count(f"<{filler.kind}>"), 2) for filler in (a, b)]
    yield f"{d}rivals:{rivals[0]},{rivals[1]}"
    yield f"{d}marks:{min(sum(word in ',，、' for word in words), 3)},{any(word in _STOPS for word in words)}"
    yield from _side(setting, start, -1, f"{d}l")
    yield from _side(setting, end, 1, f"{d}r")
    for name, at0, at1 in (("a", a0, a1), ("b", b0, b1)):
        before, behind = _word(items, at0 - 1), _word(items, at1 + 1)
        yield f"{name}-1:{before}"
        yield f"{d}{name}-1:{before}"
        yield f"{name}+1:{behind}"
        yield f"{d}{name}+1:{behind}"
        yield f"{d}{name}-2:{_word(items, at0 - 2)} {before}"
        yield f"{d}{name}+2:{behind} {_word(items, at1 + 2)}"


@lru_cache(maxsize=1 << 10)
def _side(setting: Setting, at: int, step: int, name: str) -> tuple[str, ...]:
    """The words on one side, up to the end of the clause; a thing has the same in each of its pairs."""
    return tuple(_words_beside(setting, at, step, name))


def _words_beside(setting: Setting, at: int, step: int, name: str) -> Iterator[str]:
    items = setting.items
    for count in range(1, _WINDOW + 1):
        index = at + step * count
        word = _word(items, index)
        if count <= _NEAR:
            yield f"{name}{count}:{word}"
        if word == "#" or word in _STOPS:
            break
        for sign in setting.signs[index]:
            yield f"{name}:{sign}"
            if count <= _NEAR and sign[0] == "@":
                yield f"{name}{count}:{sign}"


@lru_cache(maxsize=1 << 8)
def _alone(setting: Setting, x: Filler, name: str) -> tuple[str, ...]:
    """The words around one filler, the same whatever it is paired with that the sentence does not name."""
    return tuple(_words_around(setting, x, name))


def _words_around(setting: Setting, x: Filler, name: str) -> Iterator[str]:
    items = setting.items
    first, last = _bounds(setting, x)
    yield f"{name}type:{x.kind}"
    yield from _side(setting, first, -1, f"{name}l")
    yield from _side(setting, last, 1, f"{name}r")
    yield f"{name}-2:{_word(items, first - 2)} {_word(items, first - 1)}"
    yield f"{name}+2:{_word(items, last + 1)} {_word(items, last + 2)}"
    yield f"{name}at:{_bucket(first)}"
    yield f"{name}left:{' '.join(i.word for i in items[:first] if i.word[0] == '<')[-40:]}"
    yield f"{name}right:{' '.join(i.word for i in items[last + 1 :] if i.word[0] == '<')[:40]}"


def _word(items: Sequence[Item], index: int) -> str:
    return items[index].word if 0 <= index < len(items) else "#"


def _bucket(count: int) -> str:
    """A distance in words, coarser the longer it is."""
    return next((name for most, name in _BUCKETS if count <= most), "20+")
