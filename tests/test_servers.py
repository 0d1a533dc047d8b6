"""The servers that other tests rest on do what those tests take for granted."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from tests.servers import leash
from tests.servers.bolt import Neo4jServer
from tests.servers.rdf_tools import FileCheck

GOOD = '<https://example.org/a> <https://example.org/b> "c"@en .\n'
BAD = '<https://example.org/a> <https://example.org/b> "c"@en\n'


def test_neo4j_answers_cypher_and_keeps_unicode(neo4j_server: Neo4jServer) -> None:
    auth = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.uri, auth=auth) as driver:
        query = "CREATE (n:Probe {name: $name}) WITH n, n.name AS name DELETE n RETURN name, size(name) AS length"
        records, _, _ = driver.execute_query(query, name="零一万物", database_=neo4j_server.database)
    assert [record.data() for record in records] == [{"name": "零一万物", "length": 4}]


def test_neo4j_refuses_a_wrong_password(neo4j_server: Neo4jServer) -> None:
    with GraphDatabase.driver(neo4j_server.uri, auth=(neo4j_server.user, "wrong")) as driver, pytest.raises(AuthError):
        driver.verify_connectivity()


def test_riot_tells_good_turtle_from_bad(riot: FileCheck, tmp_path: Path) -> None:
    _tells_good_from_bad(riot, tmp_path)


def test_riot_refuses_a_literal_that_its_datatype_does_not_allow(riot: FileCheck, tmp_path: Path) -> None:
    file = tmp_path / "literal.nt"
    datatype = "http://www.w3.org/2001/XMLSchema#integer"
    file.write_text(f'<https://example.org/a> <https://example.org/b> "abc"^^<{datatype}> .\n', encoding="utf-8")
    with pytest.raises(AssertionError, match="not valid"):
        riot(file)
    (tmp_path / "sound.nt").write_text("", encoding="utf-8")
    with pytest.raises(AssertionError, match=r"File: .*literal\.nt\n.*not valid"):
        riot(tmp_path / "sound.nt", file)
    riot(tmp_path / "sound.nt", tmp_path / "sound.nt")


def test_rapper_tells_good_turtle_from_bad(rapper: FileCheck, tmp_path: Path) -> None:
    _tells_good_from_bad(rapper, tmp_path)


def test_a_leashed_process_ends_when_its_holder_is_killed() -> None:
    """The holder prints the id of what it started and is killed; the started process must be gone soon after."""
    holder = (
        "import subprocess, sys, time\n"
        "p = subprocess.Popen([sys.executable, sys.argv[1], sys.executable, '-uc',"
        " 'import os, time; print(os.getpid()); time.sleep(600)'], stdin=subprocess.PIPE)\n"
        "time.sleep(600)\n"
    )
    command = [sys.executable, "-c", holder, str(Path(leash.__file__))]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        started = int(process.stdout.readline())
        os.kill(started, 0)  # raises if it is not there
        process.send_signal(signal.SIGKILL)
        process.stdout.read()  # ends when the last process that holds the pipe has ended
    with pytest.raises(ProcessLookupError):
        os.kill(started, 0)


def _tells_good_from_bad(check: FileCheck, folder: Path) -> None:
    good, bad = folder / "good.ttl", folder / "bad.ttl"
    good.write_text(GOOD, encoding="utf-8")
    bad.write_text(BAD, encoding="utf-8")
    check(good)
    with pytest.raises(AssertionError, match=r"bad\.ttl"):
        check(bad)
