"""A run's stages without Prefect: what is read again, what is replaced, and what one bad article costs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extraction.pipeline import Extractor
from flows.coverage import coverage_notes
from flows.inputs import Paths
from flows.job import Job
from flows.projecting import kept_and_projected
from flows.quarantine import Quarantine
from flows.report import RunReport
from flows.settings import load_settings
from flows.sources import Fault
from flows.start import dry_run
from graph.export import export
from graph.ledger import Ledger
from graph.project import PropertyGraph
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError, PassingError
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading
from tests.flows.command import articles_below

ONE = "Acme AI raised $10 million in a Series A led by Example Ventures on 3 May 2024.\n"
TWO = "Acme AI has acquired Beta Labs for $5 million.\n"


def run(folder: Path, *names: str) -> RunReport:
    settings = load_settings(data=folder / "data", batch=2)
    return run_through(Job(Paths([folder / name for name in names], settings), settings, with_store=False))


def run_through(job: Job) -> RunReport:
    """The stages of a run in the order in which the flow calls them."""
    while job.inputs.more():
        job.read()
        for start, end in job.batches():
            job.extract(start, end)
            job.write()
        job.retract()
        job.settle()
    job.finish_retractions()
    job.project()
    return job.report()


def test_what_cannot_be_loaded_ends_the_run_and_is_no_articles_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Extractor) -> None:
        raise DealgraphError("is not whole", where="weights", remedy="Install it again.")

    (tmp_path / "a.txt").write_text(ONE)
    monkeypatch.setattr(Extractor, "prepare", broken)
    with pytest.raises(DealgraphError, match="is not whole"):
        run(tmp_path, "a.txt")
    assert not Quarantine(tmp_path / "data").entries()
    with pytest.raises(DealgraphError, match="is not whole"):
        dry_run([tmp_path / "a.txt"], load_settings(data=tmp_path / "data"))


def test_what_was_learned_is_let_go_of_before_the_graph_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(ledger: Ledger) -> PropertyGraph:
        done.append("project")
        return kept_and_projected(ledger)

    done: list[str] = []
    monkeypatch.setattr(Extractor, "rest", lambda _: done.append("rest"))
    monkeypatch.setattr("flows.job.kept_and_projected", made)
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")
    assert done == ["rest", "project"]


def test_a_second_run_writes_nothing_but_its_record(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    first = run(tmp_path, "a.txt")
    assert (len(first.written), first.unchanged, first.articles) == (1, 0, 1)
    before = articles_below(tmp_path / "data")
    second = run(tmp_path, "a.txt")
    assert (len(second.written), second.unchanged, second.mentions, second.claims) == (0, 1, 0, ())
    assert not second.changed
    assert articles_below(tmp_path / "data") == before
    assert len(list((tmp_path / "data" / "ledger" / "runs").iterdir())) == 2


def test_a_changed_file_replaces_its_article_and_keeps_its_key(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(TWO)
    run(tmp_path, "a.txt", "b.txt")
    (tmp_path / "a.txt").write_text(ONE.replace("10", "20"))
    job = run(tmp_path, "a.txt")
    assert (len(job.written), len(job.replaced), job.articles) == (1, 1, 2)
    assert not run(tmp_path, "a.txt", "b.txt").changed


@pytest.mark.parametrize("name", ["a.txt", "a#1.txt", "l.jsonl"])
def test_a_source_that_has_moved_and_then_changes_replaces_its_article(tmp_path: Path, name: str) -> None:
    def text(said: str) -> str:
        return json.dumps({"text": said, "url": "https://e.org/a"}) + "\n" if name == "l.jsonl" else said

    (tmp_path / "news").mkdir()
    (tmp_path / "news" / name).write_text(text(ONE))
    run(tmp_path, "news")
    (tmp_path / "news").rename(tmp_path / "articles")
    moved = run(tmp_path, "articles")
    assert (len(moved.written), moved.replaced, moved.articles) == (1, (), 1)
    assert not run(tmp_path, "articles").changed
    (tmp_path / "articles" / name).write_text(text(TWO))
    changed = run(tmp_path, "articles")
    assert (len(changed.written), len(changed.replaced), changed.articles) == (1, 1, 1)


def test_a_copy_of_a_source_that_is_still_there_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(ONE)
    run(tmp_path, "b.txt")
    (tmp_path / "a.txt").write_text(ONE)
    assert not run(tmp_path, "a.txt").changed
    assert not run(tmp_path, "a.txt", "b.txt").changed


def test_what_dealgraph_has_written_is_no_article(tmp_path: Path) -> None:
    """`dealgraph ingest .` in a project's folder, with its data, its exports and other files in it."""
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")
    ledger = Ledger.open(tmp_path / "data", create=False)
    export(ledger, tmp_path / "out", "jsonl", ontology=load_ontology(), catalogue=load_catalogue())
    for name in ("a.log", "b.log", "c.docx"):
        (tmp_path / name).write_text("x")
    (tmp_path / "claims.jsonl").write_text(json.dumps({"text": TWO}))  # the name alone makes no export
    report = run(tmp_path, ".")
    assert (len(report.written), report.unchanged) == (1, 1)
    skipped = {Path(skip.source).name: skip.reason.split(";")[0] for skip in report.skipped}
    assert skipped == {
        "data": "it is a data folder of dealgraph, which holds no sources",
        **dict.fromkeys(
            ("articles.jsonl", "claims.jsonl", "mentions.jsonl"),
            "it was written by `dealgraph export` and is no article",
        ),
        "2 files such as a.log": "files ending in '.log' are not read",
        "c.docx": "files ending in '.docx' are not read",
    }
    assert [skip.source for skip in run(tmp_path, "data").skipped] == [str(tmp_path / "data")]


