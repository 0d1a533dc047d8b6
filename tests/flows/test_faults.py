"""What goes wrong around a run, against real processes: the next run makes it good, to the byte."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.flows.command import articles_below, command_line, dealgraph, environment
from tests.flows.test_ingest import until
from tests.servers.bolt import Neo4jServer, free_port, wait_until_ready
from tests.servers.neo4j_commands import by_java


@pytest.fixture
def memory_disk() -> Iterator[Path]:
    """A folder in memory where there is such a disk: hundreds of runs wait for a real one longer than they work."""
    disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)


def test_a_run_that_is_killed_at_any_change_of_a_file_is_made_good_by_the_next(memory_disk: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.flows.killed_runs", str(memory_disk)],
        env=environment(), cwd=memory_disk, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_a_disk_that_is_full_is_told_and_the_run_goes_on_when_there_is_room(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    """A disk of its own in a namespace of its own, which goes with the shell."""
    (tmp_path / "disk").mkdir()
    run = " ".join(f"'{word}'" for word in command_line("ingest", examples, "--data", "disk/data", "--no-store"))
    script = f"""
        mount -t tmpfs -o size=900k tmpfs disk
        {run}; echo "first: $?" >&2
        mount -o remount,size=20m disk
        {run} || exit 1
        cp -r disk/data whole
    """
    done = subprocess.run(
        ["unshare", "--map-root-user", "--mount", "sh", "-c", script],
        cwd=tmp_path, env=environment(DEALGRAPH_BATCH="1"), capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "first: 1" in done.stderr
    assert "No space left on device" in done.stderr
    assert "Check the folder's rights and free space." in done.stderr
    assert "Traceback" not in done.stderr
    held = [{name: c for name, (c, _) in articles_below(d).items()} for d in (tmp_path / "whole", ingested[0])]
    assert held[0] == held[1]
    assert not list((tmp_path / "whole").rglob("*.part"))


@contextmanager
def neo4j_at(port: int, home: Path, *, first: bool) -> Iterator[tuple[Neo4jServer, subprocess.Popen[bytes]]]:
    """A Neo4j with its files in ``home``, which may hold a database already."""
    server = Neo4jServer(f"bolt://127.0.0.1:{port}", "neo4j", "dealgraph-tests", "neo4j")
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(by_java(port, home), stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        wait_until_ready(server, first_password="neo4j" if first else "")
        yield server, process
    finally:
        process.kill()
        process.wait()


def test_a_neo4j_that_is_killed_in_mid_load_and_started_again_gets_the_same_graph(
    ingested: tuple[Path, str], tmp_path: Path
) -> None:
    import neo4j

    data, home, port = tmp_path / "data", tmp_path / "neo4j", free_port()
    home.mkdir()
    shutil.copytree(ingested[0], data, ignore=shutil.ignore_patterns("cypher"))
    arguments = ("sync", "--data", data, "--store", f"bolt://127.0.0.1:{port}")
    login = {"NEO4J_USER": "neo4j", "NEO4J_PASSWORD": "dealgraph-tests"}
    with neo4j_at(port, home, first=True) as (server, process):
        with neo4j.GraphDatabase.driver(server.uri, auth=(server.user, server.password)) as driver:

            def loaded() -> bool:
                return bool(driver.execute_query("MATCH (n:Article) RETURN count(n) AS n").records[0]["n"])

            sync = subprocess.Popen(
                command_line(*arguments), cwd=tmp_path, env=environment(**login), stderr=subprocess.PIPE, text=True
            )
            until(lambda: loaded() or sync.poll() is not None, 120)
            process.kill()
        _, told = sync.communicate(timeout=180)
        assert sync.returncode == 1, "the load was over before the server was killed"
        assert f"bolt://127.0.0.1:{port}" in told
        assert "Traceback" not in told
    with neo4j_at(port, home, first=False):
        done = dealgraph(*arguments, cwd=tmp_path, **login)
        assert done.returncode == 0, done.stderr
        for question in (
            "MATCH (n:Entity) RETURN n.iri AS iri, n.digest AS digest ORDER BY iri",
            "MATCH (n:Claim)-[r]->() RETURN r.iri AS iri, r.digest AS digest ORDER BY iri",
        ):
            asked = ("query", question, "-f", "csv", "--data")
            there = dealgraph(*asked, data, "--store", f"bolt://127.0.0.1:{port}", cwd=tmp_path, **login).stdout
            assert there == dealgraph(*asked, ingested[0], cwd=tmp_path).stdout
            assert len(there.splitlines()) > 30
