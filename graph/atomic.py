"""Files that are either the old ones or the new ones, whatever happens in between."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write_bytes(path: Path, content: bytes, *, mode: int = 0o644, lasting: bool = True) -> None:
    """Put the content into a file that is there whole or not at all, as `whole_file` does."""
    with whole_file(path, mode=mode, lasting=lasting) as file:
        file.write(content)


@contextmanager
def whole_file(path: Path, *, mode: int = 0o644, lasting: bool = True) -> Iterator[IO[bytes]]:
    """A new file beside `path`, which is brought onto the disk and takes its place when the block ends well.

    A process that is killed at any moment leaves the old file or the new one, and at most a `.part` file that no
    reader looks at; one that fails (a full disk) leaves the old file only. The file system must rename atomically, as
    POSIX demands of one folder. What need not be ``lasting`` is not waited for: it may be gone, or be a part of itself,
    when the power fails, and whoever reads it must know it then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    if lasting:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Bring the folder's own list of names onto the disk, without which a rename may be lost with the power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