def test_an_article_whose_change_cannot_be_read_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")

    def refuse(self: Extractor, raw: RawArticle) -> Reading:
        raise DealgraphError("the language cannot be told", where=raw.source, remedy="Name it.")

    monkeypatch.setattr(Extractor, "read", refuse)
    (tmp_path / "a.txt").write_text(TWO)
    report = run(tmp_path, "a.txt")
    assert (report.written, report.replaced, report.articles) == ((), (), 1)
    assert [(skip.source, skip.reason) for skip in report.skipped] == [
        ("a.txt", "the language cannot be told. Name it")
    ]
    assert not report.could_do_something


def test_one_article_that_breaks_the_extractor_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(TWO)
    read = Extractor.read

    def stumble(self: Extractor, raw: RawArticle) -> Reading:
        if raw.key == "a":
            raise IndexError("pop from empty list")
        return read(self, raw)

    monkeypatch.setattr(Extractor, "read", stumble)
    report = run(tmp_path, "a.txt", "b.txt")
    assert len(report.written) == 1
    assert "the extractor failed (IndexError: pop from empty list)" in report.skipped[0].reason


def test_an_article_of_which_an_extractor_says_that_it_may_be_read_later_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model that is down for a minute keeps no page out for good."""
    (tmp_path / "a.txt").write_text(ONE)

    def down(self: Extractor, raw: RawArticle) -> Reading:
        raise PassingError("the model gave no answer on it", where=raw.source, remedy="Run it again.")

    monkeypatch.setattr(Extractor, "read", down)
    assert [skip.fault for skip in run(tmp_path, "a.txt").skipped] == [Fault.PASSING]
    (entry,) = Quarantine(tmp_path / "data").entries()
    assert (entry.reason, entry.due > entry.last) == ("the model gave no answer on it. Run it again", True)
    monkeypatch.undo()
    assert len(run(tmp_path, "a.txt").written) == 1
    assert Quarantine(tmp_path / "data").entries() == ()


def test_one_article_that_cannot_be_written_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(TWO)
    read = Extractor.read

    def spoil(self: Extractor, raw: RawArticle) -> Reading:
        found = read(self, raw)
        return replace(found, article=replace(found.article, title="\ud800")) if raw.key == "a" else found

    monkeypatch.setattr(Extractor, "read", spoil)
    report = run(tmp_path, "a.txt", "b.txt")
    assert (len(report.written), report.articles) == (1, 1)
    (skipped,) = report.skipped
    assert skipped.source == "a.txt"
    assert "it cannot be written (" in skipped.reason
    monkeypatch.undo()
    assert (len(run(tmp_path, "a.txt", "b.txt").written), len(articles_below(tmp_path / "data"))) == (1, 2)


def test_a_title_that_no_file_can_hold_costs_its_line_only(tmp_path: Path) -> None:
    lines = ({"text": ONE, "title": "a\ud800"}, {"text": TWO, "url": "https://e.org/\0"}, {"text": ONE + TWO})
    (tmp_path / "l.jsonl").write_text("\n".join(map(json.dumps, lines)))
    report = run(tmp_path, "l.jsonl")
    assert (len(report.written), report.articles) == (1, 1)
    assert [skip.source for skip in report.skipped] == ["l.jsonl#1", "l.jsonl#2"]
    assert run(tmp_path, "l.jsonl").unchanged == 1


def test_lines_put_before_others_replace_nothing(tmp_path: Path) -> None:
    path = tmp_path / "l.jsonl"
    path.write_text("\n".join(json.dumps({"text": text}) for text in (ONE, TWO)))
    run(tmp_path, "l.jsonl")
    path.write_text(
        "\n".join(
            json.dumps({"text": text})
            for text in (
                "The company has opened an office and it is looking for people who want to work there.",
                ONE,
                TWO,
            )
        )
    )
    report = run(tmp_path, "l.jsonl")
    assert (len(report.written), report.unchanged, report.replaced, report.articles) == (1, 2, (), 3)


def test_what_was_read_with_other_patterns_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")
    settings = load_settings(data=tmp_path / "data")
    job = Job(Paths([tmp_path / "a.txt"], settings), settings, with_store=False)
    monkeypatch.setattr(job.extractor, "digest", "another")
    assert job.read() == 1


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(ONE)
        (tmp_path / name / "b.txt").write_text(TWO)
    run(tmp_path / "x", "a.txt", "b.txt")
    run(tmp_path / "y", "b.txt", "a.txt")
    contents = [{name: text for name, (text, _) in articles_below(tmp_path / n / "data").items()} for n in ("x", "y")]
    assert contents[0] == contents[1]


def test_articles_in_a_language_that_was_learned_bring_no_note(tmp_path: Path) -> None:
    french = "L'entreprise a ouvert un bureau à Lyon et elle cherche des personnes qui veulent y travailler. "
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text(french)
    report = run(tmp_path, "a.txt", "b.txt")
    assert len(report.written) == 2
    assert report.notes == ()


def test_several_articles_in_a_language_without_patterns_are_one_note() -> None:
    (note,) = coverage_notes({"nl": ["c.txt", "d.txt"]})
    assert note.source == "2 articles such as c.txt"


def test_an_article_that_is_hardly_in_the_language_that_it_was_given_brings_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": ONE, "language": "de"}))
    (note,) = run(tmp_path, "a.jsonl").notes
    assert note.sentence.startswith("is given as de but looks like en")


def test_a_language_without_any_pattern_gives_no_claims() -> None:
    (note,) = coverage_notes({"en": ["a.txt"], "nl": ["b.txt"]})
    assert note.sentence == "is in the language nl, for which dealgraph has no patterns: expect no claims"


@pytest.mark.parametrize("existing", ["no folder", "an empty folder", "a ledger"])
def test_a_dry_run_tells_what_the_run_then_does_and_makes_nothing(tmp_path: Path, existing: str) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "old.txt").write_text(ONE * 2)
    if existing == "an empty folder":
        (tmp_path / "data").mkdir()
    if existing == "a ledger":
        run(tmp_path, "a.txt", "old.txt")
    (tmp_path / "old.txt").write_text(TWO)
    (tmp_path / "it.txt").write_text("L'azienda ha aperto un nuovo ufficio e cerca persone che vogliono lavorare lì.\n")
    (tmp_path / "fr.txt").write_text("L'entreprise a ouvert un bureau à Lyon et elle cherche des personnes.\n")
    (tmp_path / "b.json").write_text('{"text": "t", "url": "\\ud800"}')
    names = ("a.txt", "old.txt", "it.txt", "fr.txt", "b.json", "none.txt")
    before = {path: path.is_dir() or path.read_bytes() for path in tmp_path.rglob("*")}
    told = dry_run([tmp_path / name for name in names], load_settings(data=tmp_path / "data"))
    assert {path: path.is_dir() or path.read_bytes() for path in tmp_path.rglob("*")} == before
    done = run(tmp_path, *names)
    assert {skip.source for skip in done.skipped} >= {"b.json", "it.txt"}
    for field in ("written", "replaced", "unchanged", "skipped", "notes", "could_do_something"):
        assert getattr(told, field) == getattr(done, field), field
