"""The note by which one command finds the embedded store that another one keeps up."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from graph import lock
from graph.atomic import write_bytes

FILE = "serving.json"


@dataclass(frozen=True, slots=True)
class Serving:
    """Where a store is served, and by which process."""

    uri: str
    pid: int


@contextmanager
def announced(folder: Path, uri: str) -> Iterator[None]:
    """Let other commands find the store of the folder at the address, while the context lasts."""
    path = folder / FILE
    write_bytes(path, json.dumps(asdict(Serving(uri, os.getpid()))).encode(), mode=0o600)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def serving(folder: Path) -> Serving | None:
    """Who serves the store of the folder; None where nobody does, as after a crash that left the note behind."""
    try:
        told = json.loads((folder / FILE).read_bytes())
        found = Serving(str(told["uri"]), int(told["pid"]))
        holder = json.loads((folder / lock.FILE).read_bytes())["pid"]
        os.kill(found.pid, 0)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return found if holder == found.pid else None
