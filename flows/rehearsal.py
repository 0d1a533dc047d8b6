"""What a command would do, found out by doing it elsewhere: in a folder that is gone when it has been told."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

STORES = ("cypher", "prefect", "lock")
"""Parts of a data folder that no rehearsal needs."""


@contextmanager
def elsewhere(name: Path) -> Iterator[Path]:
    """A place for what would be written to ``name``, which is called the same."""
    with TemporaryDirectory(prefix="dealgraph-dry-run-") as folder:
        yield Path(folder) / (name.resolve().name or "here")  # ".." must not lead out of the folder


@contextmanager
def copied(data: Path) -> Iterator[Path]:
    """A copy of a data folder without its stores; an empty place where there is none."""
    with elsewhere(Path("data")) as copy:
        if data.is_dir():
            shutil.copytree(data, copy, ignore=shutil.ignore_patterns(*STORES))
        yield copy
