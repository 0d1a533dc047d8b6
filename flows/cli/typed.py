"""What people type behind `--param` and as a question."""

from __future__ import annotations

from collections.abc import Iterable

from ontology.errors import DealgraphError


def as_typed(argument: str) -> str:
    """The argument as the terminal sent it, which is UTF-8 whatever the locale makes Python think.

    Where the locale's encoding lacks a letter, Python hands over half surrogate pairs, which no store takes.
    """
    try:
        return argument.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError as error:
        raise DealgraphError("is not UTF-8", where="query", remedy="Set the terminal to UTF-8.") from error


def parameters(arguments: Iterable[str]) -> dict[str, str]:
    """Each NAME=VALUE as typed, by name."""
    found = {}
    for text in map(as_typed, arguments):
        name, sign, value = text.partition("=")
        if not sign or not name.strip():
            raise DealgraphError(f"{text!r} is no parameter", where="--param", remedy="Write NAME=VALUE.")
        found[name.strip()] = value
    return found
