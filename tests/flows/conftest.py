"""What the tests of runs share: articles to read, one Prefect server a session, one data folder made from them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.command import ROOT, dealgraph
from tests.flows.prefect_server import shared_prefect


@pytest.fixture(scope="session")
def prefect_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prefect server for the whole session."""
    with shared_prefect(tmp_path_factory.mktemp("prefect")) as url:
        yield url


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example articles."""
    return ROOT / "examples" / "articles"


@pytest.fixture(scope="session")
def ingested(prefect_url: str, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder with the example articles in it and in its embedded store; and what the command printed."""
    folder = tmp_path_factory.mktemp("ingested")
    done = dealgraph("ingest", examples, "--data", folder / "data", cwd=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "data", done.stdout
