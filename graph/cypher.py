"""The cookbook: questions that people ask, as Cypher that runs on every store."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from graph.parameters import Parameter, read_parameter
from ontology.errors import DealgraphError

FOLDER = Path(__file__).with_name("cookbook")

_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question in words and in Cypher. ``name`` is its file's, ``columns`` are those of its rows, in their order."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    query: str

    def given(self, values: dict[str, object]) -> dict[str, object]:
        """Every parameter with its value as a store takes it: the one given, else the default.

        `DealgraphError` for one that the question does not have, one that is missing, and one of a wrong type.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in values:
            if name not in known:
                raise DealgraphError(f"has no parameter {name!r}", where=self.name, remedy=self._usage())
        found = {}
        for name, parameter in known.items():
            if name in values:
                found[name] = parameter.checked(values[name], self.name)
            elif parameter.default is None:
                raise DealgraphError(f"the parameter {name!r} is missing", where=self.name, remedy=self._usage())
            else:
                found[name] = parameter.default
        return found

    def _usage(self) -> str:
        if not self.parameters:
            return "It takes none."
        told = "; ".join(f"{parameter.name} ({parameter.described()})" for parameter in self.parameters)
        return f"It takes --param NAME=VALUE for {told}."


def recipes(folder: Path = FOLDER) -> tuple[Recipe, ...]:
    """All recipes by name.

    The comment lines at a file's top are the question, then one line for each parameter (see `read_parameter`), then
    the columns; the rest is the query.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.cypher")))


def recipe(name: str, folder: Path = FOLDER) -> Recipe:
    """The recipe of that name; `DealgraphError` with the nearest names where there is none."""
    found = {each.name: each for each in recipes(folder)}
    if name not in found:
        near = get_close_matches(name, found, n=3, cutoff=0.5) or [each for each in found if name in each]
        remedy = f"Did you mean {' or '.join(near)}? " if near else ""
        raise DealgraphError(
            f"there is no question {name!r}", where="cookbook", remedy=f"{remedy}`dealgraph ask` lists all of them."
        )
    return found[name]


def _read(path: Path) -> Recipe:
    lines = path.read_text(encoding="utf-8").strip().split("\n")
    told = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    query = "\n".join(line for line in lines if not line.startswith("//"))
    question = [line for line in told if not line.startswith(("$", "columns:"))]
    parameters = tuple(read_parameter(line, path) for line in told if line.startswith("$"))
    columns = [line.removeprefix("columns:") for line in told if line.startswith("columns:")]
    if {parameter.name for parameter in parameters} != set(_PARAMETER.findall(query)):
        raise DealgraphError("its comment and its query name other parameters", where=str(path))
    return Recipe(
        name=path.stem,
        question=" ".join(question),
        parameters=parameters,
        columns=tuple(column.strip() for line in columns for column in line.split(",")),
        query=query,
    )
