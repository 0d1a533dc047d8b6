"""`--dry-run` of what is exported, kept and taken back: it tells what comes of it, and nothing is another one after."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from flows.cli.app import app
from flows.rehearsal import Counted, copied, elsewhere
from graph.export import export
from graph.ledger import Ledger
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from tests.flows.command import dealgraph
from tests.flows.test_job import ONE, TWO, run

WRITE = {
    "backup", "export", "import", "ingest", "merge", "migrate", "quarantine", "reprocess", "restore", "retract",
    "same-as", "schedule", "split", "sync", "watch",
}  # fmt: skip
"""Commands that write files, ledgers or stores without asking back."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an article, an export of two, and a backup."""
    found = tmp_path_factory.mktemp("dry")
    (found / "a.txt").write_text(ONE)
    (found / "two.d").mkdir()
    (found / "b.txt").write_text(TWO)
    run(found, "a.txt", "b.txt")
    for command in (("export", "two.nq", "-f", "nquads"), ("backup", "two.tar.gz")):
        assert dealgraph(*command, "--data", "data", cwd=found).returncode == 0
    (found / "data").rename(found / "two")
    run(found, "a.txt")
    return found


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [".", "..", "/", "a/..", "a.nq"])
def test_a_rehearsal_stays_in_a_folder_of_its_own(name: str) -> None:
    with elsewhere(Path(name)) as place:
        assert place.resolve().parent.name.startswith("dealgraph-dry-run-")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("export", "out.ttl", "-f", "turtle"), "out.ttl ("),
        (("export", "out", "-f", "jsonl"), "out/articles.jsonl ("),
        (("export", "two.d", "-f", "turtle"), "two.d/dealgraph.ttl ("),
        (("import", "two.nq"), "would write 1 articles and 0 runs, leave 1 as they are"),
        (("import", "two.nq", "--data", "new"), "would write 2 articles"),
        (("backup", "new.tar.gz"), "new.tar.gz would have "),
        (("restore", "two.tar.gz", "--data", "new"), "it would fill new with 2 articles"),
        (("restore", "two.tar.gz", "--force"), "it would replace what data holds by 2 articles"),
        (("migrate",), "A migration would change nothing"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_it_tells_what_would_be_written_and_writes_nothing(arguments: tuple[str, ...], told: str, folder: Path) -> None:
    before = everything(folder)
    more = () if "--data" in arguments else ("--data", "data")
    done = dealgraph(*arguments, *more, "--dry-run", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    assert "Nothing was written" in done.stdout
    assert everything(folder) == before


def test_an_export_is_told_with_the_size_that_it_would_have(folder: Path, tmp_path: Path) -> None:
    ledger = Ledger.open(folder / "data", create=False)
    for name, format in (("a.nq.gz", "nquads"), ("a.jsonld.zst", "jsonld"), ("a", "csv"), ("a.graphml", "graphml")):
        counted, write = Counted(), partial(export, ledger, tmp_path / name, format, ontology=load_ontology())
        told = write(catalogue=load_catalogue(), opened=counted.opened)
        assert not (tmp_path / name).exists()
        assert {path: path.stat().st_size for path in write(catalogue=load_catalogue())} == counted.sizes
        assert told == tuple(sorted(counted.sizes))


def test_a_folder_that_is_being_written_is_copied_without_halves_of_files(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.nq.123.part").touch()
    (tmp_path / "data" / "gone").symlink_to("nowhere")
    with copied(tmp_path / "data") as copy:
        assert list(copy.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("restore", "two.tar.gz"),
        ("backup", "two"),
        ("import", "a.txt"),
        ("export", "a.txt", "-f", "jsonl"),
        ("export", "a.txt/out.ttl", "-f", "turtle"),
    ],
)
def test_what_would_be_refused_is_refused(arguments: tuple[str, ...], folder: Path) -> None:
    before = everything(folder)
    assert dealgraph(*arguments, "--data", "data", "--dry-run", cwd=folder).returncode == 1
    assert everything(folder) == before


def test_every_command_that_writes_has_it() -> None:
    import typer

    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    assert {name for name in WRITE if any("--dry-run" in o.opts for o in commands[name].params)} == WRITE
