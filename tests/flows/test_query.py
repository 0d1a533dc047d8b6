"""Questions that run too long, that would write, and answers that are odd."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import neo4j
import pytest

from tests.flows.command import command_line, dealgraph, environment
from tests.servers.bolt import Neo4jServer

ENDLESS = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 1000) AS c "
    "WITH a, b, c WHERE a * b = c + 7 RETURN count(*) AS n"
)


def test_ctrl_c_gives_up_a_query_at_once_and_the_store_is_whole(ingested: tuple[Path, str], tmp_path: Path) -> None:
    data, _ = ingested
    log = data / "cypher" / "lock"
    process = subprocess.Popen(
        command_line("query", ENDLESS, "--data", data),
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = time.monotonic() + 60
    while not log.read_bytes() and time.monotonic() < end:
        time.sleep(0.05)
    time.sleep(10)  # by then the store is open and the query runs; nothing outside tells when
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    sent = time.monotonic()
    out, err = process.communicate(timeout=30)
    assert time.monotonic() - sent < 3
    assert (process.returncode, out, err) == (130, "", "Interrupted: the query was given up.\n")
    counted = dealgraph("query", "MATCH (n:Article) RETURN count(n)", "--data", data, "-f", "csv", cwd=tmp_path)
    assert counted.stdout.splitlines()[1] == str(len(list((data / "ledger" / "articles").glob("*/*.nq"))))


@pytest.mark.parametrize("write", [(), ("--write",)])
def test_a_query_is_given_up_after_its_time(ingested: tuple[Path, str], tmp_path: Path, write: tuple[str, ...]) -> None:
    done = dealgraph("query", ENDLESS, "--timeout", "1.5", *write, "--data", ingested[0], cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "query: there was no answer within 1.5 s. Ask for less, or raise --timeout.\n"
    assert dealgraph("query", "RETURN 1", "--timeout", "60", "--data", ingested[0], cwd=tmp_path).returncode == 0


def test_neo4j_stops_a_query_that_was_given_up(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    done = dealgraph(
        "query",
        ENDLESS,
        "--timeout",
        "2",
        "--store",
        neo4j_server.uri,
        cwd=tmp_path,
        NEO4J_USER=neo4j_server.user,
        NEO4J_PASSWORD=neo4j_server.password,
    )
    assert "no answer within 2 s" in done.stderr
    with neo4j.GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, neo4j_server.password)) as driver:
        end = time.monotonic() + 20
        while running := _running(driver):
            assert time.monotonic() < end, running
            time.sleep(0.5)


def _running(driver: neo4j.Driver) -> list[str]:
    rows = driver.execute_query("SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery AS query").records
    return [row["query"] for row in rows if row["query"] == ENDLESS]
