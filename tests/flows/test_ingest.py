"""Whole runs, with a real Prefect and the real embedded store, each in a process of its own."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.runtime import API_URL, TemporaryServer, ask
from tests.flows.command import articles_below, command_line, dealgraph, environment


def test_the_first_run_reads_every_article_and_says_what_it_did(ingested: tuple[Path, str], examples: Path) -> None:
    data, printed = ingested
    assert len(articles_below(data)) == len(list(examples.iterdir()))
    assert re.search(rf"articles read\s+│ {len(list(examples.iterdir()))} ", printed)
    for word in ("mentions", "claims", "asserted", "facts in the graph", "conflicts", "seconds"):
        assert word in printed


def test_the_second_run_changes_nothing(ingested: tuple[Path, str], examples: Path) -> None:
    data, _ = ingested
    before = articles_below(data)
    done = dealgraph("ingest", examples, "--data", data, cwd=data.parent)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Nothing changed" in done.stdout
    assert re.search(r"nodes and edges changed in the store\s+│ 0 ", done.stdout)
    assert articles_below(data) == before


def test_questions_get_the_same_rows_in_every_format(ingested: tuple[Path, str], tmp_path: Path) -> None:
    data, _ = ingested
    question = (
        "MATCH (c:Claim)-[:STATED_IN]->(a:Article) WHERE c.status = $s RETURN a.key AS key, count(*) AS n ORDER BY key"
    )
    asked = ("query", question, "-p", "s=asserted", "--data", data, "--format")
    rows = json.loads(dealgraph(*asked, "json", cwd=tmp_path).stdout)
    assert rows
    lines = list(csv.DictReader(io.StringIO(dealgraph(*asked, "csv", cwd=tmp_path).stdout)))
    assert [{"key": line["key"], "n": int(line["n"])} for line in lines] == rows
    table = dealgraph(*asked, "table", cwd=tmp_path).stdout
    assert all(row["key"] in table for row in rows)


def test_a_query_cannot_write_unless_told(ingested: tuple[Path, str], tmp_path: Path) -> None:
    data, _ = ingested
    refused = dealgraph("query", "MATCH (n) DETACH DELETE n", "--data", data, cwd=tmp_path)
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    counted = dealgraph("query", "MATCH (n:Article) RETURN count(n) AS n", "--data", data, "-f", "json", cwd=tmp_path)
    assert json.loads(counted.stdout)[0]["n"] == len(articles_below(data))


def test_a_run_starts_its_own_prefect_where_none_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    (tmp_path / "a.txt").write_text("Acme AI raised $10 million in a Series A.\n")
    (tmp_path / "b.txt").write_bytes(b"\xff")
    done = dealgraph("ingest", ".", "--no-store", cwd=tmp_path, HOME=str(tmp_path / "home"))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Skipped b.txt: its bytes are not UTF-8" in done.stdout
    assert (tmp_path / "home" / ".cache" / "dealgraph").is_dir()


def test_a_prefect_server_that_is_down_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Acme AI raised $10 million in a Series A.\n")
    done = dealgraph("ingest", "a.txt", "--no-store", cwd=tmp_path, PREFECT_API_URL="http://127.0.0.1:1/api")
    assert done.returncode == 1
    assert "PREFECT_API_URL=http://127.0.0.1:1/api: the Prefect server does not answer" in done.stderr
    assert "Traceback" not in done.stderr


def test_nothing_but_bad_files_ends_in_1(prefect_url: str, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_bytes(b"\xff")
    done = dealgraph("ingest", "b.txt", "--no-store", cwd=tmp_path)
    assert done.returncode == 1
    assert "Skipped b.txt" in done.stdout


def test_a_temporary_server_goes_with_its_parent(tmp_path: Path) -> None:
    """Also when the parent is killed: its end of the pipe is closed by the system."""
    code = (
        "import time; from flows.runtime import TemporaryServer; server = TemporaryServer();"
        "print(server.home, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [*command_line()[:2], code], stdout=subprocess.PIPE, text=True, env=environment(XDG_CACHE_HOME=str(tmp_path))
    )
    assert parent.stdout is not None
    home = Path(parent.stdout.readline().strip())
    assert home.is_dir()
    parent.kill()
    parent.communicate()
    until(lambda: not home.exists(), 20)


def test_closing_a_temporary_server_ends_it_at_once() -> None:
    server = TemporaryServer()
    server.close()
    assert ask(server.url)
    assert not server.home.exists()


def test_a_temporary_server_goes_where_what_is_done_meanwhile_fails() -> None:
    """In a process of its own: to start a server changes the environment."""
    code = """
from flows.runtime import ask, prefect_api
def fail(): raise MemoryError
try:
    with prefect_api() as api:
        api.wait(fail)
except MemoryError:
    print(api.home.exists(), ask(api.url) != "")
