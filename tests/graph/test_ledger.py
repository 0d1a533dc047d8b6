"""The ledger keeps what was read, says when something changed, and survives being killed."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ledger_format
from graph.ledger import Ledger, Run, backup, migrate, restore, run_id
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


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.8, 0.99])
def test_a_truncated_file_is_told_with_its_path_and_found_by_verify(tmp_path: Path, kept: float) -> None:
    ledger = filled(tmp_path / "data")
    assert ledger.verify() == ()
    path = next((tmp_path / "data").rglob("*.nq"))
    whole = path.read_bytes()
    for end in (int(len(whole) * kept), whole.index(b"\n", int(len(whole) * kept)) + 1):
        path.write_bytes(whole[:end])
        with pytest.raises(DealgraphError, match="is damaged") as caught:
            list(ledger.readings())
        assert caught.value.where == str(path)
        assert "Restore a backup, or delete this file" in caught.value.remedy
        assert [damage.path for damage in ledger.verify()] == [path]
    path.unlink()
    assert ledger.verify() == ()


def test_the_causes_of_a_damage_come_to_an_end(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    ledger.write(example()[0])
    path = next(tmp_path.rglob("*.nq"))
    path.write_bytes(path.read_bytes() + b"no quad")
    with pytest.raises(DealgraphError, match="is damaged") as caught:
        list(ledger.readings())
    causes: list[BaseException] = [caught.value]
    while (cause := causes[-1].__cause__) is not None:
        assert cause not in causes
        causes.append(cause)


def test_verify_finds_what_can_be_read_and_is_of_another_article(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    one, other, third = sorted((tmp_path / "data").rglob("*.nq"))
    other.write_bytes(one.read_bytes())
    third.write_bytes(third.read_bytes().replace(b'#text> "', b'#text> "An ad. '))
    told = {damage.path: damage.fault for damage in ledger.verify()}
    assert set(told) == {other, third}
    assert "whose file has another name" in told[other]
    assert "its text does not say" in told[third]


def test_verify_finds_an_article_whose_text_is_another_than_its_iri_was_made_from(tmp_path: Path) -> None:
    filled(tmp_path / "data")
    path, *_ = sorted((tmp_path / "data").rglob("*.nq"))
    lines = path.read_bytes().splitlines(keepends=True)
    more = (line.replace(b'\\n" <', b'\\nAn ad.\\n" <') if b"#text> " in line else line for line in lines)
    path.write_bytes(b"".join(more))
    (damage,) = Ledger.open(tmp_path / "data").verify()
    assert damage.path == path
    assert "its text is not that of" in damage.fault


def test_a_damaged_run_is_found(tmp_path: Path) -> None:
    ledger = filled(tmp_path / "data")
    ledger.write_run(Run(id="r1", command="c", started="2024-05-01T10:00:00+00:00", ended="2024-05-01T10:00:01+00:00"))
    assert ledger.verify() == ()
    path = tmp_path / "data" / "ledger" / "runs" / "r1.nq"
    path.write_bytes(path.read_bytes()[:-20])
    assert [damage.path for damage in ledger.verify()] == [path]


def test_a_folder_whose_articles_are_gone_is_damaged_and_not_empty(tmp_path: Path) -> None:
    filled(tmp_path / "data")
    shutil.rmtree(tmp_path / "data" / "ledger")
    with pytest.raises(DealgraphError, match="is damaged") as caught:
        Ledger.open(tmp_path / "data")
    assert "dealgraph restore" in caught.value.remedy


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


def test_there_is_a_step_from_every_format_that_ever_was() -> None:
    assert set(ledger_format.STEPS) == set(range(ledger_format.FIRST, ledger_format.FORMAT))


def test_an_older_format_is_kept_in_a_backup_and_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There has been one format only, so the next one is made up: its articles' files end on `.nquads`."""
    data = tmp_path / "data"
    filled(data)
    before = content(data)
    monkeypatch.setattr(ledger_format, "FORMAT", 2)
    with pytest.raises(DealgraphError, match="`dealgraph backup`, then run `dealgraph migrate`"):
        Ledger.open(data)
    backup(data, tmp_path / "copy.tar.gz")
    with pytest.raises(DealgraphError, match="knows no way"):
        migrate(data)
    assert content(data) == before

    def renamed(folder: Path) -> None:
        for path in (folder / "ledger" / "articles").rglob("*.nq"):
            path.rename(path.with_suffix(".nquads"))

    name = ledger_format.ledger_name(data)
    monkeypatch.setitem(ledger_format.STEPS, 1, renamed)
    assert migrate(data) == (1,)
    assert migrate(data) == ()
    Ledger.open(data)
    assert len(list(data.rglob("*.nquads"))) == len(before)
    assert ledger_format.ledger_name(data) == name
    restore(tmp_path / "copy.tar.gz", tmp_path / "again")
    Ledger.open(tmp_path / "again")
    assert len(list((tmp_path / "again").rglob("*.nquads"))) == len(before)


