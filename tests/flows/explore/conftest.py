"""What the tests of the explorer share: the example articles and a hostile one, in a ledger and an embedded store."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.explore.app import make_app
from flows.explore.desk import Desk
from flows.explore.serving import opened_desk
from flows.explore.session import Session
from flows.extract import extract
from flows.settings import load_settings
from flows.syncing import sync_ledger
from graph.ledger import Ledger
from tests.flows.command import ROOT
from tests.flows.explore.hostile import hostile_reading

PORT = 8765
BASE = f"http://127.0.0.1:{PORT}"


@pytest.fixture(scope="session")
def read_examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with what was read from the articles, and its embedded store; to be copied and not changed."""
    data = tmp_path_factory.mktemp("explored") / "data"
    Ledger.open(data).write(hostile_reading())
    return read_into(data, sorted((ROOT / "examples" / "articles").iterdir()))


def read_into(data: Path, articles: Iterable[Path]) -> Path:
    """The data folder with what is read from the articles, and its store in step."""
    settings, ledger = load_settings(data=data), Ledger.open(data)
    for path in articles:
        for reading in extract(path, settings, io.BytesIO()).readings:
            ledger.write(reading)
    with ledger.writing("a test"):
        sync_ledger(ledger, settings)
    return data


@pytest.fixture(scope="session")
def desk(read_examples: Path) -> Iterator[Desk]:
    """The desk over that folder, for tests that only look."""
    with opened_desk(load_settings(data=read_examples)) as opened:
        yield opened


@pytest.fixture
def desk_of_my_own(read_examples: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk over a copy, for a test that judges."""
    data = tmp_path / "data"
    shutil.copytree(read_examples, data, ignore=shutil.ignore_patterns("cypher"))
    settings = load_settings(data=data)
    with Ledger.open(data).writing("a test"):
        sync_ledger(Ledger.open(data), settings)
    with opened_desk(settings) as opened:
        yield opened


@pytest.fixture(scope="session")
def client(desk: Desk) -> TestClient:
    """A browser that has opened the printed address."""
    return browser_of(desk)


def browser_of(desk: Desk) -> TestClient:
    """A browser with the session's key."""
    session = Session(PORT)
    browser = TestClient(make_app(desk, session), base_url=BASE)
    assert browser.get("/enter", params={"key": session.key}).status_code == 200
    return browser
