"""An article's key: its name in exports, made from its file's name, safe as a file name, taken only once."""

from __future__ import annotations

import unicodedata

MAX_BYTES = 120
"""Leaves room for a number and an ending within the 255 bytes of common file systems."""

FORBIDDEN = frozenset('/\\:*?"<>|')
"""What some file system or shell does not take in a name."""

RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that Windows keeps for devices, with or without an ending."""


def safe(suggested: str) -> str:
    """A name like the suggested one that every file system can hold: never empty, no control or path characters."""
    letters = ("-" if letter in FORBIDDEN or _unseen(letter) else letter for letter in _composed(suggested))
    name = "".join(letters).encode()[:MAX_BYTES].decode(errors="ignore").strip(" .-")
    return f"{name}-" if name.split(".")[0].casefold() in RESERVED else name or "article"


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _unseen(letter: str) -> bool:
    """Whether it is a control or format character, a surrogate, for private use, unassigned, or ends a line."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def free(key: str, taken: set[str]) -> str:
    """The key itself, or with the first number from 2 that makes it new; ``taken`` holds case-folded keys."""
    number, candidate = 1, key
    while candidate.casefold() in taken:
        number += 1
        candidate = f"{key}-{number}"
    return candidate
