"""Questions that run too long, that would write, and answers that are odd."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
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
    try:
        assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        sent = time.monotonic()
        out, err = process.communicate(timeout=30)
        assert time.monotonic() - sent < 3
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    assert (process.returncode, out, err) == (130, "", "Interrupted: the query was given up.\n")
    counted = dealgraph("query", "MATCH (n:Article) RETURN count(n)", "--data", data, "-f", "csv", cwd=tmp_path)
    assert counted.stdout.splitlines()[1] == str(len(list((data / "ledger" / "articles").glob("*/*.nq"))))


@pytest.mark.parametrize("write", [(), ("--write",)])
def test_a_query_is_given_up_after_its_time(ingested: tuple[Path, str], tmp_path: Path, write: tuple[str, ...]) -> None:
    done = dealgraph("query", ENDLESS, "--timeout", "1.5", *write, "--data", ingested[0], cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == "query: there was no answer within 1.5 s. Ask for less, or raise --timeout.\n"
    assert dealgraph("query", "RETURN 1", "--timeout", "60", "--data", ingested[0], cwd=tmp_path).returncode == 0


@pytest.fixture(scope="module")
def foreign_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A server that speaks Bolt, is no Neo4j, and lets its root write whatever the driver asks for: as environment."""
    folder = tmp_path_factory.mktemp("foreign")
    code = (
        "import sys; from pathlib import Path; from graph.stores.arcadedb_server import start;"
        "from graph.stores.logins import ROOT;"
        "server = start(Path(sys.argv[1])); print(server.uri, server.passwords[ROOT], flush=True);"
        "sys.stdin.read(); server.stop()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert process.stdout is not None
    uri, password = process.stdout.readline().split()
    yield {"NEO4J_URI": uri, "NEO4J_USER": "root", "NEO4J_PASSWORD": password, "NEO4J_DATABASE": "kg"}
    process.communicate("")


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (:Odd)",
        "MATCH (n) DETACH DELETE n",
        "match (n) set n.x = 1",
        "RETURN 'it\\'s' AS a UNION CREATE (:Odd) RETURN 1 AS a",
        "/* ' */ MERGE (:Odd {name: '//'})",
        "CALL some.procedure()",
    ],
)
def test_a_server_that_ignores_the_wish_to_read_is_not_asked_to_write(
    foreign_server: dict[str, str], query: str, tmp_path: Path
) -> None:
    refused = dealgraph("query", query, cwd=tmp_path, **foreign_server)
    assert refused.returncode == 1
    assert "does not hold a reader to reading" in refused.stderr
    counted = dealgraph("query", "MATCH (n) RETURN count(n) AS n", "-f", "csv", cwd=tmp_path, **foreign_server)
    assert counted.stdout.splitlines() == ["n", "0"]


def test_such_a_server_answers_questions_and_writes_when_told(foreign_server: dict[str, str], tmp_path: Path) -> None:
    for query in (
        "MATCH (n) WHERE n.name = 'CREATE' OR n.set = $set RETURN count(n) AS `delete`",
        "MATCH (n:Set)-[:MERGE]->() RETURN n // delete",
    ):
        asked = dealgraph("query", query, "-p", "set=1", cwd=tmp_path, **foreign_server)
        assert asked.returncode == 0, asked.stderr
    assert dealgraph("query", "CREATE (n:Told) DELETE n", "--write", cwd=tmp_path, **foreign_server).returncode == 0


def test_neo4j_itself_tells_what_writes(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    login = {"NEO4J_USER": neo4j_server.user, "NEO4J_PASSWORD": neo4j_server.password, "NEO4J_URI": neo4j_server.uri}
    refused = dealgraph("query", "CREATE (:Odd)", cwd=tmp_path, **login)
    assert "would write, and this connection may only read" in refused.stderr
    assert dealgraph("query", "CALL db.labels() YIELD label RETURN label", cwd=tmp_path, **login).returncode == 0


def test_no_rows_for_a_label_that_does_not_exist_bring_a_hint(ingested: tuple[Path, str], tmp_path: Path) -> None:
    data, _ = ingested
    wrong = "MATCH (c:Compny)-[:INVESTED_IN]->(:Company {name: ':Nothing', new:True}) RETURN c // :Comment"
    done = dealgraph("query", wrong, "--data", data, cwd=tmp_path)
    (hint,) = done.stderr.splitlines()
    assert (done.returncode, hint.startswith("Compny is no label")) == (0, True)
    assert "Did you mean Company" in hint
    none = dealgraph("query", "MATCH (c:Company {name: 'Nobody'}) RETURN c", "--data", data, cwd=tmp_path)
    assert (none.returncode, none.stderr) == (0, "")


def test_a_question_in_chinese_arrives_in_any_locale(ingested: tuple[Path, str], tmp_path: Path) -> None:
    asked = ("query", "RETURN '月' AS a, $b AS b", "-p", "b=月", "-f", "csv", "--data", ingested[0])
    done = dealgraph(*asked, cwd=tmp_path, PYTHONUTF8="0", LC_ALL="C")
    assert (done.stdout, done.stderr) == ("a,b\n月,月\n", "")


def test_the_embedded_store_itself_tells_what_writes(ingested: tuple[Path, str], tmp_path: Path) -> None:
    refused = dealgraph("query", "CREATE (:Odd)", "--data", ingested[0], cwd=tmp_path)
    assert "would write, and this connection may only read" in refused.stderr
    assert dealgraph("query", "CALL db.labels()", "--data", ingested[0], cwd=tmp_path).returncode == 0


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
