"""`dealgraph doctor` tells what is there, in use, damaged or missing, and leaves everything as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.checks import Check
from graph import lock
from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.servers.bolt import Neo4jServer


@pytest.fixture
def copied(ingested: tuple[Path, str], tmp_path: Path) -> Path:
    """A copy of the ingested data folder."""
    return Path(shutil.copytree(ingested[0], tmp_path / "data"))


def found(data: Path, *arguments: str, **changes: str) -> dict[str, Check]:
    """The lines that the command prints: a process of its own, as it opens the store and so starts a JVM."""
    done = dealgraph("doctor", "--data", data, *arguments, cwd=data.parent, **changes)
    lines = [line.strip("│").split("│") for line in done.stdout.splitlines() if line.startswith("│")]
    checks = {what.strip(): Check(*(cell.strip() for cell in (what, *cells))) for what, *cells in lines}
    assert done.returncode == any(check.state == "missing" for check in checks.values()), done.stderr
    return checks


def test_a_store_that_was_deleted_is_not_made_again(copied: Path) -> None:
    shutil.rmtree(copied / "cypher" / "databases" / "kg")
    before = sorted(copied.rglob("*"))
    assert found(copied)["store"].state == "absent"
    assert sorted(copied.rglob("*")) == before


def test_what_a_run_is_writing_is_busy_and_no_fault(copied: Path) -> None:
    with Ledger.open(copied).writing("dealgraph ingest"), lock.writing(copied / "cypher", "dealgraph ingest"):
        told = found(copied)
    for what in ("data folder", "store"):
        assert told[what].state == "busy"
        assert "(dealgraph ingest)" in told[what].found
    assert found(copied)["data folder"].state == "ok"


def test_a_damaged_article_is_found(copied: Path) -> None:
    path = sorted((copied / "ledger" / "articles").glob("*/*.nq"))[3]
    path.write_bytes(path.read_bytes()[:-200])
    told = found(copied)["data folder"]
    assert told.state == "missing"
    assert path.name in told.found


def test_the_versions_of_neo4j_prefect_and_tools_are_told(
    neo4j_server: Neo4jServer, prefect_url: str, copied: Path
) -> None:
    login = {"NEO4J_USER": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password}
    told = found(copied, "--store", neo4j_server.uri, **login)
    assert "Neo4j Kernel " in told["store"].found
    assert told["Prefect server"].found == f"{prefect_url}: version {told['prefect'].found}"
    assert told["Java of the embedded store"].state == "ok"
    assert {"Java", "Maven", "rapper", "Docker"} <= told.keys()


def test_a_tool_that_is_not_there_can_be_missed_and_says_how_to_get_it(tmp_path: Path) -> None:
    told = found(tmp_path / "data", PATH=str(tmp_path))["rapper"]
    assert (told.state, told.found) == ("absent", "no rapper on the PATH")
    assert "apt-get install raptor2-utils" in told.remedy
