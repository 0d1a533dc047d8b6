"""A full disk. The embedded engine tells nothing of it but a transaction that failed, so the disk itself is asked."""

from __future__ import annotations

import shutil
from pathlib import Path

from ontology.errors import DealgraphError

TO_OPEN = 16_000_000
"""Free bytes that the engine needs for its log, its journal and its first pages; with 4 MB it does not start."""

TO_WRITE = 64_000_000
"""Free bytes below which a failed write is laid to the disk: the engine takes space in blocks and lets go of those that
it could not fill, so that some is free again when the fault is told."""


def check_space(folder: Path, needed: int) -> None:
    """`DealgraphError` where the disk that holds the folder has less than `needed` bytes left."""
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DealgraphError(
            f"the disk has only {free / 1_000_000:.1f} MB left, too little for the embedded Cypher store",
            where=str(folder),
            remedy="Free some space and run the same command again; the ledger is whole, and the store is repaired.",
        )
