"""A Prefect server for one run: `python -m flows.temporary_server HOME TEMPLATE`, ended by the end of its stdin.

Prefect can start one itself, but then the flow's process imports the whole server too, its database is migrated from
nothing for every new home (7 of 17 seconds), and a killed flow leaves the server behind. This one writes its port to
stdout at once, so that the flow's process can do other things meanwhile, begins with a copy of a migrated database
where there is one, and goes when the pipe to its parent breaks, however that ended, taking its home with it.
"""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_UI_ENABLED": "false",
    # Blocks (stored credentials and the like) are of no use to a server that lives for a minute.
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    # What Prefect sets for the servers that it starts itself: only the services that a flow run needs.
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
}


def main(home: Path, template: Path) -> None:
    """Serve until stdin ends; afterwards remove ``home``. ``template`` is where a migrated database is kept."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    print(listener.getsockname()[1], flush=True)
    os.environ.update(QUIET, PREFECT_HOME=str(home))
    os.environ.pop("PREFECT_API_URL", None)
    database = home / "prefect.db"
    threading.Thread(target=_leave_with_parent, args=(home,), daemon=True).start()
    if template.exists():
        shutil.copyfile(template, database)
        os.environ["PREFECT_API_DATABASE_MIGRATE_ON_START"] = "false"

    import uvicorn
    from prefect.server.api.server import create_app

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)  # ends after the migrations
            if not template.exists():
                keep(database, template)

    config = uvicorn.Config(create_app(), log_level="error", lifespan="on")
    Server(config).run(sockets=[listener])


def keep(database: Path, template: Path) -> None:
    """Copy a live SQLite database, whole or not at all; a folder that cannot be written costs seconds, no run."""
    part = template.with_name(f"{template.name}.{os.getpid()}")
    try:
        template.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(part)) as target:
            source.backup(target)
        part.replace(template)
    except (OSError, sqlite3.Error):
        part.unlink(missing_ok=True)


def _leave_with_parent(home: Path) -> None:
    sys.stdin.buffer.read()
    for _ in range(100):  # the server is still running and may put a file where another was just removed
        shutil.rmtree(home, ignore_errors=True)
        if not home.exists():
            break
    # The server has nothing to save, and its orderly end takes seconds that the person at the terminal would wait.
    os._exit(0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
