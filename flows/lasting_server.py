"""A Prefect server with schedules and pages: `python -m flows.lasting_server HOME PORT`, ended by the end of its stdin.

`prefect server start` would do, but for what becomes of it when its parent is killed: it stays.
"""

from __future__ import annotations

import os
import socket
import sys
import threading

QUIET = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}


def main(home: str, port: int) -> None:
    """Serve until stdin ends; runs and schedules stay in ``home``. Port 0 stands for any; stdout tells which."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", port))
    found = listener.getsockname()[1]
    print(found, flush=True)
    url = f"http://127.0.0.1:{found}/api"
    os.environ.pop("PREFECT_API_URL", None)
    os.environ.update(QUIET, PREFECT_HOME=home, PREFECT_SERVER_UI_API_URL=url)
    threading.Thread(target=_leave_with_parent, daemon=True).start()

    import uvicorn
    from prefect.server.api.server import create_app

    uvicorn.Server(uvicorn.Config(create_app(), log_level="error", lifespan="on")).run(sockets=[listener])


def _leave_with_parent() -> None:
    sys.stdin.buffer.read()
    os._exit(0)  # SQLite makes good what was being written, as after a loss of power


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
