"""A sentence as the scorer sees it: words, with every name and quantity replaced by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from extraction.claims.items import Thing, Value
from extraction.claims.roles import list_separator
from extraction.lexicon import classes_in
from extraction.segment import words_of

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+|[^\w\s]")
_STEM = 5
_ASIDE = re.compile(r"[(\uff08][^()\uff08\uff09]{0,40}[)\uff09]")


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a name or a quantity of a sentence. ``word`` is the word in small letters, or the kind in brackets."""

    start: int
    end: int
    word: str

    @property
    def stem(self) -> str:
        """The beginning of a long word, "" for others."""
        return self.word[:_STEM] + "~" if len(self.word) > _STEM and self.word[0] != "<" else ""


@dataclass(frozen=True, eq=False)
class Setting:
    """A sentence with its names and quantities; ``content`` is its text, in which all offsets count."""

    content: str
    language: str
    things: tuple[Thing, ...]
    values: tuple[Value, ...]
    title: bool

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All of the sentence, in order."""
        found: list[Item] = []
        end = 0
        for start, stop, kind in self._marks():
            if start < end:
                continue
            found += self._words(end, start)
            found.append(Item(start, stop, kind))
            end = stop
        found += self._words(end, len(self.content))
        return tuple(found)

    def _marks(self) -> list[tuple[int, int, str]]:
        names = [(t.start, t.end, f"<back{t.types[0][0]}>" if t.back else f"<{t.types[0]}>") for t in self.things]
        kept = [
            (v.start, v.end, f"<{v.kind}>")
            for v in self.values
            if not any(s < v.end and v.start < e for s, e, _ in names)
        ]
        return sorted((*names, *kept), key=lambda m: (m[0], -m[1]))

    def _words(self, start: int, end: int) -> Iterator[Item]:
        text = self.content[start:end]
        if self.language == "zh":
            for first, last in words_of(text):
                if text[first:last].strip():
                    yield Item(start + first, start + last, text[first:last].lower())
        else:
            for match in _WORD.finditer(text):
                word = match.group().lower()
                yield Item(start + match.start(), start + match.end(), "0" if word[0].isdigit() else word)

    @cached_property
    def places(self) -> dict[int, int]:
        """The index of the item that begins at an offset."""
        return {item.start: index for index, item in enumerate(self.items)}

    @cached_property
    def classes(self) -> dict[int, tuple[str, ...]]:
        """What each item speaks of, by its index; items whose words the lexicon does not have are left out."""
        found: dict[int, list[str]] = {}
        for start, _, name in classes_in(self.content, self.language):
            index = self.place(start)
            if self.items[index].word[0] != "<" and name not in found.setdefault(index, []):
                found[index].append(name)
        return {index: tuple(names) for index, names in found.items()}

    @cached_property
    def signs(self) -> tuple[tuple[str, ...], ...]:
        """What each item says, by its index: its word, its stem and its classes, these with an @."""
        return tuple(
            (
                item.word,
                *((stem,) if (stem := item.stem) else ()),
                *(f"@{name}" for name in self.classes.get(index, ())),
            )
            for index, item in enumerate(self.items)
        )

    def place(self, start: int) -> int:
        """The index of the item at or before the offset."""
        index = self.places.get(start)
        if index is None:
            index = max((i for i, item in enumerate(self.items) if item.start <= start), default=0)
        return index

    @cached_property
    def lists(self) -> dict[int, tuple[Thing, ...]]:
        """The list that each name stands in, by the name's start; a name by itself is a list of one."""
        separator = list_separator(self.language)
        names = [thing for thing in self.things if not thing.back]
        groups: list[list[Thing]] = []
        for thing in names:
            gap = _ASIDE.sub("", self.content[groups[-1][-1].end : thing.start]) if groups else ""
            if groups and separator.fullmatch(gap) and _alike(groups[-1][-1], thing):
                groups[-1].append(thing)
            else:
                groups.append([thing])
        return {thing.start: tuple(group) for group in groups for thing in group}


def _alike(one: Thing, other: Thing) -> bool:
    givers = ("Company", "Investor", "Person")
    return (one.types[0] == "Model") == (other.types[0] == "Model") and (
        one.types[0] == other.types[0] or (one.types[0] in givers and other.types[0] in givers)
    )
