"""Whether graph and store are what the ledger says, by today's names: else a run makes them though nothing is new."""

from __future__ import annotations

import json
from pathlib import Path

from flows.settings import EMBEDDED, Settings
from flows.stores import has_embedded_store
from graph.atomic import sync_folder, write_bytes
from graph.known_names import catalogue_of
from graph.ledger_format import made_by
from ontology.model import load_ontology

FILE = "in-step.json"


def fall_behind(data: Path) -> None:
    """The ledger is about to change: nothing is in step with it any more, whatever becomes of this process."""
    path = data / FILE
    if path.exists():
        path.unlink()
        sync_folder(data)


def catch_up(settings: Settings, *, with_store: bool = True) -> None:
    """The graph of the ledger as it is was made, and the store holds it where one was asked for."""
    told = _graph(settings) | (_store(settings) if with_store else {})
    write_bytes(settings.data / FILE, json.dumps(told).encode() + b"\n")


def is_in_step(settings: Settings, *, with_store: bool = True) -> bool:
    """Whether that holds still, as far as dealgraph has been the only one to write to the store."""
    try:
        told = dict(json.loads((settings.data / FILE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return False
    wanted = _graph(settings) | (_store(settings) if with_store else {})
    return told.items() >= wanted.items() and (
        not with_store or settings.store != EMBEDDED or has_embedded_store(settings)
    )


def _store(settings: Settings) -> dict[str, str]:
    return {"store": settings.store, "database": settings.database}


def _graph(settings: Settings) -> dict[str, str]:
    return {
        "made_by": made_by(),
        "catalogue": catalogue_of(settings.data).digest,
        "vocabulary": load_ontology().digest,
    }