def test_a_killed_migration_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path / "data")
    seen: list[int] = []
    monkeypatch.setattr(ledger_format, "FORMAT", 3)

    def second(folder: Path) -> None:
        seen.append(2)
        if seen.count(2) == 1:
            raise KeyboardInterrupt

    monkeypatch.setitem(ledger_format.STEPS, 1, lambda folder: seen.append(1))
    monkeypatch.setitem(ledger_format.STEPS, 2, second)
    with pytest.raises(KeyboardInterrupt):
        migrate(tmp_path / "data")
    assert migrate(tmp_path / "data") == (2,)
    assert seen == [1, 2, 2]


@pytest.mark.parametrize(("files", "what"), [(None, "there is no data folder"), (("thesis.txt",), "no data folder")])
def test_migrating_what_is_no_data_folder_makes_nothing(
    tmp_path: Path, files: tuple[str, ...] | None, what: str
) -> None:
    folder = tmp_path / "papers"
    if files is not None:
        folder.mkdir()
        for name in files:
            (folder / name).write_text("mine")
    with pytest.raises(DealgraphError, match=what):
        migrate(folder)
    assert not folder.exists() if files is None else [path.name for path in folder.iterdir()] == list(files)


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "not json", '{"format": "x"}', '{"format": 1.9}', '{"format": true}', '{"format": 0}'],
)
def test_a_format_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "FORMAT").write_text(text)
    for use in (Ledger.open, migrate, lambda folder: backup(folder, tmp_path / "b.tar.gz")):
        with pytest.raises(DealgraphError, match="does not tell a format"):
            use(tmp_path)


def test_a_ledger_keeps_the_name_that_it_got_with_its_folder(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "one")
    Ledger.open(tmp_path / "other")
    name = ledger_format.ledger_name(tmp_path / "one")
    assert name
    assert name == ledger_format.ledger_name(tmp_path / "one")
    assert name != ledger_format.ledger_name(tmp_path / "other")
    (tmp_path / "one" / "FORMAT").write_text('{"format": 1, "made_by": "dealgraph 0.1"}')
    named_late = ledger_format.ledger_name(tmp_path / "one")
    assert named_late == ledger_format.ledger_name(tmp_path / "one") != ""
    assert ledger_format.ledger_name(tmp_path / "nowhere") == ""


@pytest.mark.parametrize("size", [60_000])
def test_a_full_disk_leaves_no_part_of_a_file(tmp_path: Path, size: int) -> None:
    """A limit on the size of files stands for the full disk: the system refuses the write in the same way."""
    writer = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom graph.atomic import write_bytes\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n"
        "try:\n    write_bytes(Path(sys.argv[1]), b'x' * 100_000)\n"
        "except OSError as error:\n    print(error.strerror)\n"
    )
    (tmp_path / "file").write_text("old")
    done = subprocess.run(
        [sys.executable, "-c", writer, str(tmp_path / "file")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "File too large\n"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text() == "old"


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
