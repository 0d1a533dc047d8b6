"""A real Neo4j for the tests: the one that NEO4J_TEST_URI names, else one in Docker, else one from Maven's jars.

Every test process that needs one starts its own, with its own folder and its own free loopback port, and a process
that dies takes its server along. ``tests/scheduling.py`` keeps the tests that need it in one worker of pytest-xdist.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ontology.errors import DealgraphError
from tests.servers.bolt import Neo4jServer, free_port, wait_until_ready
from tests.servers.neo4j_commands import LASTING, Release, by_docker, by_java, docker_has_neo4j

USER = "neo4j"
NEW_SERVERS_PASSWORD = "neo4j"  # Neo4j wants it replaced before it does anything else
PASSWORD = "dealgraph-tests"  # of a server that listens on the loopback address only and ends with the tests
LEASH = Path(__file__).with_name("leash.py")
REMEDY = (
    "Set NEO4J_TEST_URI (with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD) to a Neo4j whose content may be deleted, "
    "or start Docker, or install a JDK of version 17 or newer and Maven."
)


@contextmanager
def running_neo4j(home: Path) -> Iterator[Neo4jServer]:
    """A Neo4j that answers Cypher; ``home`` is an empty folder for its files. What was started is stopped at the end.

    Raises DealgraphError where none can be had, with the three ways to get one.
    """
    uri = os.environ.get("NEO4J_TEST_URI")
    if uri:
        server = Neo4jServer(
            uri,
            os.environ.get("NEO4J_TEST_USER", USER),
            os.environ.get("NEO4J_TEST_PASSWORD", ""),
            os.environ.get("NEO4J_TEST_DATABASE", "neo4j"),
        )
        wait_until_ready(server)
        yield server
    elif docker_has_neo4j():
        port = free_port()
        with _started(by_docker(port, USER, PASSWORD), port, home / "server.log", first_password="") as server:
            yield server
    else:
        with neo4j_of(home) as server:
            yield server


@contextmanager
def neo4j_of(home: Path, release: Release = LASTING, *, new: bool = True) -> Iterator[Neo4jServer]:
    """A Neo4j from Maven's jars with its files in ``home``, where an import may have put a database before.

    ``new`` is one that was never started there.

    Raises DealgraphError where Java, Maven or the jars cannot be had.
    """
    port = free_port()
    first_password = NEW_SERVERS_PASSWORD if new else ""
    with _started(_by_java(port, home, release), port, home / "server.log", first_password=first_password) as server:
        try:
            yield server
        finally:
            kill(home)  # asked to end it takes 10 s, the newest half a minute, to close what is not used again


def kill(home: Path) -> None:
    """End the server with its files in ``home`` as a crash would."""
    for found in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            words = [os.fsdecode(word) for word in found.read_bytes().split(b"\0")]
            if f"--home-dir={home}" in words and Path(words[0]).name == "java":
                os.kill(int(found.parent.name), signal.SIGKILL)


@contextmanager
def _started(command: list[str], port: int, log: Path, *, first_password: str) -> Iterator[Neo4jServer]:
    server = Neo4jServer(f"bolt://127.0.0.1:{port}", USER, PASSWORD, "neo4j")
    with _on_a_leash(command, log) as process:
        wait_until_ready(server, first_password=first_password, check=lambda: _alive(process, log))
        yield server


@contextmanager
def _on_a_leash(command: list[str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        leashed = [sys.executable, str(LEASH), *command]
        process = subprocess.Popen(leashed, stdin=subprocess.PIPE, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.communicate()  # closes the leash's input, upon which it ends the server, and waits for that


def _by_java(port: int, home: Path, release: Release) -> list[str]:
    try:
        return by_java(port, home, release)
    except DealgraphError as error:
        raise DealgraphError(f"no Neo4j for the tests ({error.what})", where=error.where, remedy=REMEDY) from error


def _alive(process: subprocess.Popen[bytes], log: Path) -> None:
    if process.poll() is not None:
        tail = log.read_text(encoding="utf-8", errors="replace")[-1500:].strip()
        raise DealgraphError(f"Neo4j ended while it started: {tail}", where=str(log), remedy=REMEDY)
