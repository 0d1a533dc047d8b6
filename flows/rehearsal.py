"""What a command would do, found out by doing it elsewhere: in a folder that is gone when it has been told."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, cast

from ontology.errors import DealgraphError

STORES = ("cypher", "prefect", "lock", "*.part")
"""Parts of a data folder that no rehearsal needs, or that are gone before they are copied."""


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
            try:
                shutil.copytree(data, copy, ignore=shutil.ignore_patterns(*STORES), ignore_dangling_symlinks=True)
            except shutil.Error as error:
                raise DealgraphError(
                    "has changed while it was copied", where=str(data), remedy="Run it again when no command writes it."
                ) from error
        yield copy


class Counted:
    """Takes what would be written to files, and keeps their sizes only."""

    def __init__(self) -> None:
        self.sizes: dict[Path, int] = {}

    @contextmanager
    def opened(self, path: Path) -> Iterator[IO[bytes]]:
        """A file that is none; `OSError` where no file could be made."""
        there = next(folder for folder in path.absolute().parents if folder.exists())
        if not there.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(there))
        if not os.access(there, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(there))
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        file = _Counting()
        yield cast(IO[bytes], file)
        self.sizes[path] = file.size


class _Counting(io.RawIOBase):
    size = 0

    def writable(self) -> bool:
        return True

    def write(self, content: object) -> int:
        number = memoryview(content).nbytes  # type: ignore[arg-type]  # whatever has bytes
        self.size += number
        return number
