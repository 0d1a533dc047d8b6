"""What a store was left with, so that the next run need not read all of it to know.

It is a memory: whoever deletes it makes the next run compare everything. It counts only beside the same ``state``,
which tells that nobody has written since, and it is taken away before anything is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import orjson

from graph.atomic import sync_folder, write_bytes
from graph.stores.base import StoreDigests

_BOOT = Path("/proc/sys/kernel/random/boot_id")


@dataclass(frozen=True, slots=True)
class LeftWith:
    """The file that remembers."""

    path: Path

    def read(self, state: str) -> StoreDigests | None:
        """What the store held in that state; None where that is not known."""
        try:
            told = orjson.loads(self.path.read_bytes())
            return StoreDigests(told["nodes"], told["edges"]) if told["state"] == state else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def keep(self, state: str, held: StoreDigests) -> None:
        """Remember what the store holds; a disk that takes no more costs time only."""
        content = orjson.dumps({"state": state, "nodes": held.nodes, "edges": held.edges})
        try:
            write_bytes(self.path, content, lasting=False)
        except OSError:
            self.path.unlink(missing_ok=True)

    def forget(self) -> None:
        """The store is about to be written to."""
        if self.path.exists():
            self.path.unlink()
            sync_folder(self.path.parent)


def since_boot() -> str:
    """The same as long as the machine runs: when its power fails, files may be of another moment than each other."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""
