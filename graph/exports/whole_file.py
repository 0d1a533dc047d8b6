"""A file written as a stream that is there whole or not at all, as `graph.atomic` does for what fits in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from graph.atomic import sync_folder


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A new file beside `path`, which takes its place when the block ends well and is gone when it does not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    sync_folder(path.parent)
