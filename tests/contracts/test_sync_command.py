"""`dealgraph sync` as people run it: what it makes whole again, and what it leaves alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.graph.factory import example

COUNT = "MATCH (n) RETURN count(n)"


@pytest.fixture(scope="module")
def in_step(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store holds its ledger; tests take copies of it."""
    data = tmp_path_factory.mktemp("in-step") / "data"
    ledger = Ledger.open(data)
    for reading in example():
        ledger.write(reading)
    synced(data)
    return data


@pytest.fixture
def data(in_step: Path, tmp_path: Path) -> Path:
    """A data folder of a test's own whose store holds its ledger."""
    return Path(shutil.copytree(in_step, tmp_path / "data"))


def synced(data: Path, *options: str) -> str:
    done = dealgraph("sync", "--data", data, *options, cwd=data.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def asked(data: Path, query: str, *options: str) -> str:
    done = dealgraph("query", query, "--data", data, "--format", "csv", *options, cwd=data.parent)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_store_that_was_written_to_is_made_anew_by_rebuild(data: Path) -> None:
    whole = asked(data, COUNT)
    asked(data, "MATCH (c:Company) SET c.name = 'changed' RETURN count(c)", "--write")
    assert "Nothing changed" in synced(data)
    for path in (data / "cypher").rglob("schema*.json"):
        path.unlink()
    done = dealgraph("sync", "--data", data, cwd=data.parent)
    assert done.returncode == 1
    assert "dealgraph sync --rebuild" in done.stderr
    synced(data, "--rebuild")
    assert "changed" not in asked(data, "MATCH (c:Company) RETURN c.name")
    assert asked(data, COUNT) == whole


def test_a_ledger_that_is_gone_or_damaged_empties_no_store(data: Path) -> None:
    whole = asked(data, COUNT)
    path = next(data.rglob("*.nq"))
    path.write_bytes(path.read_bytes()[:100])
    damaged = dealgraph("sync", "--rebuild", "--data", data, cwd=data.parent)
    assert damaged.returncode == 1
    assert str(path) in damaged.stderr
    aside = (data / "ledger").rename(data.parent / "aside")
    gone = dealgraph("sync", "--data", data, cwd=data.parent)
    assert gone.returncode == 1
    assert "is damaged" in gone.stderr
    aside.rename(data / "ledger")
    assert asked(data, COUNT) == whole
