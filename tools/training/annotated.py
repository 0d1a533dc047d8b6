"""Articles in which names are marked and every sentence is followed by what it states.

The form: a header ``=== language | date | style``; one sentence a line, in which ``[surface|C1]`` marks a name (C
company, I investor, P person, M model); ``*`` between paragraphs; ``> relation subject object attribute=value`` after
the sentence that states it.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import DealgraphError
from ontology.records import Span

FOLDER = Path(__file__).parent / "articles"
KINDS = {"C": "Company", "I": "Investor", "P": "Person", "M": "Model"}

_HEADER = re.compile(r"===\s*(\w\w) \| (\d{4}-\d\d-\d\d) \| (.*)")
_MARK = re.compile(r"\[([^\[\]|]+)\|([CIPM]\d+)\]")
_UNSPACED = "zh"


@dataclass(frozen=True, slots=True)
class Marked:
    """A name where it stands; ``thing`` is the same for every name of one thing in the article."""

    span: Span
    surface: str
    thing: str

    @property
    def kind(self) -> str:
        """The type of the thing, as the ontology calls it."""
        return KINDS[self.thing[0]]


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact, and the stretch of text after which it was written down."""

    span: Span
    relation: str
    subject: str
    object: str
    values: tuple[tuple[str, str], ...]

    def value(self, name: str) -> str:
        """What was written down for an attribute, "" for nothing."""
        return dict(self.values).get(name, "")

    @property
    def status(self) -> str:
        """asserted, denied or reported."""
        return self.value("status") or "asserted"


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its names and facts. ``key`` is the file's name and the article's number in it."""

    key: str
    language: str
    published: str
    text: str
    names: tuple[Marked, ...]
    facts: tuple[Stated, ...]


def read_folder(folder: Path = FOLDER) -> tuple[Annotated, ...]:
    """All articles of all ``.txt`` files, in the order of their names."""
    return tuple(article for path in sorted(folder.glob("*.txt")) for article in read_file(path))


def read_file(path: Path) -> Iterator[Annotated]:
    """The articles of one file."""
    block: list[tuple[int, str]] = []
    number = 0
    for line_number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("===") and block:
            number += 1
            yield _article(path, number, block)
            block = []
        if line.strip():
            block.append((line_number, line.rstrip()))
    if block:
        yield _article(path, number + 1, block)


def _article(path: Path, number: int, block: list[tuple[int, str]]) -> Annotated:
    header = _HEADER.fullmatch(block[0][1].strip())
    if header is None:
        raise DealgraphError("an article begins without its header", where=f"{path.name}:{block[0][0]}")
    language, published, _ = header.groups()
    text = ""
    names: list[Marked] = []
    facts: list[Stated] = []
    here = Span(0, 1)
    for line_number, line in block[1:]:
        if line.startswith(">"):
            facts.append(_fact(line[1:], here, f"{path.name}:{line_number}"))
        elif line.strip() == "*":
            text = text.rstrip() + "\n\n" if text else ""
        else:
            start = len(text)
            for is_mark, surface, thing in _pieces(line):
                if is_mark:
                    names.append(Marked(Span(len(text), len(text) + len(surface)), surface, thing))
                text += surface
            here = Span(start, len(text))
            text += "" if language == _UNSPACED else " "
    return Annotated(f"{path.stem}-{number:02}", language, published, text.rstrip() + "\n", tuple(names), tuple(facts))


def _pieces(line: str) -> Iterator[tuple[bool, str, str]]:
    """The line's text in pieces: whether it is a name, the words, whose name."""
    end = 0
    for mark in _MARK.finditer(line):
        yield False, line[end : mark.start()], ""
        yield True, mark.group(1), mark.group(2)
        end = mark.end()
    yield False, line[end:], ""


def _fact(line: str, here: Span, where: str) -> Stated:
    try:
        relation, *rest = shlex.split(line)
    except ValueError as error:
        raise DealgraphError(f"a fact cannot be read: {error}", where=where) from error
    things = [word for word in rest if "=" not in word]
    values = tuple(sorted(tuple(word.split("=", 1)) for word in rest if "=" in word))
    return Stated(here, relation, things[0], things[1] if len(things) > 1 else "", values)  # type: ignore[arg-type]
