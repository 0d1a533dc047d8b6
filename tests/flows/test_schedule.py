"""Scheduled runs, with a real Prefect server, a real worker, and what they did read back through Prefect's API."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import pytest

from flows.missed import forget_missed
from flows.runtime import ask
from tests.flows.command import ROOT, command_line, dealgraph, environment
from tests.flows.compose import command, with_our_programs
from tests.flows.test_watching import LINES
from tests.servers.bolt import free_port

EVERY_MINUTE = "* * * * *"
PATIENCE = 240
"""Seconds: a minute to the next run, and a worker, a flow and a store that start on a busy machine."""


def project(folder: Path) -> Path:
    """A project whose one source is looked at every minute, with two articles that contradict each other."""
    (folder / "in").mkdir(parents=True)
    (folder / "in" / "a.txt").write_text(LINES[0])
    (folder / "in" / "b.txt").write_text(f"{LINES[0].replace('$10', '$100')}\nSo it was told on 5 May 2024.\n")
    table = f'[sources.texts]\nkind = "folder"\npath = "in"\nschedule = "{EVERY_MINUTE}"\n'
    (folder / "dealgraph.toml").write_text(table)
    return folder


def asked(url: str, path: str, **body: object) -> Any:
    """What Prefect's API answers to a POST."""
    request = Request(f"{url}/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=30) as answer:
        return json.loads(answer.read())


def completed(url: str) -> list[dict[str, Any]]:
    wanted = {"state": {"type": {"any_": ["COMPLETED"]}}}
    found: list[dict[str, Any]] = asked(url, "flow_runs/filter", flow_runs=wanted)
    return [run for run in found if run["auto_scheduled"]]


def ended_badly(url: str) -> list[str]:
    """The messages of runs that did not end well."""
    wanted = {"state": {"type": {"any_": ["FAILED", "CRASHED"]}}}
    return [str(run["state"]["message"]) for run in asked(url, "flow_runs/filter", flow_runs=wanted)]


def until(true: Callable[[], bool], process: subprocess.Popen[str], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < end, f"waited in vain:\n{log.read_text()}"
        time.sleep(0.5)


@contextmanager
def running(arguments: list[str], folder: Path, log: Path, **changes: str) -> Iterator[subprocess.Popen[str]]:
    """A process that is told to end, and does, when the context is left."""
    with log.open("w") as out:
        process = subprocess.Popen(
            arguments, cwd=folder, env=environment(**changes), stdout=out, stderr=out, text=True, start_new_session=True
        )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def check(url: str, folder: Path) -> None:
    """What the first scheduled run did, from the server alone, and what the graph says."""
    run = min(completed(url), key=lambda run: str(run["expected_start_time"]))
    artifacts = {a["key"]: a for a in asked(url, "artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})}
    report = artifacts["run-report"]
    assert report["type"] == "markdown"
    assert "| written | 2 |" in report["data"]
    state = json.loads(dealgraph("status", "-f", "json", cwd=folder).stdout)
    conflicts = state["conflicts"]
    assert (state["articles"], state["new_conflicts"]) == (2, conflicts)
    assert f"| new conflicts | {conflicts} |" in report["data"]
    link = artifacts["conflicts"]["data"]
    assert f"[{conflicts} conflicts, {conflicts} new](file://" in link
    page = Path(link.partition("(file://")[2].rstrip(")"))
    assert "ten times apart" in page.read_text()
    code = (
        "import asyncio, json, sys\n"
        "from uuid import UUID\n"
        "from prefect.client.orchestration import get_client\n"
        "async def told():\n"
        "    async with get_client() as client:\n"
        "        run = await client.read_flow_run(UUID(sys.argv[1]))\n"
        "        print(json.dumps(await run.state.result()))\n"
        "asyncio.run(told())\n"
    )
    read = subprocess.run(
        [sys.executable, "-c", code, run["id"]],
        env=environment(), cwd=folder, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert read.returncode == 0, read.stderr
    result = json.loads(read.stdout)
    assert (result["written"], result["articles"], result["new_conflicts"]) == (2, 2, conflicts)
    assert state["runs"][-1]["command"] == "dealgraph watch"


def test_a_worker_runs_the_deployments_of_prefect_yaml_by_the_commands_of_compose_yaml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The containers' commands without the containers: server, deployment, worker, metrics."""
    folder, port = project(tmp_path / "project"), str(free_port())
    url = f"http://127.0.0.1:{port}/api"
    monkeypatch.setenv("PREFECT_API_URL", url)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PATH", with_our_programs(os.environ["PATH"]))
    told = (ROOT / "prefect.yaml").read_text()
    assert told.count('cron: "0 * * * *"') == 1
    (folder / "prefect.yaml").write_text(told.replace("0 * * * *", EVERY_MINUTE))
    log = tmp_path / "server.log"
    with running(command("prefect", host="127.0.0.1", port=port), folder, log) as server:
        until(lambda: not ask(url), server, log)
        for _ in range(2):  # as each `docker compose up` deploys again
            done = subprocess.run(
                command("deploy", project=str(folder)),
                cwd=folder, env=environment(), capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            assert done.returncode == 0, done.stdout + done.stderr
        names = {each["name"] for each in asked(url, "deployments/filter")}
        assert names == {"hourly", "nightly", "by-hand"}
        log = tmp_path / "worker.log"
        with running(command("worker"), folder, log) as worker:
            until(lambda: bool(completed(url) or ended_badly(url)), worker, log)
            assert not ended_badly(url), log.read_text()
            check(url, folder)
        log = tmp_path / "metrics.log"
        elsewhere = {"NEO4J_URI": "neo4j://127.0.0.1:1", "PYTHONUNBUFFERED": "1"}
        with running(command("metrics", host="127.0.0.1", metrics="0"), folder, log, **elsewhere) as serving:
            until(lambda: "told at" in log.read_text(), serving, log)
            with urlopen(log.read_text().split("told at ")[1].split()[0].rstrip("."), timeout=30) as answer:
                assert b"dealgraph_articles 2.0" in answer.read()
    status = subprocess.run(command("dealgraph"), cwd=folder, env=environment(), capture_output=True, check=False)
    assert status.returncode == 0, status.stderr


def test_schedule_serves_the_sources_on_one_machine_and_takes_its_server_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_HOME"):
        monkeypatch.delenv(name, raising=False)
    folder = project(tmp_path / "project")
    assert "texts" in dealgraph("schedule", "--dry-run", cwd=folder).stdout
    log = tmp_path / "schedule.log"
    with running(command_line("schedule"), folder, log) as process:
        until(lambda: "see http" in log.read_text(), process, log)
        url = log.read_text().split("see ")[1].split()[0] + "/api"
        until(lambda: bool(completed(url) or ended_badly(url)), process, log)
        assert not ended_badly(url), log.read_text()
        monkeypatch.setenv("PREFECT_API_URL", url)
        monkeypatch.setenv("PREFECT_HOME", str(folder / "dealgraph-data" / "prefect"))
        check(url, folder)
        assert " texts: 2 read, 0 replaced, 0 unchanged, " in log.read_text()
        in_ten_minutes = datetime.now(UTC) + timedelta(minutes=10)
        assert forget_missed("watch", ["elsewhere"], in_ten_minutes) == 0
        assert forget_missed("watch", ["texts"], in_ten_minutes) >= 8
        assert forget_missed("watch", ["texts"], in_ten_minutes) == 0
    left = subprocess.run(["ps", "-A", "-o", "args="], capture_output=True, text=True, check=True).stdout
    assert not [line for line in left.splitlines() if str(folder) in line]


def test_a_schedule_without_a_scheduled_source_is_told(tmp_path: Path) -> None:
    done = dealgraph("schedule", cwd=tmp_path)
    assert done.returncode == 1
    assert "no source has a schedule" in done.stderr
