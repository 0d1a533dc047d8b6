"""The embedded store: one process at a time, quiet, closed with the process, its passwords for its owner only."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from graph.project import PropertyGraph, project
from graph.stores import arcadedb_server, cypher_faults
from graph.stores.registry import STORES, discard_embedded, open_store
from graph.sync import sync
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from tests.graph.factory import example

ROOT = Path(__file__).resolve().parents[2]
OPEN = (
    "import sys\nfrom pathlib import Path\nfrom graph.stores.registry import open_store\n"
    "store = open_store('embedded', Path(sys.argv[1]))\nprint('open', flush=True)\n"
)


def wanted() -> PropertyGraph:
    return project(example(), load_ontology(), Catalogue((), ""))


def run(code: str, data: Path, **further: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, str(data)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_it_keeps_what_it_holds_and_lets_go(tmp_path: Path) -> None:
    store = open_store("embedded", tmp_path)
    sync(store, wanted())
    store.close()
    store.close()
    again = open_store("embedded", tmp_path)
    assert not sync(again, wanted())
    again.close()
    passwords = tmp_path / "cypher" / "passwords.json"
    assert stat.S_IMODE(passwords.stat().st_mode) == 0o600
    passwords.unlink()
    without = open_store("embedded", tmp_path, read_only=True)
    assert without.counts().nodes["Article"] == 3
    without.close()


def test_it_says_nothing_on_the_terminal_and_writes_nothing_beside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{OPEN}store.close()\n"
    command = [sys.executable, "-c", code, str(tmp_path / "data")]
    done = subprocess.run(command, cwd=tmp_path / "here", capture_output=True, text=True, timeout=60, check=True)
    assert (done.stdout, done.stderr) == ("open\n", "")
    assert list((tmp_path / "here").iterdir()) == []
    assert (tmp_path / "data" / "cypher" / "log").is_dir()


def test_opening_it_brings_no_pandas_and_leaves_it_to_whoever_asks(tmp_path: Path) -> None:
    code = OPEN + "print('pandas' in sys.modules)\nimport pandas\nprint(pandas.DataFrame().empty)\nstore.close()\n"
    assert run(code, tmp_path).stdout == "open\nFalse\nTrue\n"


@pytest.mark.parametrize("end", ["", "raise SystemExit(3)", "raise ValueError('x')"])
def test_a_process_that_forgets_to_close_it_ends_all_the_same(tmp_path: Path, end: str) -> None:
    done = run(OPEN + end, tmp_path)
    assert done.stdout == "open\n"
    assert done.returncode == (3 if "3" in end else 1 if end else 0)


def test_a_second_process_is_told_who_has_it_open(tmp_path: Path) -> None:
    holder = OPEN + "sys.stdin.readline()\nstore.close()\n"
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with pytest.raises(DealgraphError, match=f"open in process {process.pid}") as caught:
            open_store("embedded", tmp_path)
        assert "wait until that one has finished" in caught.value.remedy
        process.communicate("\n")
        assert process.returncode == 0


def test_a_client_that_stays_connected_does_not_keep_the_process_alive(tmp_path: Path) -> None:
    client = (
        "import sys\nfrom graph.stores.cypher_store import connect\n"
        "driver = connect(sys.argv[1], 'reader', sys.argv[2])\ndriver.verify_connectivity()\n"
        "print('connected', flush=True)\nsys.stdin.readline()\n"
    )
    holder = (
        "import subprocess, sys\nfrom pathlib import Path\nfrom graph.stores import arcadedb_server\n"
        "server = arcadedb_server.start(Path(sys.argv[1]))\n"
        f"command = [sys.executable, '-c', {client!r}, server.uri, server.passwords['reader']]\n"
        "client = subprocess.Popen(command, stdin=sys.stdin, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)\n"
        "print(client.stdout.readline().decode(), end='', flush=True)\nserver.stop()\n"
    )
    command = [sys.executable, "-c", holder, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "connected\n"
        assert process.wait(timeout=20) == 0
        process.stdin.write("\n")


def test_a_killed_process_leaves_a_store_that_opens_and_is_repaired(tmp_path: Path) -> None:
    writer = OPEN + (
        "from graph.project import PropertyGraph, project\nfrom graph.sync import sync\n"
        "from ontology.catalogue import Catalogue\nfrom ontology.model import load_ontology\n"
        "from tests.graph.factory import example\n"
        "wanted = project(example(), load_ontology(), Catalogue((), ''))\n"
        "while True:\n    sync(store, wanted)\n    print('written', flush=True)\n    sync(store, PropertyGraph())\n"
    )
    command = [sys.executable, "-c", writer, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(4)] == ["open\n", *["written\n"] * 3]
        process.kill()
    store = open_store("embedded", tmp_path)
    try:
        sync(store, wanted())
        assert not sync(store, wanted())
        assert store.counts().nodes["Claim"] == 9
    finally:
        store.close()


def test_a_store_that_was_left_half_filled_is_filled_anew_and_answers_nobody_before(tmp_path: Path) -> None:
    writer = OPEN + (
        "import os, signal\nfrom graph.delta import difference\nfrom graph.stores import arcadedb_load\n"
        "from tests.graph.test_embedded_store import wanted\n"
        "arcadedb_load.edge_row = lambda edge: os.kill(os.getpid(), signal.SIGKILL)\n"
        "store.apply(difference(wanted(), store.digests()))\n"
    )
    assert run(writer, tmp_path).returncode == -signal.SIGKILL
    with pytest.raises(DealgraphError, match="left half filled") as caught:
        open_store("embedded", tmp_path, read_only=True)
    assert "dealgraph sync" in caught.value.remedy
    store = open_store("embedded", tmp_path)
    try:
        assert store.counts().nodes == {}
        assert sync(store, wanted())
        assert not sync(store, wanted())
    finally:
        store.close()
    open_store("embedded", tmp_path, read_only=True).close()


def test_a_store_whose_schema_is_gone_is_not_called_whole_and_is_made_anew(tmp_path: Path) -> None:
    store = open_store("embedded", tmp_path)
    sync(store, wanted())
    whole = store.counts()
    store.close()
    for path in (tmp_path / "cypher").rglob("schema*.json"):
        path.unlink()
    for _ in range(2):
        store = open_store("embedded", tmp_path)
        with pytest.raises(DealgraphError) as caught:
            sync(store, wanted())
        store.close()
        assert "dealgraph sync --rebuild" in caught.value.remedy
    discard_embedded(tmp_path)
    store = open_store("embedded", tmp_path)
    try:
        assert sync(store, wanted())
        assert store.counts() == whole
    finally:
        store.close()


def test_a_store_that_is_open_is_not_discarded(tmp_path: Path) -> None:
    discard_embedded(tmp_path)
    store = open_store("embedded", tmp_path)
    try:
        sync(store, wanted())
        with pytest.raises(DealgraphError, match="open in process"):
            discard_embedded(tmp_path)
        assert not sync(store, wanted())
    finally:
        store.close()


@pytest.mark.parametrize("limit", ["TO_OPEN", "TO_WRITE"])
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    """No disk of a test is full, so what counts as full is raised above what is free."""
    monkeypatch.setattr(arcadedb_server, limit, 2**62)
    monkeypatch.setattr(cypher_faults, limit, 2**62, raising=False)
    if limit == "TO_OPEN":
        with pytest.raises(DealgraphError, match="the disk has only") as caught:
            open_store("embedded", tmp_path)
        assert "Free some space" in caught.value.remedy
        return
    fault = cypher_faults.as_dealgraph_error(
        RuntimeError("Transaction error on commit"), cypher_faults.Place("the embedded store", folder=tmp_path)
    )
    assert "the disk has only" in fault.what
    assert "Free some space" in fault.remedy
    (tmp_path / "cypher" / "databases").mkdir(parents=True)
    (tmp_path / "cypher" / "databases" / "kg").write_text("no folder")
    with pytest.raises(DealgraphError, match="the disk has only"):
        open_store("embedded", tmp_path)


def test_java_writes_nothing_on_the_terminal_where_its_log_cannot_be_written(tmp_path: Path) -> None:
    """A limit on the size of files stands for the full disk: the log is refused in the same way."""
    code = OPEN + (
        "import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from tests.graph.test_embedded_store import wanted\nfrom graph.sync import sync\n"
        "try:\n    sync(store, wanted())\nexcept Exception as error:\n    print(type(error).__name__)\nstore.close()\n"
    )
    done = run(code, tmp_path)
    assert (done.stdout, done.stderr) == ("open\nDealgraphError\n", "")


@pytest.mark.parametrize("uri", ["", "sqlite://x", "embeded", "neo4j", "bolt:"])
def test_an_address_of_no_store_is_told(tmp_path: Path, uri: str) -> None:
    with pytest.raises(DealgraphError) as caught:
        open_store(uri, tmp_path).close()
    assert caught.value.remedy


def test_the_memory_store_is_one_too(tmp_path: Path) -> None:
    store = open_store("memory", tmp_path)
    assert sync(store, wanted())
    assert not sync(store, wanted())
    store.close()
    assert set(STORES) >= {"embedded", "memory", "neo4j", "bolt", "neo4j+s"}
