"""When each conflict was first seen, so that people are told of new ones only."""

from __future__ import annotations

import json
from pathlib import Path

from flows.conflict_page import write_conflicts
from graph.atomic import write_bytes
from graph.labels import CONFLICT
from graph.project import PropertyGraph

FILE = "conflicts.json"


def first_seen(data: Path) -> dict[str, str]:
    """The instant at which a run first saw each conflict, by its IRI."""
    try:
        told = json.loads((data / FILE).read_bytes())
        return {str(iri): str(moment) for iri, moment in told.items()}
    except (OSError, ValueError, AttributeError):
        return {}  # it costs that old conflicts count as new once


def tell_conflicts(data: Path, graph: PropertyGraph, now: str) -> int:
    """Remember the conflicts that there are now, and write their page; give how many are new."""
    before = first_seen(data)
    sentences = {
        iri: str(dict(node.properties).get("sentence", ""))
        for iri, node in graph.nodes.items()
        if CONFLICT in node.labels
    }
    told = {iri: before.get(iri, now) for iri in sorted(sentences)}
    if told != before:
        write_bytes(data / FILE, json.dumps(told, indent=1).encode() + b"\n")
    write_conflicts(data, sentences, told)
    return len(told.keys() - before.keys())
