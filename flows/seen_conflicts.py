"""When each conflict was first seen, so that people are told of new ones only."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

from graph.atomic import write_bytes

FILE = "conflicts.json"


def first_seen(data: Path) -> dict[str, str]:
    """The instant at which a run first saw each conflict, by its IRI."""
    try:
        told = json.loads((data / FILE).read_bytes())
        return {str(iri): str(moment) for iri, moment in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # it costs that old conflicts count as new once


def see_conflicts(data: Path, found: Collection[str], now: str) -> int:
    """Remember the conflicts that there are now; give how many are new."""
    before = first_seen(data)
    told = {iri: before.get(iri, now) for iri in sorted(found)}
    if told != before:
        write_bytes(data / FILE, json.dumps(told, indent=1).encode() + b"\n")
    return len(set(found) - before.keys())
