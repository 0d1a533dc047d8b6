"""Taking articles back by the names that people know, and letting back no more than what they name."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.choosing import arranged, to_be_removed
from flows.conflict_page import FILE
from flows.inputs import Paths
from flows.job import Job
from flows.retracting import let_back, retract_article
from flows.settings import load_settings
from graph.ledger import Ledger
from graph.quarantine import FOLDER
from ontology.errors import DealgraphError
from ontology.records import RawArticle
from tests.flows.test_job import ONE, TWO, run

WHEN = "2026-01-01T00:00:00.000000+00:00"


def names(ledger: Ledger) -> list[str]:
    return [head.source for head in ledger.heads()]


def test_a_text_that_gave_way_to_one_that_was_known_already_can_be_taken_back_by_its_source(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(ONE)
    (tmp_path / "y.txt").write_text(TWO)
    run(tmp_path, "x.txt", "y.txt")
    (tmp_path / "x.txt").write_text(TWO)
    run(tmp_path, "x.txt", "y.txt")
    ledger = Ledger.open(tmp_path / "data")
    (version,) = ledger.versions()
    (current,) = ledger.keys()
    assert version.replaced_by == current
    (stone,) = retract_article(ledger, "x.txt", "withdrawn")
    assert stone.article == version.article
    assert names(ledger) == ["y.txt"]
    assert not any(b"10 million" in path.read_bytes() for path in (tmp_path / "data").rglob("*.nq"))
    (tmp_path / "x.txt").write_text(ONE)
    assert not run(tmp_path, "x.txt").written


def test_the_newer_text_that_a_source_tells_is_found_for_each_that_it_replaced(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(ONE)
    (tmp_path / "y.txt").write_text(TWO)
    run(tmp_path, "x.txt", "y.txt")
    ledger, settings = Ledger.open(tmp_path / "data"), load_settings(data=tmp_path / "data")
    heads = {head.article: head for head in ledger.heads()}
    old, new = (next(iri for iri, head in heads.items() if head.source == name) for name in ("x.txt", "y.txt"))
    collected = arranged([RawArticle("x", "x.txt", TWO)], heads, ledger, settings)
    assert to_be_removed(collected, ()) == ((old, new),)


def test_the_next_run_takes_away_all_that_a_killed_retraction_has_left(tmp_path: Path) -> None:
    """The ledger had done its part: what was kept out of the graph quotes the article, too."""
    (tmp_path / "x.txt").write_text(ONE)
    run(tmp_path, "x.txt")
    ledger, settings = Ledger.open(tmp_path / "data"), load_settings(data=tmp_path / "data")
    (article,) = ledger.keys()
    aside = ledger.folder / FOLDER / f"{article.rsplit('/', 1)[-1]}.json"
    aside.parent.mkdir(parents=True)
    aside.write_text('[{"quote": "Acme AI raised"}]')
    ledger.retract(article, "a hoax", WHEN)
    job = Job(Paths([], settings), settings, with_store=False)
    job.finish_retractions()
    assert (aside.exists(), job.removed) == (False, [])


def test_a_retraction_that_the_next_run_finishes_counts_as_one_of_its_changes(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(ONE)
    run(tmp_path, "x.txt")
    ledger, settings = Ledger.open(tmp_path / "data"), load_settings(data=tmp_path / "data")
    (article,) = ledger.keys()
    file = next((ledger.folder / "ledger" / "articles").rglob("*.nq"))
    whole = file.read_bytes()
    ledger.retract(article, "a hoax", WHEN)
    file.write_bytes(whole)
    (ledger.folder / FILE).write_text("Acme AI")
    job = Job(Paths([], settings), settings, with_store=False)
    job.finish_retractions()
    assert job.removed == [article]
    assert names(ledger) == []
    assert not (ledger.folder / FILE).exists()


def test_letting_one_article_back_lets_in_no_other_that_had_its_name(tmp_path: Path) -> None:
    for name, text in (("one", ONE), ("other", TWO)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "report.txt").write_text(text)
    run(tmp_path, "one")
    ledger = Ledger.open(tmp_path / "data")
    (first,) = retract_article(ledger, "one/report.txt", "a hoax")
    run(tmp_path, "other")
    (second,) = retract_article(ledger, "other/report.txt", "a court's order")
    assert first.key == second.key == "report"
    with pytest.raises(DealgraphError, match="was retracted 2 times"):
        let_back(ledger, "report")
    assert let_back(ledger, "one/report.txt") == (first.article,)
    assert ledger.tombstones() == (second,)


def test_the_versions_of_an_article_come_back_together(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    for text in (ONE, TWO):
        file.write_text(text)
        run(tmp_path, "x.txt")
    ledger = Ledger.open(tmp_path / "data")
    gone = retract_article(ledger, "x", "a hoax")
    assert len(gone) == 2
    assert set(let_back(ledger, "x.txt")) == {stone.article for stone in gone}
