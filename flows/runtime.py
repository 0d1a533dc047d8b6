"""The Prefect server that a run reports to: the one named by PREFECT_API_URL, or a temporary one of our own."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from ontology.errors import DealgraphError

API_URL = "PREFECT_API_URL"
PATIENCE = 180.0
"""Seconds to wait for a temporary server: twelve times what its first start takes on two busy cores."""


def _nothing() -> None:
    """There is nothing else to do."""


class PrefectApi(Protocol):
    """A server, perhaps still on its way up."""

    def wait(self, meanwhile: Callable[[], None] = _nothing) -> None:
        """Come back when it answers; ``DealgraphError`` when it will not. While it starts there is time for more."""


@contextmanager
def prefect_api(*, verbose: bool = False) -> Iterator[PrefectApi]:
    """Set the environment that Prefect reads at its import, and start a server where none is named.

    Enter this before the first import of ``prefect``. A temporary server starts in the background.
    """
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "INFO" if verbose else "CRITICAL")
    os.environ.setdefault("DO_NOT_TRACK", "1")
    os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
    url = os.environ.get(API_URL)
    if url:
        yield NamedServer(url)
        return
    server = TemporaryServer()
    # A proxy for the web must not be asked for a server on this machine.
    os.environ["NO_PROXY"] = ",".join(filter(None, (os.environ.get("NO_PROXY"), "127.0.0.1")))
    os.environ[API_URL] = server.url
    os.environ.setdefault("PREFECT_HOME", str(server.home))
    os.environ.setdefault("PREFECT_LOGGING_TO_API_ENABLED", "false")
    try:
        yield server
    finally:
        server.close()
        del os.environ[API_URL]
        if os.environ.get("PREFECT_HOME") == str(server.home):
            del os.environ["PREFECT_HOME"]


class NamedServer:
    """The server that the environment names."""

    def __init__(self, url: str) -> None:
        self.url = url

    def wait(self, meanwhile: Callable[[], None] = _nothing) -> None:
        """Ask it once; it is up already, so that ``meanwhile`` would only take time."""
        fault = ask(self.url)
        if fault:
            raise DealgraphError(
                f"the Prefect server does not answer: {fault}",
                where=f"{API_URL}={self.url}",
                remedy=f"Start it with `prefect server start`, or unset {API_URL} for a temporary one.",
            )


class TemporaryServer:
    """A server on this machine for one run, in a process that ends with this one."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="dealgraph-prefect-"))
        self._log = self.home / "server.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "flows.temporary_server", str(self.home), str(template())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                # Ctrl-C goes to all processes of the terminal's group. The run tells its server that it stops, and
                # would ask for a minute after one that has gone. To ignore the signal there is not enough: uvicorn
                # sets a handler of its own.
                start_new_session=True,
            )
        assert self._process.stdout is not None  # it was asked for above
        port = self._process.stdout.readline().strip().decode()
        self.url = f"http://127.0.0.1:{port}/api"

    def wait(self, meanwhile: Callable[[], None] = _nothing) -> None:
        """Ask until it answers, with something else done first."""
        meanwhile()
        end = time.monotonic() + PATIENCE
        while fault := ask(self.url):
            if self._process.poll() is not None:
                lines = self._log.read_text(errors="replace").strip().splitlines()
                raise _broken(f"ended while starting: {lines[-1] if lines else 'it gave no reason'}")
            if time.monotonic() > end:
                raise _broken(f"did not answer within {PATIENCE:.0f} s: {fault}")
            time.sleep(0.05)

    def close(self) -> None:
        """End it; its folder goes with it."""
        assert self._process.stdin is not None  # both were asked for
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.stdout.close()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        # The server removes its home too, in case we are killed; but it may have been writing there at that moment.
        shutil.rmtree(self.home, ignore_errors=True)


def _broken(what: str) -> DealgraphError:
    return DealgraphError(
        f"Prefect's temporary server {what}",
        where="Prefect",
        remedy=f"Look at `dealgraph doctor`, or start a server with `prefect server start` and set {API_URL}.",
    )


def template() -> Path:
    """Where this user's migrated, empty database for this version of Prefect is kept."""
    cache = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    return Path(cache) / "dealgraph" / f"prefect-{version('prefect')}.db"


def ask(url: str) -> str:
    """ "" when a Prefect API answers at the URL within five seconds, else what is wrong."""
    try:
        status, _ = _get(url, "health")
    except (OSError, ValueError, http.client.HTTPException) as error:
        return str(error) or type(error).__name__
    # Prefect Cloud asks for a key even here: it is up, and a wrong key is told by the run itself.
    return "" if status in (200, 401, 403) else f"it answered with HTTP status {status}"


def server_version(url: str) -> str:
    """The version that a Prefect API tells, "" for none."""
    try:
        status, body = _get(url, "admin/version")
        told = json.loads(body) if status == 200 else ""
    except (OSError, ValueError, http.client.HTTPException):
        return ""
    return told if isinstance(told, str) else ""


def _get(url: str, what: str) -> tuple[int, bytes]:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it is no http or https address")
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=5)
    try:
        connection.request("GET", f"{parts.path.rstrip('/')}/{what}")
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()
