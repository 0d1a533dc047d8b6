"""The parameters of a question: typed, checked, and handed to the store as values, never as part of a query's text."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ontology.errors import DealgraphError
from ontology.identifiers import folded

_LINE = re.compile(r"\$(?P<name>\w+): (?P<type>\w+)(?: = (?P<default>\S+))?, (?P<meaning>.+)")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question asks for. ``type`` is one of `TYPES`; ``default`` is as a store takes it, None for none."""

    name: str
    type: str
    default: object | None
    meaning: str

    def checked(self, value: object, question: str) -> object:
        """The value as a store takes it; `DealgraphError` where it is not of the type."""
        found = TYPES[self.type].read(value)
        if found is None:
            raise DealgraphError(
                f"the parameter {self.name!r} is {self.meaning}: {TYPES[self.type].told}, not {value!r}",
                where=question,
                remedy=f"Write --param {self.name}={TYPES[self.type].example}, for example.",
            )
        return found

    def described(self) -> str:
        """Its meaning, its type, and what stands for it where it is not given."""
        default = "" if self.default is None else f", by default {json.dumps(self.default, ensure_ascii=False)}"
        return f"{self.meaning}: {TYPES[self.type].told}{default}"


@dataclass(frozen=True, slots=True)
class ParameterType:
    """A kind of value: in words, by an example, and what makes it of what was given (None where it is none)."""

    told: str
    example: str
    read: Callable[[object], object | None]


def read_parameter(line: str, path: Path) -> Parameter:
    """A recipe's comment line such as ``$since: date = 2024, the first day``: what follows ``=`` is the default."""
    found = _LINE.fullmatch(line)
    if not found or found["type"] not in TYPES:
        raise DealgraphError(
            f"{line!r} describes no parameter",
            where=str(path),
            remedy=f"Write `$name: TYPE = DEFAULT, meaning` with one of {', '.join(TYPES)}.",
        )
    bare = Parameter(found["name"], found["type"], None, found["meaning"])
    default = found["default"]
    return Parameter(bare.name, bare.type, None if default is None else bare.checked(default, str(path)), bare.meaning)


def _text(value: object) -> object | None:
    return value if isinstance(value, str) else str(value) if type(value) in (int, float) else None


def _name(value: object) -> object | None:
    """A name with its case and width folded away, as the graph keeps all names of a thing in ``folded``."""
    text = _text(value)
    return folded(text) or None if isinstance(text, str) else None


def _date(value: object) -> object | None:
    text = _text(value)
    return text if isinstance(text, str) and _DATE.fullmatch(text) else None


def _last_day(value: object) -> object | None:
    """The day itself, or the last one of the month or year, so that all of it is up to then."""
    date = _date(value)
    if not isinstance(date, str) or len(date) == len("2024-05-31"):
        return date
    year, month = int(date[:4]), int(date[5:] or 12)
    return f"{date[:4]}-{month:02}-{monthrange(year, month)[1]}" if 1 <= month <= 12 else None


def _integer(value: object) -> object | None:
    if isinstance(value, str):
        try:
            value = int(value)
        except ValueError:
            return None
    return value if type(value) is int and -_LARGEST <= value < _LARGEST else None


def _number(value: object) -> object | None:
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    # NaN and infinity are numbers to Python and equal to nothing in a store.
    return float(value) if type(value) in (int, float) and abs(float(value)) < float("inf") else None  # type: ignore[arg-type]


TYPES = {
    "name": ParameterType("any name of the thing, in any script and case", "'Moonshot AI'", _name),
    "text": ParameterType("a text", "USD", _text),
    "date": ParameterType("a day, month or year as ISO 8601", "2024-05-31", _date),
    "last_day": ParameterType("a day as ISO 8601, or a month or year of which all days count", "2024-05-31", _last_day),
    "integer": ParameterType("a whole number", "10", _integer),
    "number": ParameterType("a number", "0.5", _number),
}
"""The types that a recipe's comment may name."""
