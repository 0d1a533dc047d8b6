"""What is remembered of the ledger's files is what they hold, whatever was done to them or to it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from graph.article_file import article_files, read_article, read_head
from graph.ledger import Head, Ledger
from graph.project import project_ledger
from graph.reading_as_json import decoded, encoded
from graph.readings_kept import FOLDER
from ontology.catalogue import Catalogue
from ontology.rdf import canonical
from ontology.records import Quantity, Reading, Span
from tests.graph.factory import example
from tests.graph.lives import lives

NOTHING_KNOWN = Catalogue((), "")


def all_readings() -> tuple[Reading, ...]:
    return (*example(), *lives())


def parsed(ledger: Ledger) -> tuple[list[Reading], list[Head]]:
    """What the files themselves hold: the readings by key, the heads by IRI."""
    files = article_files(ledger.folder)
    readings = [read_article(path, ledger.ontology) for path in files]
    return sorted(readings, key=lambda r: (r.article.key, r.article.iri)), [read_head(path) for path in files]


def told(ledger: Ledger) -> tuple[list[Reading], list[Head]]:
    return list(ledger.readings()), list(ledger.heads())


def filled(folder: Path, readings: Iterable[Reading] = ()) -> Ledger:
    ledger = Ledger.open(folder)
    for reading in readings or all_readings():
        ledger.write(reading)
    ledger.keep_readings()
    return ledger


@pytest.mark.parametrize("seed", range(4))
def test_after_any_additions_changes_and_withdrawals_readings_heads_and_graph_are_those_of_the_files(
    tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    ledger = Ledger.open(tmp_path / "data")
    for _ in range(8):
        for reading in chance.sample(all_readings(), 4):
            if chance.random() < 0.3:
                ledger.remove(reading.article.iri)
            else:
                ledger.write(
                    replace(reading, read_with=chance.choice("vw"), claims=reading.claims[chance.randrange(2) :])
                )
        if chance.random() < 0.7:
            ledger.keep_readings()
        assert told(ledger) == parsed(ledger)
    ledger.keep_readings()
    alone = tmp_path / "alone"
    shutil.copytree(ledger.folder, alone, ignore=shutil.ignore_patterns(FOLDER))
    assert project_ledger(ledger, NOTHING_KNOWN) == project_ledger(Ledger.open(alone), NOTHING_KNOWN)


def test_a_second_keeping_writes_nothing_and_a_new_article_costs_one_file(tmp_path: Path) -> None:
    ledger = filled(tmp_path, example())

    def files() -> dict[Path, int]:
        return {path: path.stat().st_ino for path in (tmp_path / FOLDER).iterdir()}

    before = files()
    assert before
    ledger.keep_readings()
    assert files() == before
    ledger.write(lives()[0])
    ledger.keep_readings()
    assert len(files().items() - before.items()) == 1


def test_a_remembered_article_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = filled(tmp_path)
    known = parsed(ledger)
    monkeypatch.setattr("graph.readings_kept.read_article", None)
    monkeypatch.setattr("graph.readings_kept.read_head", None)
    assert told(ledger) == known


def test_a_file_that_was_changed_by_hand_is_read_anew(tmp_path: Path) -> None:
    ledger = filled(tmp_path)
    path = article_files(tmp_path)[0]
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"v1"', b'"v9"'))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert told(ledger) == parsed(ledger)
    assert "v9" in {head.read_with for head in ledger.heads()}


@pytest.mark.parametrize("harm", ["cut", "emptied", "filled with nulls", "mixed up", "of another version", "gone"])
def test_a_damaged_memory_costs_time_only(tmp_path: Path, harm: str) -> None:
    ledger = filled(tmp_path)
    files = sorted((tmp_path / FOLDER).iterdir())
    contents = [path.read_bytes() for path in files]
    for path, content, other in zip(files, contents, contents[1:] + contents[:1], strict=True):
        first, _, rest = content.partition(b"\n")
        harmed = {
            "cut": content[: len(content) // 2],
            "emptied": b"",
            "filled with nulls": first + b"\n" + bytes(len(rest)),
            "mixed up": first + b"\n" + other.partition(b"\n")[2],
            "of another version": content.replace(b'"basis":"', b'"basis":"0'),
            "gone": None,
        }[harm]
        path.unlink() if harmed is None else path.write_bytes(harmed)
    assert told(ledger) == parsed(ledger)
    ledger.keep_readings()
    assert told(ledger) == parsed(ledger)


def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    (tmp_path / "data" / FOLDER).parent.mkdir()
    ledger = Ledger.open(tmp_path / "data")
    (tmp_path / "data" / FOLDER).write_text("in the way")
    for reading in example():
        ledger.write(reading)
    ledger.keep_readings()
    assert told(ledger) == parsed(ledger)


def test_what_would_come_back_otherwise_is_not_remembered() -> None:
    reading = canonical(example()[0])
    line = encoded(reading)
    assert line is not None
    assert decoded(line) == reading
    assert b"\n" not in line
    elsewhere = replace(reading.claims[0], article="urn:another")
    assert encoded(replace(reading, claims=(elsewhere,))) is None
    assert encoded(replace(reading, read_with="\ud800")) is None
    number = Quantity(reading.article.iri, Span(0, 1), Span(0, 9), (("amount", "1"),))
    more = encoded(replace(reading, quantities=(number,)))
    assert more is not None
    assert decoded(more).quantities == (number,)
