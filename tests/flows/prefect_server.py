"""A Prefect server that tests share, in a home of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.runtime import API_URL, TemporaryServer


@contextmanager
def shared_prefect(home: Path) -> Iterator[str]:
    """The URL of a server, also put into the environment, so that runs of this process and its children use it."""
    server = TemporaryServer()
    before = {name: os.environ.get(name) for name in (API_URL, "PREFECT_HOME")}
    os.environ.update({API_URL: server.url, "PREFECT_HOME": str(home)})
    try:
        server.wait()
        yield server.url
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name)
            else:
                os.environ[name] = value
        server.close()
