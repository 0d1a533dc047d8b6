"""What dealgraph itself has written: nothing of it is an article, wherever it lies among articles."""

from __future__ import annotations

import json
from pathlib import Path

from graph.ledger_format import FILE

EXPORTED = {
    "articles.jsonl": frozenset({"article", "iri", "language", "story"}),
    "claims.jsonl": frozenset({"article", "relation", "subject", "status", "evidence", "claim"}),
    "mentions.jsonl": frozenset({"article", "surface", "iri", "type", "start", "end"}),
}
"""The files of an export that have an ending of articles, each with fields that its objects have."""


def is_data_folder(folder: Path) -> bool:
    """Whether dealgraph keeps a ledger there, of whatever format and in whatever state."""
    try:
        return (folder / FILE).is_file() and ((folder / "ledger").is_dir() or _told(folder / FILE) >= {"format"})
    except OSError:
        return False


def is_exported(path: Path) -> bool:
    """Whether `dealgraph export` has written the file, as its name and its first line tell."""
    fields = EXPORTED.get(path.name)
    try:
        return fields is not None and path.is_file() and _told(path) >= fields
    except OSError:
        return False


def _told(path: Path) -> set[str]:
    """The names of the fields in the file's first line, where that is a JSON object."""
    with path.open("rb") as file:
        line = file.readline()
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):
        return set()
    return set(content) if isinstance(content, dict) else set()
