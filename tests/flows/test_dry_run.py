"""`--dry-run` of what is exported, kept and taken back: it tells what comes of it, and nothing is another one after."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli.app import app
from flows.rehearsal import elsewhere
from tests.flows.command import dealgraph
from tests.flows.test_job import ONE, TWO, run

WRITE = {
    "backup", "export", "import", "ingest", "migrate", "quarantine", "reprocess", "restore", "retract", "schedule",
    "sync", "watch",
}  # fmt: skip
"""Commands that write files, ledgers or stores without asking back."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an article, an export of two, and a backup."""
    found = tmp_path_factory.mktemp("dry")
    (found / "a.txt").write_text(ONE)
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


@pytest.mark.parametrize("arguments", [("restore", "two.tar.gz"), ("backup", "two"), ("import", "a.txt")])
def test_what_would_be_refused_is_refused(arguments: tuple[str, ...], folder: Path) -> None:
    before = everything(folder)
    assert dealgraph(*arguments, "--data", "data", "--dry-run", cwd=folder).returncode == 1
    assert everything(folder) == before


def test_every_command_that_writes_has_it() -> None:
    import typer

    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]  # a group has them
    assert {name for name in WRITE if any("--dry-run" in o.opts for o in commands[name].params)} == WRITE
