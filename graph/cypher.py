"""The cookbook: questions that people ask, as Cypher that runs on every store."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("cookbook")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question in words and in Cypher. ``name`` is its file's."""

    name: str
    question: str
    query: str


def recipes(folder: Path = FOLDER) -> tuple[Recipe, ...]:
    """All recipes by name. A file's comment lines at its top are the question, the rest the query."""
    return tuple(_read(path) for path in sorted(folder.glob("*.cypher")))


def _read(path: Path) -> Recipe:
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    question = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    query = "\n".join(line for line in lines if not line.startswith("//"))
    return Recipe(path.stem, " ".join(question), query)
