"""What is wrong with a setting, in words for who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

_SOURCES = "sources"


def faults_of(error: ValidationError, model: type[BaseModel]) -> str:
    """All faults in one sentence, with the name that may have been meant where one is unknown to the ``model``."""
    return "; ".join(_fault(fault["type"], fault["loc"], fault["msg"], model) for fault in error.errors())


def _fault(kind: str, place: tuple[int | str, ...], message: str, model: type[BaseModel]) -> str:
    *table, key = map(str, place)
    if table[:1] == [_SOURCES]:
        table = table[:2]  # what follows is the source's kind
    told = f"[{'.'.join(table)}] {key}" if table else key
    if kind == "missing":
        return f"{told} is missing"
    if kind != "extra_forbidden":
        return f"{told}: {message}"
    near = get_close_matches(key, sorted(set(_names(model.model_json_schema()))), n=2, cutoff=0.7)
    return f"{told} is no setting" + (f" (did you mean {' or '.join(near)}?)" if near else "")


def _names(schema: Any) -> Iterator[str]:
    """The names of all properties in a JSON schema, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", ())
        for below in schema.values():
            yield from _names(below)
    elif isinstance(schema, list):
        for each in schema:
            yield from _names(each)
