"""Whether a store holds what the ledger says, by today's names: else a run makes the graph though nothing is new."""

from __future__ import annotations

import json
from pathlib import Path

from flows.settings import EMBEDDED, Settings
from flows.stores import has_embedded_store
from graph.atomic import sync_folder, write_bytes
from graph.ledger_format import made_by
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology

FILE = "in-step.json"


def fall_behind(data: Path) -> None:
    """The ledger is about to change: no store is in step with it any more, whatever becomes of this process."""
    path = data / FILE
    if path.exists():
        path.unlink()
        sync_folder(data)


def catch_up(settings: Settings) -> None:
    """The store holds the graph of the ledger as it is."""
    write_bytes(settings.data / FILE, json.dumps(_told(settings)).encode() + b"\n")


def is_in_step(settings: Settings) -> bool:
    """Whether the store holds it still, as far as dealgraph has been the only one to write there."""
    try:
        told = json.loads((settings.data / FILE).read_bytes())
    except (OSError, ValueError):
        return False
    return bool(told == _told(settings)) and (settings.store != EMBEDDED or has_embedded_store(settings))


def _told(settings: Settings) -> dict[str, str]:
    return {
        "store": settings.store,
        "database": settings.database,
        "made_by": made_by(),
        "catalogue": load_catalogue().digest,
        "vocabulary": load_ontology().digest,
    }
