"""The ledger keeps what was read, says when something changed, and survives being killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ledger_format
from graph.ledger import Ledger, Run, migrate, run_id
from ontology.errors import DealgraphError
from tests.graph.factory import example, shuffled

ROOT = Path(__file__).resolve().parents[2]


def filled(folder: Path) -> Ledger:
    ledger = Ledger.open(folder)
    for reading in example():
        ledger.write(reading)
    return ledger


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.nq")}


def test_it_gives_back_what_it_was_given(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    assert tuple(ledger.readings()) == example()
    first = example()[0]
    assert ledger.get(first.article.iri) == first
    assert ledger.read_with(first.article.iri) == "v1"
    assert list(ledger.keys().values()) == ["one", "three", "two"]


def test_the_same_readings_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    filled(tmp_path / "one")
    other = Ledger.open(tmp_path / "other")
    for reading in shuffled(example()):
        other.write(reading)
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_writing_tells_whether_anything_changed(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    reading = example()[0]
    assert ledger.write(reading)
    assert not ledger.write(reading)
    assert ledger.write(replace(reading, read_with="v2"))
    assert ledger.read_with(reading.article.iri) == "v2"


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    iri = example()[0].article.iri
    assert ledger.get(iri) is None
    assert ledger.read_with(iri) is None
    assert not ledger.remove(iri)


def test_a_removed_article_is_gone(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    assert ledger.remove(example()[0].article.iri)
    assert tuple(ledger.readings()) == example()[1:]


@pytest.mark.parametrize("iri", ["", "..", "x/../..", "article/a b", "article/"])
def test_only_the_name_of_an_article_becomes_a_path(tmp_path: Path, iri: str) -> None:
    with pytest.raises(DealgraphError, match="not the IRI of an article"):
        Ledger.open(tmp_path / "data").get(iri)


def test_the_dataset_can_be_had_without_the_texts(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    all_quads, without = list(ledger.quads()), list(ledger.quads(text=False))
    assert len(all_quads) - len(without) == len(example())


def test_runs_are_kept_apart(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    before = list(ledger.quads())
    started = "2024-05-01T10:00:00.000000+00:00"
    run = Run(
        id=run_id(started, ["a"]),
        command="dealgraph ingest",
        started=started,
        ended="2024-05-01T10:00:01.000000+00:00",
        read_with="v1",
        made_by="dealgraph",
        inputs=("https://example.org/a",),
        written=("https://example.org/a",),
        failed=(("b.txt", "is empty"),),
    )
    ledger.write_run(run)
    assert list(ledger.runs()) == [run]
    assert list(ledger.quads()) == before


def test_a_damaged_file_is_told(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    path = next((tmp_path / "data").rglob("*.nq"))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(DealgraphError, match="is damaged"):
        list(ledger.readings())


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(DealgraphError, match="no data folder of dealgraph"):
        Ledger.open(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_no_folder_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="no data folder"):
        Ledger.open(tmp_path / "data", create=False)
    assert not (tmp_path / "data").exists()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(DealgraphError, match="is a file"):
        Ledger.open(tmp_path / "data")


def test_a_newer_format_is_refused_with_both_versions(tmp_path: Path) -> None:
    (tmp_path / "FORMAT").write_text(json.dumps({"format": 9, "made_by": "dealgraph 7.0"}))
    with pytest.raises(DealgraphError, match=r"format 9, written by dealgraph 7\.0, and dealgraph.* reads format 1"):
        Ledger.open(tmp_path)
    with pytest.raises(DealgraphError, match="format 9"):
        migrate(tmp_path)


def test_an_older_format_is_migrated_step_by_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "FORMAT").write_text(json.dumps({"format": 0, "made_by": "dealgraph 0.0"}))
    with pytest.raises(DealgraphError, match="`dealgraph migrate`"):
        Ledger.open(tmp_path)
    with pytest.raises(DealgraphError, match="knows no way"):
        migrate(tmp_path)
    seen: list[Path] = []
    monkeypatch.setitem(ledger_format.STEPS, 0, seen.append)
    assert migrate(tmp_path) == (0,)
    assert seen == [tmp_path]
    assert migrate(tmp_path) == ()
    Ledger.open(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "[]", "not json", '{"format": "x"}'])
def test_a_format_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "FORMAT").write_text(text)
    with pytest.raises(DealgraphError, match="does not tell a format"):
        Ledger.open(tmp_path)


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with (
        ledger.writing("dealgraph ingest news"),
        pytest.raises(DealgraphError, match=rf"process {os.getpid()} \(dealgraph ingest news\)"),
        ledger.writing("dealgraph sync"),
    ):
        pass
    with ledger.writing("dealgraph sync"):
        pass


def test_a_killed_writer_leaves_whole_articles_and_no_lock(tmp_path: Path) -> None:
    writer = (
        "import sys\nfrom pathlib import Path\nfrom dataclasses import replace\n"
        "from graph.ledger import Ledger\nfrom tests.graph.factory import example\n"
        "ledger = Ledger.open(Path(sys.argv[1]))\n"
        "with ledger.writing('test'):\n"
        "    for turn in range(10**6):\n"
        "        for reading in example():\n"
        "            ledger.write(replace(reading, read_with=str(turn)))\n"
        "        print(turn, flush=True)\n"
    )
    data = tmp_path / "data"
    with subprocess.Popen(
        [sys.executable, "-c", writer, str(data)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "0\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    ledger = Ledger.open(data)
    with ledger.writing("the next one"):
        assert [replace(reading, read_with="v1") for reading in ledger.readings()] == list(example())
