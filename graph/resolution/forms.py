"""A name taken apart for comparison: its letters, and what is left without words that only tell what kind it is."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.resolution.caches import while_comparing
from graph.resolution.chinese import simplified

_FILE = Path(__file__).with_name("generic.toml")
_HAN = re.compile(r"[㐀-鿿]")
_WORD = re.compile(r"[㐀-鿿]+|[^\W㐀-鿿_]+")
LEGAL, MONEY = "legal", "money"


@dataclass(frozen=True, slots=True)
class Form:
    """A name. ``letters`` are all of its letters and digits, ``core`` those without generic words.

    ``all_words`` are the words of the name, ``words`` those of the core; ``kinds`` is what the generic words say (the
    sections of `generic.toml`).
    """

    text: str
    han: bool
    letters: str
    all_words: tuple[str, ...]
    words: tuple[str, ...]
    kinds: frozenset[str]

    @property
    def core(self) -> str:
        """The letters of the core."""
        return "".join(self.words)

    def agrees(self, other: Form) -> bool:
        """Whether the generic words of the two do not say different things."""
        mine, theirs = self.kinds - {LEGAL}, other.kinds - {LEGAL}
        return not mine or not theirs or bool(mine & theirs)


@while_comparing(200_000)
def form(text: str) -> Form:
    """Take a name apart."""
    # Of all signs this one is a word: a model's "R+" is another than its "R".
    plain = unicodedata.normalize("NFKC", text).casefold().replace("+", " plus ")
    if _HAN.search(plain):
        plain = simplified(plain)
    words = tuple(_without_accents(part) for part in _WORD.findall(plain))
    core, kinds = _core(words)
    return Form(text, bool(_HAN.search(plain)), "".join(words), words, core, frozenset(kinds))


def _core(words: tuple[str, ...]) -> tuple[tuple[str, ...], set[str]]:
    """The words without the generic ones at their end, and what these say; something always stays."""
    latin, han, leading = _generic()
    left, kinds = list(words), set()
    while left:
        last = left[-1]
        if _HAN.search(last):
            ending = next((e for e in han if last.endswith(e) and (len(last) > len(e) or len(left) > 1)), "")
            # One sign is hardly a name: what 小公司 would leave tells nothing apart.
            if not ending or len("".join(left)) - len(ending) < 2:
                break
            kinds.add(han[ending])
            rest = last.removesuffix(ending)
            left = [*left[:-1], *([rest] if rest else [])]
        elif last in latin and len(left) > 1:
            kinds.add(latin[last])
            left.pop()
        else:
            break
    while len(left) > 1 and left[0] in leading:
        kinds.add(leading[left.pop(0)])
    core = tuple(left)
    return (words if core == words else core), kinds  # mostly they are the same, and held once


def _without_accents(word: str) -> str:
    """The word with accents taken off Latin letters; letters of every script stay."""
    parts = unicodedata.normalize("NFD", word)
    kept = "".join(letter for letter in parts if not unicodedata.combining(letter)) if parts[:1] < "\u0370" else word
    return kept.replace("ß", "ss").replace("ø", "o").replace("ł", "l")


@cache
def _generic() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Generic words by what they say: Latin ones, Chinese endings with the longest first, and those that come first."""
    told = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    latin = {_without_accents(word): kind for kind, held in told.items() for word in held["words"]}
    han = {ending.casefold(): kind for kind, held in told.items() for ending in held["han"]}
    leading = {_without_accents(word): kind for kind, held in told.items() for word in held["first"]}
    return latin, dict(sorted(han.items(), key=lambda item: -len(item[0]))), leading