"""
    own = {name: value for name, value in environment().items() if name != API_URL}
    done = subprocess.run([*command_line()[:2], code], env=own, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_a_killed_run_is_made_good_by_the_next(ingested: tuple[Path, str], examples: Path, tmp_path: Path) -> None:
    """Killed when three articles are written; then the same command again: the same bytes as never killed.

    Killed at every change of a file: `tests/flows/test_faults.py`.
    """
    data = tmp_path / "data"
    arguments = ("ingest", examples, "--data", data, "--no-store")
    kill_when(lambda: len(articles_below(data)) >= 3, *arguments, cwd=tmp_path)
    assert 0 < len(articles_below(data)) <= len(list(examples.iterdir()))
    done = dealgraph(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for form, name in (("jsonl", "out"), ("nquads", "out.nq")):
        exports = []
        for source in (data, ingested[0]):
            target = tmp_path / f"{form}-{source.parent.name}" / name
            target.parent.mkdir()
            written = dealgraph("export", target, "-f", form, "--data", source, cwd=tmp_path)
            assert written.returncode == 0, written.stderr
            files_below = [target] if target.is_file() else sorted(target.iterdir())
            exports.append({path.name: path.read_bytes() for path in files_below})
        assert exports[0] == exports[1]
        assert all(exports[0].values())


def test_a_store_left_half_filled_is_made_good_by_the_next_run(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    arguments = ("ingest", examples, "--data", data)
    total = len(list(examples.iterdir()))
    kill_when(lambda: len(articles_below(data)) == total, *arguments, cwd=tmp_path)
    assert dealgraph(*arguments, cwd=tmp_path).returncode == 0
    question = "MATCH (n) RETURN n.iri AS iri, n.digest AS digest ORDER BY iri"
    held = [dealgraph("query", question, "-f", "csv", "--data", d, cwd=tmp_path).stdout for d in (data, ingested[0])]
    assert held[0] == held[1]
    assert len(held[0].splitlines()) > total


def test_ctrl_c_ends_in_130_and_the_same_command_goes_on(prefect_url: str, examples: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    arguments = ("ingest", examples, "--data", data, "--no-store")
    done = kill_when(lambda: len(articles_below(data)) >= 1, *arguments, cwd=tmp_path, sign=signal.SIGINT)
    assert done.returncode == 130, done.stderr
    assert "What was written stays whole" in done.stderr
    assert "Traceback" not in done.stderr
    assert dealgraph(*arguments, cwd=tmp_path).returncode == 0
    assert len(articles_below(data)) == len(list(examples.iterdir()))


def test_ctrl_c_in_a_terminal_ends_the_run_its_server_and_nothing_else_soon(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A terminal sends it to the whole group of processes, a Prefect server of the run's own among them."""
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        monkeypatch.delenv(name)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    data = tmp_path / "data"
    arguments = ("ingest", examples, "--data", data)
    process = start(*arguments, cwd=tmp_path, start_new_session=True)
    until(lambda: len(articles_below(data)) >= 2 or process.poll() is not None, 120)
    os.killpg(process.pid, signal.SIGINT)
    sent = time.monotonic()
    out, err = process.communicate(timeout=120)
    assert time.monotonic() - sent < 20
    assert process.returncode == 130, out + err
    assert err.startswith("Interrupted.")
    assert len(err.splitlines()) == 1
    running = subprocess.run(["ps", "-A", "-o", "args="], capture_output=True, text=True, check=True).stdout
    assert not [line for line in running.splitlines() if str(tmp_path) in line]
    assert not list(tmp_path.glob("dealgraph-prefect-*"))
    monkeypatch.undo()
    assert dealgraph(*arguments, "--no-store", cwd=tmp_path).returncode == 0
    held = [{name: content for name, (content, _) in articles_below(d).items()} for d in (data, ingested[0])]
    assert held[0] == held[1]


def start(*arguments: object, cwd: Path, start_new_session: bool = False) -> subprocess.Popen[str]:
    """Start the command with one article a batch."""
    return subprocess.Popen(
        command_line(*arguments),
        cwd=cwd,
        env=environment(DEALGRAPH_BATCH="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=start_new_session,
    )


def kill_when(
    reached: Callable[[], bool], *arguments: object, cwd: Path, sign: signal.Signals = signal.SIGKILL
) -> subprocess.CompletedProcess[str]:
    """Start the command with one article a batch and send it the signal at that moment."""
    process = start(*arguments, cwd=cwd)
    until(lambda: reached() or process.poll() is not None, 120)
    process.send_signal(sign)
    out, err = process.communicate(timeout=60)
    assert process.returncode != 0, f"it ended before it could be killed: {out}"
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def until(true: Callable[[], bool], seconds: float) -> None:
    """Wait for it; fail when it does not come."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.002)
