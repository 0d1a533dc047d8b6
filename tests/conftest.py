"""What all tests share: real servers, outside parsers, and the shared articles where there are any."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.servers import rdf_tools
from tests.servers.bolt import Neo4jServer
from tests.servers.neo4j import running_neo4j

SHARED_VARIABLE = "DEALGRAPH_SHARED"
DESELECTED = pytest.StashKey[int]()
"""How many tests this run left out because the shared articles are not there."""

# A run that a shell has put into the background ignores Ctrl-C, and so would every process that the tests interrupt.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A real Neo4j, started at its first use and stopped with the run; its content may be deleted."""
    with running_neo4j(tmp_path_factory.mktemp("neo4j")) as server:
        yield server


@pytest.fixture(scope="session")
def riot() -> rdf_tools.FileCheck:
    """Call it with a file: Apache Jena reads it or the test fails."""
    return rdf_tools.riot()


@pytest.fixture(scope="session")
def jena_shacl() -> rdf_tools.ShaclCheck:
    """Call it with shapes and data: what Apache Jena says breaks them."""
    return rdf_tools.jena_shacl()


@pytest.fixture(scope="session")
def rapper() -> rdf_tools.FileCheck:
    """Call it with a file: Raptor reads it or the test fails."""
    return rdf_tools.rapper()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the articles and gold facts that lie beside the checkout."""
    folder = Path(os.environ[SHARED_VARIABLE])
    assert folder.is_dir(), f"{SHARED_VARIABLE} names {folder}, which is not a folder"
    return folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark Neo4j's tests; leave out, and count, what needs shared articles where there are none."""
    for item in items:
        if "neo4j" in item.nodeid:
            item.add_marker("neo4j")
        elif "neo4j_server" in _fixtures(item):
            raise pytest.UsageError(f"{item.nodeid}: a test that needs neo4j_server has neo4j in its name")
    if SHARED_VARIABLE not in os.environ:
        needs = [item for item in items if "shared" in _fixtures(item) or item.get_closest_marker("shared")]
        config.stash[DESELECTED] = len(needs)
        config.hook.pytest_deselected(items=needs)
        items[:] = [item for item in items if item not in needs]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """Deal the tests out by ``tests/scheduling.py`` where ``-n`` stands without another ``--dist``."""
    if config.getoption("dist") != "load":
        return None
    from tests.scheduling import OneWorkerForEachWord  # needs pytest-xdist, which a plain run does not

    scheduler: object = OneWorkerForEachWord(config, log)
    return scheduler


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of pytest-xdist tells the process that writes the summary what it left out."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["deselected_shared"] = session.config.stash.get(DESELECTED, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects the same tests, so the largest number is the number."""
    told: int = getattr(node, "workeroutput", {}).get("deselected_shared", 0)
    node.config.stash[DESELECTED] = max(told, node.config.stash.get(DESELECTED, 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Leaving tests out must be seen: a run without the shared articles proves less."""
    left_out = terminalreporter.config.stash.get(DESELECTED, 0)
    if left_out:
        terminalreporter.write_line(
            f"{left_out} tests need the shared articles and did not run: "
            f"set {SHARED_VARIABLE} to the folder that holds evaluation/ and articles/.",
            yellow=True,
        )


def _fixtures(item: pytest.Item) -> tuple[str, ...]:
    return tuple(getattr(item, "fixturenames", ()))
