"""Names that are imported into a data folder are known there, and nowhere else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.change import Change, todays_basis
from flows.checks import imported
from flows.cli.app import app
from flows.evaluate import handed_over
from flows.extractor import configured_extractor
from flows.progress import Silent
from flows.settings import load_settings
from graph.archive import backup, restore
from graph.known_names import FOLDER, catalogue_of, names_path
from graph.ledger import Ledger
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from ontology.records import RawArticle
from tests.flows.command import dealgraph

NAME = "Zirbelkern"
TEXT = f"{NAME} invested $20 million in OpenAI on 3 May 2024. The round was led by Sequoia Capital.\n"
OTHER = "Sequoia Capital invested $30 million in Mistral AI on 4 May 2024. The round closed in June.\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder into which one company was imported."""
    row = {"id": "Q1", "schema": "Company", "properties": {"name": [NAME]}}
    (tmp_path / "list.ftm.json").write_text(json.dumps(row) + "\n", encoding="utf-8")
    folder = tmp_path / "data"
    done = dealgraph("import", tmp_path / "list.ftm.json", "--catalogue", "mine", "--data", folder, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("1 new concepts, 0 with further names, 0 left out.")
    return folder


def test_an_imported_name_is_known_in_its_folder_from_the_next_command_on(data: Path, tmp_path: Path) -> None:
    names = {name.text for name, _ in catalogue_of(data).names()}
    assert NAME in names
    assert NAME not in {name.text for name, _ in load_catalogue().names()}
    assert catalogue_of(tmp_path / "elsewhere") == load_catalogue()
    raw = RawArticle("one", "one.txt", TEXT, language="en")
    (known,) = (e for e in configured_extractor(load_settings(data=data)).read(raw).entities if e.label == NAME)
    assert known.known
    elsewhere = configured_extractor(load_settings(data=tmp_path / "elsewhere")).read(raw)
    assert not any(e.known and e.label == NAME for e in elsewhere.entities)
    before, now = todays_basis((), "x", load_catalogue()), todays_basis((), "x", catalogue_of(data))
    change = Change.between(before, now)
    assert change.may_touch(elsewhere)
    other = configured_extractor(load_settings(data=data)).read(RawArticle("two", "two.txt", OTHER, language="en"))
    assert not change.may_touch(other)


def test_a_list_that_drops_a_thing_says_which_other_list_knows_more_of_it(data: Path, tmp_path: Path) -> None:
    def imported_as(told_as: str, **properties: list[str]) -> str:
        row = {"id": f"{told_as}-1", "schema": "Company", "properties": properties}
        (tmp_path / f"{told_as}.json").write_text(json.dumps(row), encoding="utf-8")
        arguments = ["import", str(tmp_path / f"{told_as}.json"), "--catalogue", told_as, "--data", str(data)]
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 0, done.output
        return done.output

    assert "0 new concepts, 1 with further names" in imported_as("more", name=[NAME], alias=["Ambersaal"])
    told = imported_as("mine", name=["Brelt"])
    assert "1 things of which more.ttl tells further names, as no list has them any more" in told
    assert "1 new concepts" in imported_as("more", name=[NAME], alias=["Ambersaal"])
    assert {NAME, "Ambersaal", "Brelt"} <= {name.text for name, _ in catalogue_of(data).names()}


def test_what_the_package_knows_no_longer_is_left_out_and_told(data: Path) -> None:
    prefixes = (
        "@prefix dgc: <https://w3id.org/dealgraph/id/concept/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> ."
    )
    names_path(data, "more").write_text(f'{prefixes} dgc:dropped skos:altLabel "Dropped Works" .', encoding="utf-8")
    assert NAME in {name.text for name, _ in catalogue_of(data).names()}
    told = imported(load_settings(data=data))
    assert (told.state, told.found.endswith("1 of more.ttl")) == ("absent", True)
    assert "`dealgraph import FILE --catalogue NAME`" in told.remedy


def test_a_rehearsal_of_an_import_of_names_reads_no_article_and_writes_nothing(data: Path, tmp_path: Path) -> None:
    (data / "ledger" / "odd").symlink_to("nowhere")
    before = sorted(path.name for path in (data / FOLDER).iterdir())
    arguments = ("import", "list.ftm.json", "--catalogue", "other", "--data", data, "--dry-run")
    done = dealgraph(*arguments, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "0 new concepts, 0 with further names" in done.stdout
    assert sorted(path.name for path in (data / FOLDER).iterdir()) == before


def test_a_backup_holds_imported_names(data: Path, tmp_path: Path) -> None:
    backup(data, tmp_path / "copy.tar.gz")
    restored = restore(tmp_path / "copy.tar.gz", tmp_path / "back")
    assert catalogue_of(restored) == catalogue_of(data)
    assert [path.name for path in (restored / FOLDER).iterdir()] == ["mine.ttl"]


def test_an_import_that_failed_leaves_nothing(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "data")
    (tmp_path / "broken.ttl").write_text("no Turtle", encoding="utf-8")
    done = dealgraph("import", "broken.ttl", "--catalogue", "mine", "--data", tmp_path / "data", cwd=tmp_path)
    assert done.returncode == 1
    assert not (tmp_path / "data" / FOLDER).exists()


@pytest.mark.parametrize("name", ["../mine", "a/b", "", ".", "mine.txt", "C:\\mine"])
def test_names_are_written_nowhere_else(tmp_path: Path, name: str) -> None:
    with pytest.raises(DealgraphError, match="--catalogue"):
        names_path(tmp_path, name)


def test_an_evaluation_reads_and_scores_by_the_names_of_the_folder(data: Path, tmp_path: Path) -> None:
    row = {"id": "Q1", "schema": "Company", "properties": {"name": [NAME], "alias": ["Ambersaal"]}}
    (tmp_path / "list.ftm.json").write_text(json.dumps(row), encoding="utf-8")
    dealgraph("import", "list.ftm.json", "--catalogue", "mine", "--data", data, cwd=tmp_path)
    raw = RawArticle("one", "one.txt", TEXT.replace(NAME, "Ambersaal"), language="en")
    told = handed_over([raw], load_settings(data=data), Silent())
    assert any(claim.subject.label == NAME and "Ambersaal" in claim.subject.names for claim in told.claims)
