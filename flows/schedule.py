"""Serving the scheduled sources on one machine: a server of our own where none is named, and one run at a time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from flows.runtime import API_URL, PATIENCE, NamedServer, ask
from flows.settings import FILE, Settings
from ontology.errors import DealgraphError

HOME = "prefect"
"""The folder in the data folder where a server of our own keeps its runs."""
PORT = 4200
"""Where Prefect's pages are usually found."""


def scheduled(settings: Settings) -> dict[str, str]:
    """The schedule of each source that has one; ``DealgraphError`` where none has."""
    found = {name: source.schedule for name, source in settings.sources.items() if source.schedule}
    if not found:
        raise DealgraphError(
            "no source has a schedule", where=FILE, remedy='Add schedule = "0 * * * *" to a table [sources.NAME].'
        )
    return found


@contextmanager
def lasting_api(data: Path) -> Iterator[str]:
    """The address of the server that PREFECT_API_URL names, or of one of our own while the context lasts."""
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "WARNING")
    if url := os.environ.get(API_URL):
        NamedServer(url).wait()
        yield url
        return
    home = (data / HOME).resolve()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "server.log").open("wb") as log:
        process = _started(home, PORT, log.fileno()) or _started(home, 0, log.fileno())
    if process is None:
        raise _broken(home, "ended while starting")
    server, url = process
    os.environ.update({API_URL: url, "PREFECT_HOME": str(home)})
    os.environ["NO_PROXY"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1")))
    try:
        end = time.monotonic() + PATIENCE
        while fault := ask(url):
            if server.poll() is not None or time.monotonic() > end:
                raise _broken(home, f"does not answer: {fault}")
            time.sleep(0.1)
        yield url
    finally:
        del os.environ[API_URL], os.environ["PREFECT_HOME"]
        assert server.stdin is not None  # it was asked for
        server.stdin.close()
        server.wait()


def _started(home: Path, port: int, log: int) -> tuple[subprocess.Popen[bytes], str] | None:
    """A server on that port, or None where the port is taken."""
    server = subprocess.Popen(
        [sys.executable, "-m", "flows.lasting_server", str(home), str(port)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        start_new_session=True,  # Ctrl-C is for us: the runner still has to tell the server that it stops
    )
    assert server.stdout is not None
    told = server.stdout.readline().strip().decode()
    if not told:
        server.communicate()
        return None
    return server, f"http://127.0.0.1:{told}/api"


def serve(settings: Settings) -> None:
    """Run what is scheduled, one at a time, until the process is told to end. Enter `lasting_api` before."""
    from prefect import serve as serve_deployments
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.deployments.runner import RunnerDeployment
    from prefect.types.entrypoint import EntrypointType

    from flows.maintenance import reprocess, sync
    from flows.missed import forget_missed
    from flows.watch import watch

    # A run that is still waiting when the next one is due finds all that the next one would.
    once = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    told = {"data": str(settings.data.resolve())}
    made = [
        RunnerDeployment.from_flow(
            watch,
            name,
            cron=cron,
            parameters={"sources": [name], **told},
            concurrency_limit=once,
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        for name, cron in scheduled(settings).items()
    ]
    by_hand = [
        RunnerDeployment.from_flow(flow, "by-hand", parameters=told, entrypoint_type=EntrypointType.MODULE_PATH)
        for flow in (sync, reprocess)
    ]
    forget_missed(watch.name, scheduled(settings), datetime.now(UTC))
    serve_deployments(*made, *by_hand, limit=1, pause_on_shutdown=False, print_starting_message=False)


def _broken(home: Path, what: str) -> DealgraphError:
    remedy = f"Look at {home / 'server.log'}, or start `prefect server start` and set {API_URL}."
    return DealgraphError(f"the Prefect server {what}", where="Prefect", remedy=remedy)
