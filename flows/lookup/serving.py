"""The answers on a port of this machine, beside what else its process does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from flows.lookup.app import make_app
from flows.lookup.resources import Resources
from flows.loopback import HOST, listening


@contextmanager
def looked_up(resources: Resources, port: int, base: str) -> Iterator[str]:
    """Answer IRIs that begin with `base` as long as the context lasts; gives the address at which the base is served.

    Raises `DealgraphError` for a port that cannot be had.
    """
    with listening(port, "dealgraph serve", "--http") as socket:
        config = uvicorn.Config(make_app(resources, base), log_level="error", access_log=False, server_header=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]}, name="lookup", daemon=True)
        thread.start()
        try:
            yield f"http://{HOST}:{socket.getsockname()[1]}/"
        finally:
            server.should_exit = True
            thread.join(timeout=5)
