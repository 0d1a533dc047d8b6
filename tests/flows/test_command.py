"""The command's manners: help, exit codes, and errors as one sentence."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from neo4j import GraphDatabase

from graph.ledger import Ledger
from tests.flows.command import ROOT, command_line, dealgraph, environment
from tests.servers.bolt import Neo4jServer

COMMANDS = (
    "ingest", "extract", "query", "analyze", "export", "conflicts", "sync", "doctor", "migrate", "backup", "restore",
    "evaluate", "watch", "schedule", "sources", "status", "quarantine", "history", "retract", "reprocess",
    "report",
)  # fmt: skip
WITHOUT_DATA = ("extract", "evaluate")


def told(done: subprocess.CompletedProcess[str], code: int) -> str:
    """What the command said on stderr: its only line, and no traceback."""
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_examples(command: str, tmp_path: Path) -> None:
    done = dealgraph(command, "--help", cwd=tmp_path)
    assert done.returncode == 0
    assert re.search(rf"Examples?:\n +dealgraph {command}", done.stdout), done.stdout
    assert ("--data" in done.stdout) is (command not in WITHOUT_DATA)


def test_help_lists_every_command_and_imports_nothing_heavy(tmp_path: Path) -> None:
    heavy = {
        "prefect",
        "spacy",
        "pyshacl",
        "networkx",
        "rdflib",
        "neo4j",
        "jpype",
        "pydantic",
        "trafilatura",
        "pyoxigraph",
    }
    code = f"import sys, flows.cli; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=True)
    assert done.stdout.strip() == "[]"
    listed = dealgraph("--help", cwd=tmp_path).stdout
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_a_query_does_not_import_prefect(tmp_path: Path) -> None:
    code = "import sys, flows.checks, flows.cli.query, flows.stores, flows.settings, graph.stores.registry;"
    done = subprocess.run(
        [sys.executable, "-c", code + "print('prefect' in sys.modules)"],
        capture_output=True,
        text=True,
        env=environment(),
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "False"


def test_version(tmp_path: Path) -> None:
    assert dealgraph("--version", cwd=tmp_path).stdout.startswith("dealgraph 0.")


@pytest.mark.parametrize(
    "arguments", [("ingest",), ("nonsense",), ("query", "RETURN 1", "--format", "xml"), ("export",)]
)
def test_wrong_usage_ends_in_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = dealgraph(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Usage:" in done.stderr


def test_a_path_that_is_not_there_ends_in_1_before_anything_is_made(tmp_path: Path) -> None:
    assert "no such file or folder" in told(dealgraph("ingest", "missing.txt", cwd=tmp_path), 1)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command", [("export", "out", "-f", "jsonl"), ("conflicts",), ("sync",), ("query", "RETURN 1")]
)
def test_without_a_data_folder_the_sentence_says_what_to_do(command: tuple[str, ...], tmp_path: Path) -> None:
    assert "dealgraph ingest" in told(dealgraph(*command, cwd=tmp_path), 1)
    assert list(tmp_path.iterdir()) == []


def test_a_dry_run_says_what_would_be_read_and_writes_nothing(tmp_path: Path, examples: Path) -> None:
    done = dealgraph("ingest", examples, "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert "would read" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_down_is_told(tmp_path: Path) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{unused.getsockname()[1]}"
        sentence = told(dealgraph("query", "RETURN 1", "--store", uri, cwd=tmp_path), 1)
    assert uri in sentence
    assert "does not answer" in sentence


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    assert "there is no store for the address 'ftp://x'" in told(
        dealgraph("query", "RETURN 1", "--store", "ftp://x", cwd=tmp_path), 1
    )


def test_a_password_in_an_address_is_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme AI raised $10 million in a Series A.\n")
    for scheme in ("bolt", "ftp"):
        store = f"{scheme}://ada:s3cret@127.0.0.1:1"
        for command in (("query", "RETURN 1"), ("ingest", "a.txt"), ("doctor",)):
            done = dealgraph(*command, "--store", store, cwd=tmp_path)
            assert done.returncode == 1
            assert f"{scheme}://127.0.0.1:1" in done.stdout + done.stderr
            assert "s3cret" not in done.stdout + done.stderr


def test_neo4j_takes_the_password_of_an_address_and_prefect_does_not_see_it(
    neo4j_server: Neo4jServer, prefect_url: str, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Acme AI raised $10 million in a Series A.\n")
    login = (neo4j_server.user, neo4j_server.password)
    with GraphDatabase.driver(neo4j_server.uri, auth=login) as driver:  # other tests leave the graphs of their ledgers
        driver.execute_query("MATCH (n) DETACH DELETE n", database_=neo4j_server.database)
    scheme, _, host = neo4j_server.uri.partition("://")
    store = f"{scheme}://{neo4j_server.user}:{quote(neo4j_server.password, safe='')}@{host}"
    done = dealgraph("ingest", "a.txt", "--store", store, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    asked = Request(f"{prefect_url}/flow_runs/filter", b"{}", {"Content-Type": "application/json"})
    with urlopen(asked) as answer:
        stores = [run["parameters"].get("store") for run in json.load(answer)]
    assert neo4j_server.uri in stores
    assert not [found for found in stores if "@" in str(found)]


@pytest.mark.parametrize("command", [("query", "RETURN 1"), ("query", "CREATE (:X)", "--write"), ("doctor",)])
def test_to_look_at_a_folder_of_another_format_or_without_a_store_makes_nothing(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    Ledger.open(data)
    (data / "cypher" / "databases").mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    done = dealgraph(*command, "--data", data, cwd=tmp_path)
    assert "dealgraph sync" in done.stdout + done.stderr
    (data / "cypher" / "databases" / "kg").mkdir()
    (data / "FORMAT").write_text(json.dumps({"format": 99, "made_by": "dealgraph 9"}))
    done = dealgraph(*command, "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert "has format 99, written by dealgraph 9" in done.stdout + done.stderr
    assert sorted(tmp_path.rglob("*")) == sorted([*before, data / "cypher" / "databases" / "kg"])


def test_a_wrong_password_for_neo4j_is_told_and_not_repeated(neo4j_server: Neo4jServer, tmp_path: Path) -> None:
    done = dealgraph(
        "query",
        "RETURN 1",
        "--store",
        neo4j_server.uri,
        cwd=tmp_path,
        NEO4J_USER=neo4j_server.user,
        NEO4J_PASSWORD="wrong-s3cret",
    )
    sentence = told(done, 1)
    assert "refuses the user" in sentence
    assert "wrong-s3cret" not in sentence


def test_a_folder_that_another_process_writes_is_told_with_its_holder(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "data").writing("dealgraph backup"):
        sentence = told(dealgraph("sync", "--data", tmp_path / "data", cwd=tmp_path), 1)
    assert "dealgraph backup" in sentence
    assert "process " in sentence


def test_verbose_shows_where_an_error_was_raised(tmp_path: Path) -> None:
    done = dealgraph("conflicts", "-v", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_the_doctor_finds_a_broken_settings_file_and_survives(tmp_path: Path) -> None:
    (tmp_path / "dealgraph.toml").write_text("data = ")
    done = dealgraph("doctor", cwd=tmp_path)
    assert done.returncode == 1
    assert "not valid TOML" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_the_doctor_finds_what_does_not_answer(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "FORMAT").write_text(json.dumps({"format": 99, "made_by": "dealgraph 9"}))
    done = dealgraph(
        "doctor",
        "--data",
        "data",
        "--store",
        "bolt://127.0.0.1:1",
        cwd=tmp_path,
        PREFECT_API_URL="http://127.0.0.1:1/api",
    )
    assert done.returncode == 1
    for word in ("format 99", "does not answer", "prefect server start"):
        assert word in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_whoever_stops_listening_gets_no_traceback(tmp_path: Path) -> None:
    head = subprocess.Popen(
        command_line("--help"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=tmp_path
    )
    assert head.stdout is not None
    head.stdout.close()
    assert b"Traceback" not in head.communicate(timeout=30)[1]
