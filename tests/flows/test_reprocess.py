"""After a change only what can come out differently is read again, and the ledger is as if all had been."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from flows.change import Change, forget, remember, remembered, todays_basis
from flows.reprocess_job import reprocess_job
from flows.reprocessing import count
from flows.settings import load_settings
from graph.ledger import Ledger
from ontology.catalogue import load_catalogue
from tests.flows.command import ROOT, articles_below, dealgraph
from tests.flows.test_job import ONE, TWO, run, run_through


def another_german_pattern(program: Path) -> None:
    path = program / "extraction" / "patterns" / "acquired.toml"
    changed, times = re.subn(r'(language = "de"\nwords = ")', r"\1verspeist(?:e|en)?|", path.read_text(), count=1)
    assert times
    path.write_text(changed)


def a_further_concept(program: Path) -> None:
    with (program / "ontology" / "catalogue" / "companies-eu.ttl").open("a") as file:
        file.write(
            '\ndgc:tallgrund a skos:Concept, dg:Company ; skos:inScheme dgc: ; skos:prefLabel "Tallgrund"@en .\n'
        )


def another_program(program: Path) -> None:
    with (program / "extraction" / "pipeline.py").open("a") as file:
        file.write("\n# Another version.\n")


@pytest.mark.parametrize(
    ("change", "at_least", "at_most"),
    [(another_german_pattern, 1, 5), (a_further_concept, 2, 5), (another_program, 8, 8)],
)
def test_only_what_can_come_out_differently_is_read_again_and_the_bytes_are_those_of_a_first_run(
    change: Callable[[Path], None],
    at_least: int,
    at_most: int,
    ingested: tuple[Path, str],
    examples: Path,
    tmp_path: Path,
) -> None:
    program, data = tmp_path / "program", tmp_path / "data"
    for room in ("extraction", "flows", "graph", "ontology"):
        shutil.copytree(ROOT / room, program / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ingested[0], data, ignore=shutil.ignore_patterns("cypher", "lock"))
    change(program)

    def command(*arguments: object) -> str:
        done = dealgraph(*arguments, cwd=tmp_path, PYTHONPATH=str(program))
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    told = re.search(r"read (\d+) articles again and leave (\d+)", command("reprocess", "--dry-run", "--data", data))
    assert told is not None
    assert at_least <= int(told[1]) <= at_most
    assert int(told[1]) + int(told[2]) == len(list(examples.iterdir()))
    command("reprocess", "--no-store", "--data", data)
    command("ingest", examples, "--no-store", "--data", tmp_path / "fresh")
    fresh, again = articles_below(tmp_path / "fresh"), articles_below(data)
    before = articles_below(ingested[0])
    assert {name: text for name, (text, _) in again.items()} != {name: text for name, (text, _) in before.items()}
    assert {name: text for name, (text, _) in again.items()} == {name: text for name, (text, _) in fresh.items()}
    last = list(Ledger.open(data).runs())[-1]
    # Those that were only marked count, too, or a history could not tell when they became what they are.
    assert (last.command, len(last.written)) == ("dealgraph reprocess", len(again))
    assert "leave 8" in command("reprocess", "--dry-run", "--data", data)


def test_what_the_source_said_of_an_article_is_not_lost(tmp_path: Path) -> None:
    """A title that the extractor found itself is no title that it was told."""
    (tmp_path / "a.txt").write_text(f"A Headline\n\n{ONE}")
    (tmp_path / "b.json").write_text('{"text": "Acme AI has acquired Beta Labs.", "language": "en", "title": "Told"}')
    run(tmp_path, "a.txt", "b.json")
    ledger = Ledger.open(tmp_path / "data")
    given = {r.article.key: ledger.given(r) for r in ledger.readings()}
    assert (given["a"].title, given["a"].language) == ("", "")
    assert (given["b"].title, given["b"].language, given["b"].source) == ("Told", "en", "b.json")
    for reading in tuple(ledger.readings()):
        ledger.remove(reading.article.iri)
    assert not list((tmp_path / "data" / "ledger" / "given").rglob("*.json"))


def test_of_two_articles_with_one_source_neither_is_taken_for_the_newer_one(tmp_path: Path) -> None:
    """A web address may have told both, or an import of an earlier version brought one of them."""
    for text in (ONE, TWO):
        (tmp_path / "a.txt").write_text(text)
        run(tmp_path, "a.txt")
    settings = load_settings(data=tmp_path / "data", batch=1)
    ledger = Ledger.open(settings.data)
    (version,) = ledger.versions()
    for reading in (ledger.version_reading(version), *ledger.readings()):
        ledger.write(replace(reading, read_with="unknown"))
    report = run_through(reprocess_job(ledger, settings, with_store=False))
    assert (len(report.written), report.replaced) == (2, ())
    assert [head.source for head in ledger.heads()] == ["a.txt", "a.txt"]


def test_an_extractor_of_which_nothing_is_known_changes_everything(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")
    settings = load_settings(data=tmp_path / "data")
    ledger = Ledger.open(settings.data)
    (reading,) = ledger.readings()
    assert count(ledger, settings, reading.read_with) == (0, 1)
    now = todays_basis((), "new", load_catalogue())
    assert not Change.between(remembered(settings.data, reading.read_with), now).may_touch(reading)
    ledger.write(replace(reading, read_with="unknown"))
    assert count(ledger, settings, reading.read_with) == (1, 0)
    remember(settings.data, "unknown", replace(now, patterns={**now.patterns, "de": "another"}))
    assert count(ledger, settings, reading.read_with) == (0, 1)
    remember(settings.data, "gone", now)
    forget(settings.data, {"unknown"})
    assert remembered(settings.data, "gone") is None


@pytest.mark.parametrize(
    ("text", "touched"),
    [
        ("Acme AI hired the founder of Tall-Grund.", True),
        ("Acme AI sells 豆包 7.25 to its customers.", True),
        ("Acme AI raised $10 million.", False),
    ],
)
def test_a_changed_concept_touches_only_articles_that_may_speak_of_it(text: str, touched: bool, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{text} It was told on Monday by the company.\n")
    run(tmp_path, "a.txt")
    (reading,) = Ledger.open(tmp_path / "data").readings()
    now = todays_basis((), "new", load_catalogue())
    added = {"https://e.org/1": ["1", "tallgrund"], "https://e.org/2": ["2", "doubao725", "725"]}
    change = Change.between(now, replace(now, concepts={**now.concepts, **added}))
    assert change.may_touch(reading) is touched
