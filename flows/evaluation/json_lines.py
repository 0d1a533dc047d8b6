"""JSON Lines read into records, each line checked, with the file and the line in every complaint."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from ontology.errors import DealgraphError

Record = TypeVar("Record")


def read_lines(path: Path, kind: type[Record]) -> tuple[tuple[int, Record], ...]:
    """Every line that is not blank as a record of that kind, with its number."""
    try:
        text = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except FileNotFoundError as error:
        raise DealgraphError(
            "there is no such file", where=str(path), remedy=f"The folder needs a {path.name}."
        ) from error
    except OSError as error:
        raise DealgraphError(
            f"cannot be read: {error.strerror}", where=str(path), remedy="Check its rights."
        ) from error
    except UnicodeDecodeError as error:
        raise DealgraphError(
            f"is not UTF-8 (first at byte {error.start})", where=str(path), remedy="Convert it to UTF-8."
        ) from error
    adapter = TypeAdapter(kind)
    found = []
    # Only a line feed ends a line of JSON Lines: splitlines() would also cut at U+2028 inside a string.
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append((number, adapter.validate_json(line)))
        except ValidationError as error:
            raise malformed(path, number, _faults(error)) from error
    return tuple(found)


def malformed(path: Path, number: int, fault: str) -> DealgraphError:
    """The complaint about a line."""
    return DealgraphError(fault, where=f"{path}, line {number}", remedy="Correct the line.")


def _faults(error: ValidationError) -> str:
    return "; ".join(
        f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" if fault["loc"] else fault["msg"]
        for fault in error.errors(include_url=False)
    )
