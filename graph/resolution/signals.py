"""What speaks for two names being one thing's, in words and as a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from graph.resolution.chinese import called, means, pinyin, readings, simplified
from graph.resolution.english import in_english, is_translated
from graph.resolution.forms import MONEY, Form, form
from graph.resolution.things import Thing

SAME, CALLED, PINYIN, CORE, WORDS, SHORT, PART, SOUND = 0.95, 0.85, 0.8, 0.8, 0.75, 0.55, 0.5, 0.45
"""Scores of the signals: the same letters, a dictionary's word, pinyin, the same but for generic words, a translation
word for word, one name short for both, a translation in part, and signs that only sound alike."""

MOST_OF = 0.6
"""Share of both names' words that a translation in part must cover."""

_PERSON, _MODEL = "Person", "Model"
_FIRMS = frozenset({"Company", "Investor"})


@dataclass(frozen=True, slots=True)
class Signal:
    """One reason. ``literal`` tells one that is about the letters themselves, so that one article using both names
    for one thing is no surprise."""

    name: str
    score: float
    words: str
    literal: bool = False


def comparable(one: Thing, other: Thing) -> bool:
    """Whether the two are of kinds that may be one."""
    return one.type == other.type or {one.type, other.type} <= _FIRMS


def strongest(one: Thing, other: Thing) -> Signal | None:
    """The strongest signal between any two of their names."""
    found = []
    for a in one.forms:
        for b in other.forms:
            most = _most(a, b, one, other)
            found += [replace(s, score=min(s.score, most)) for s in between(a, b, one, other)]
    return max(found, key=lambda signal: (signal.score, signal.words), default=None)


def _most(a: Form, b: Form, one: Thing, other: Thing) -> float:
    """The most that a signal between these two names is worth."""
    if a.letters in other.weak or b.letters in one.weak:
        return PART
    # A name that is short for a longer one may be short for others too, and so may one beside which others tell kinds.
    short = a.letters not in one.own or b.letters not in other.own
    return SHORT if short or (one.kinds and other.kinds and not one.kinds & other.kinds) else 1.0


def between(a: Form, b: Form, one: Thing, other: Thing) -> Iterable[Signal]:
    """The signals between two names of two things."""
    person = _PERSON in (one.type, other.type)
    if a.letters == b.letters:
        own = a.letters in one.own and b.letters in other.own
        if own or not (person or one.type == _MODEL):
            told = f"both are called {a.text}" if a.text == b.text else f"{a.text} is {b.text} but for spaces and signs"
            yield Signal("letters", SAME, told, literal=own)
        return
    if not person and not _alike_in_kind(a, b, one, other):
        return
    if a.core == b.core and not person:
        told = f"{a.text} is {b.text} but for words that only tell what kind it is"
        yield Signal("generic", CORE, told, literal=True)
    if a.han and b.han:
        if len(a.core) > 1 and pinyin(a.core) == pinyin(b.core):
            yield Signal("sound", SOUND, f"{a.text} and {b.text} sound alike in other signs")
    elif a.han:
        yield from _across(a, b, person=person)
    elif b.han:
        yield from _across(b, a, person=person)
    elif not person and (is_translated(a.text) or is_translated(b.text)):
        yield from _translated(a, b)


def _alike_in_kind(a: Form, b: Form, one: Thing, other: Thing) -> bool:
    """Whether generic words and kinds allow it: a firm and the fund that carries its name are two things."""
    firm_and_fund = one.type != other.type and (MONEY in a.kinds) != (MONEY in b.kinds)
    return a.agrees(b) and not firm_and_fund


def _across(han: Form, latin: Form, *, person: bool) -> Iterable[Signal]:
    """Signals between a Chinese name and one in Latin letters."""
    for text in called(simplified(han.text)):
        if form(text).letters == latin.letters or (not person and form(text).core == latin.core):
            yield Signal("dictionary", CALLED, f"a dictionary gives {han.text} as {text}", literal=True)
    whole = pinyin(han.text)
    read = f"{han.text} is read {' '.join(whole).title()} in Latin letters"
    if len(whole) > 1 and "".join(whole) == latin.letters:
        yield Signal("pinyin", PINYIN, read, literal=True)
    elif person:
        # Latin texts put the family name last, which is the first sign or, seldom, the first two.
        if any("".join((*whole[n:], *whole[:n])) == latin.letters for n in (1, 2) if len(whole) > n):
            yield Signal("pinyin", PINYIN, f"{read}, the family name last", literal=True)
    elif len(han.core) > 1 and "".join(pinyin(han.core)) == latin.core:
        yield Signal("pinyin", PINYIN, f"{han.core} is read {latin.core.title()} in Latin letters", literal=True)
    if not person:
        yield from _word_for_word(han, latin)


def _word_for_word(han: Form, latin: Form) -> Iterable[Signal]:
    """The English words of a Latin name against what a dictionary says of the signs, without generic words and with."""
    for signs, whole in ((han.core, False), (simplified(han.text), True)):
        words = in_english(latin.text, whole=whole)
        said = [(covered(words, way), way) for way in readings(signs)]
        best, way = max(said, key=lambda pair: pair[0], default=(0.0, ()))
        if best == 1.0 and len(words) > 1 and (is_translated(latin.text) or _in_order(words, way, latin)):
            yield Signal("words", WORDS, f"{latin.text} is {han.text} word for word", literal=True)
        elif best == 1.0 or (best >= MOST_OF and not whole):
            # A generic word is no part that tells anything: every fund has its "Capital". And one word is many things'
            # name, unless it is all that is meant and both go on with a word of one kind.
            told = best == 1.0 and bool(han.kinds & latin.kinds) and bool(words[0] & means(signs))
            part = "" if best == 1.0 else "in part, "
            yield Signal(
                "words" if told else "part", WORDS if told else PART, f"{latin.text} is {han.text} {part}word for word"
            )


def covered(words: tuple[frozenset[str], ...], parts: tuple[frozenset[str], ...]) -> float:
    """Which share of words and of parts say the same, the smaller of the two."""
    if not words or not parts:
        return 0.0
    mine, theirs = _together(words), _together(parts)
    said = sum(not word.isdisjoint(theirs) for word in words) / len(words)
    if said < MOST_OF:  # nobody asks by how much it is too little
        return 0.0
    return min(said, sum(not part.isdisjoint(mine) for part in parts) / len(parts))


@lru_cache(maxsize=100_000)
def _together(words: tuple[frozenset[str], ...]) -> frozenset[str]:
    return frozenset().union(*words)


def _in_order(words: tuple[frozenset[str], ...], parts: tuple[frozenset[str], ...], latin: Form) -> bool:
    """Whether English says the words in the signs' order, which only "of" may turn round."""
    if "of" in latin.all_words:
        return True
    places = [next(at for at, part in enumerate(parts) if word & part) for word in words]
    return places == sorted(places)


def _translated(a: Form, b: Form) -> Iterable[Signal]:
    """Two names in Latin letters that say the same in two languages."""
    mine, theirs = in_english(a.text), in_english(b.text)
    if len(mine) == len(theirs) and covered(mine, theirs) == 1.0:
        told = f"{a.text} says in another language what {b.text} says"
        several = len(mine) > 1
        yield Signal("words" if several else "part", WORDS if several else PART, told, literal=several)
