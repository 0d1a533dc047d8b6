"""`dealgraph serve`: drivers and other commands use one running store, and everything ends in order."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import neo4j
import pytest
import rdflib
from neo4j.exceptions import ClientError

from flows.in_step import catch_up, is_in_step
from flows.settings import load_settings
from graph import lock
from graph.ledger import Ledger
from graph.stores.half_filled import FILE as HALF_FILLED
from tests.flows.command import command_line, dealgraph, environment
from tests.graph.factory import example
from tests.servers.bolt import Neo4jServer, free_port
from tests.servers.neo4j_bulk import cypher_shell

SHOWN = "The password, shown this once: "


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store holds two of the three articles made by hand, and whose ledger holds them all."""
    folder = tmp_path_factory.mktemp("made")
    ledger = Ledger.open(folder / "data")
    first, *others = example()
    ledger.write(first)
    done = dealgraph("sync", "--data", folder / "data", cwd=folder)
    assert done.returncode == 0, done.stderr
    for reading in others:
        ledger.write(reading)
    return folder / "data"


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    """The same for each test by itself."""
    return shutil.copytree(made, tmp_path / "data")


@contextmanager
def served(data: Path, port: int, *more: str, **settings: str) -> Iterator[tuple[subprocess.Popen[str], list[str]]]:
    """The running command and what it said."""
    process = subprocess.Popen(
        command_line("serve", "--port", port, "--data", data, *more),
        cwd=data.parent,
        env=environment(PYTHONUNBUFFERED="1", **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    lines = []
    while (line := process.stdout.readline().rstrip("\n")) and line != "Ctrl-C stops it.":
        lines.append(line)
    assert line, lines + process.stderr.readlines()
    try:
        yield process, lines
    finally:
        process.terminate()
        process.communicate(timeout=60)


def articles(port: int, password: str, scheme: str = "bolt") -> int:
    """How many articles a driver of another program finds there."""
    with neo4j.GraphDatabase.driver(f"{scheme}://127.0.0.1:{port}", auth=("reader", password)) as driver:
        found: int = driver.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"]
        return found


def test_drivers_and_commands_share_one_store(data: Path) -> None:
    port = free_port()
    with served(data, port) as (process, lines):
        password = lines[1].removeprefix(SHOWN)
        assert [articles(port, password, scheme) for scheme in ("bolt", "neo4j")] == [1, 1]
        with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("reader", password)) as driver:
            with pytest.raises(ClientError):
                driver.execute_query("CREATE (:Odd)")
            synced = dealgraph("sync", "--data", data, cwd=data.parent)
            assert "were written" in synced.stdout, synced.stderr
            begun = time.monotonic()
            assert driver.execute_query("MATCH (a:Article) RETURN count(a) AS n").records[0]["n"] == 3
            assert time.monotonic() - begun < 2
        asked = dealgraph(
            "ask", "articles_about", "-p", "about=Beta Labs", "-f", "csv", "--data", data, cwd=data.parent
        )
        assert len(asked.stdout.splitlines()) == 4, asked.stderr
        again = dealgraph("serve", "--port", free_port(), "--data", data, cwd=data.parent)
        assert again.returncode == 1
        assert f"is served already by process {process.pid}, at bolt://127.0.0.1:{port}" in again.stderr
        rebuilt = dealgraph("sync", "--rebuild", "--data", data, cwd=data.parent)
        assert "dealgraph serve" in rebuilt.stderr
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0
        assert process.stdout is not None
        assert process.stdout.read() == "Stopped.\n"
    assert not (data / "cypher" / "serving.json").exists()
    with served(data, port) as (_, lines):
        assert "shown the first time" in lines[1]
        assert password not in lines[1]
        assert articles(port, password) == 3


def test_iris_are_answered_without_a_store_where_there_is_none(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    ledger.write(example()[0])
    with served(tmp_path / "data", free_port(), "--http", "0") as (_, lines):
        (line,) = lines
        address = line.removeprefix("IRIs are looked up at ").split()[0]
        assert len(rdflib.Graph().parse(f"{address}id/dataset"))
    assert not (tmp_path / "data" / "cypher").exists()


def test_the_settings_may_name_the_password_and_iris_are_answered_where_that_is_asked_for(data: Path) -> None:
    port = free_port()
    with served(data, port, "--http", "0", DEALGRAPH_PASSWORD="correct horse") as (_, lines):
        assert lines[1] == "The password is that of the settings."
        assert articles(port, "correct horse") == 1
        address = lines[2].removeprefix("IRIs are looked up at ").split()[0]
        graph = rdflib.Graph().parse(f"{address}id/dataset")
        assert (None, rdflib.VOID.exampleResource, rdflib.URIRef(example()[2].article.iri)) in graph
        with pytest.raises(neo4j.exceptions.AuthError):
            articles(port, "wrong horse")
    for wrong in (("--base", "https://example.org/deals/"), ("--http", 0, "--base", "https://example.org/id/")):
        done = dealgraph("serve", "--port", 0, *wrong, "--data", data, cwd=data.parent)
        assert (done.returncode, "--base" in done.stderr) == (1, True)
    parts = ("--http", 0, "--base", "https://example.org/deals#")
    done = dealgraph("serve", "--port", 0, *parts, "--data", data, cwd=data.parent)
    assert (done.returncode, "End it with a slash." in done.stderr) == (1, True)


def test_a_killed_server_leaves_nothing_in_the_way(data: Path) -> None:
    with served(data, 0) as (process, _):
        os.kill(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    assert (data / "cypher" / "serving.json").exists()
    done = dealgraph("query", "MATCH (a:Article) RETURN count(a) AS n", "-f", "csv", "--data", data, cwd=data.parent)
    assert (done.stdout.splitlines(), done.stderr) == (["n", "1"], "")


def test_a_port_that_is_taken_is_told(data: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = dealgraph("serve", "--port", port, "--data", data, cwd=data.parent)
    assert done.returncode == 1
    assert f"port {port} cannot be had" in done.stderr
    assert "name another port" in done.stderr


def test_another_process_that_has_the_files_is_told(data: Path) -> None:
    with lock.writing(data / "cypher", "dealgraph ingest"):
        done = dealgraph("serve", "--port", 0, "--data", data, cwd=data.parent)
    assert done.returncode == 1
    assert f"is open in process {os.getpid()} (dealgraph ingest)" in done.stderr
    assert "wait until that one has finished" in done.stderr


def test_cypher_shell_of_neo4j_reads_a_served_store_and_may_not_write(data: Path) -> None:
    port = free_port()
    with served(data, port, DEALGRAPH_PASSWORD="correct horse"):
        served_at = Neo4jServer(f"bolt://127.0.0.1:{port}", "reader", "correct horse", "kg")
        counted = cypher_shell(served_at, data, "--format", "plain", "MATCH (a:Article) RETURN count(a) AS n")
        assert counted.split() == ["n", "1"]
        with pytest.raises(AssertionError):
            cypher_shell(served_at, data, "CREATE (:Odd)")


@pytest.mark.parametrize("command", [("serve",), ("explore", "--no-browser"), ("query", "CREATE (n:Own)", "--write")])
def test_a_half_filled_store_is_neither_served_nor_emptied(tmp_path: Path, command: tuple[str, ...]) -> None:
    """The next sync or run fills it; till then no command says of half a graph that it is the graph."""
    settings = load_settings(data=tmp_path / "data")
    Ledger.open(settings.data)
    held = settings.data / "cypher" / "databases" / "kg" / "schema.json"
    held.parent.mkdir(parents=True)
    held.touch()
    catch_up(settings)
    assert is_in_step(settings)
    (settings.data / "cypher" / HALF_FILLED).touch()
    done = dealgraph(*command, "--data", settings.data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "was left half filled" in done.stderr
    assert "dealgraph sync" in done.stderr
    assert held.exists()
    assert not is_in_step(settings)
