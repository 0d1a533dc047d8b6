"""What the ledger once held: versions, tombstones, and what a killed process leaves of either."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from graph.ledger import Ledger, backup, restore
from graph.project import project
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading
from tests.graph.factory import Draft, entity

ROOT = Path(__file__).resolve().parents[2]
FIRST, SECOND, THIRD = (f"2026-01-0{day}T00:00:00.000000+00:00" for day in (1, 2, 3))
ACME, BETA, GAMMA = entity("Acme"), entity("Beta"), entity("Gamma")


def told(amount: str, bought: str = "Beta") -> Reading:
    """One version of an article."""
    sentence = f"Acme bought {bought} for {amount} dollars."
    thing = {"Beta": BETA, "Gamma": GAMMA}[bought]
    return Draft("a").says(sentence, "acquired", ACME, thing, amount=amount, currency="USD").reading()


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger.open(tmp_path / "data")


def test_a_replaced_version_is_kept_whole_and_seen_by_no_projection(ledger: Ledger) -> None:
    old, new = told("5"), told("6")
    ledger.write(old)
    ledger.write(new)
    assert ledger.supersede(old.article.iri, new.article.iri, FIRST)
    assert [reading.article.iri for reading in ledger.readings()] == [new.article.iri]
    (version,) = ledger.versions()
    assert (version.article, version.replaced_by, version.until) == (old.article.iri, new.article.iri, FIRST)
    assert ledger.version_reading(version) == old
    assert not any(old.article.iri in str(quad) for quad in ledger.quads())
    assert not ledger.supersede(old.article.iri, new.article.iri, SECOND)
    assert ledger.verify() == ()


def test_a_text_that_comes_and_goes_twice_has_two_versions(ledger: Ledger) -> None:
    old, new = told("5"), told("6")
    for before, after, when in ((old, new, FIRST), (new, old, SECOND), (old, new, THIRD)):
        ledger.write(before)
        ledger.write(after)
        ledger.supersede(before.article.iri, after.article.iri, when)
    assert [(v.article, v.until) for v in ledger.versions()] == [
        (old.article.iri, FIRST),
        (new.article.iri, SECOND),
        (old.article.iri, THIRD),
    ]


def test_a_retraction_leaves_no_word_of_the_article_nor_of_its_versions(ledger: Ledger) -> None:
    old, new, other = told("5"), told("6"), told("7", "Gamma")
    given = RawArticle("a", "https://e.org/a", new.article.text, title="A title about Beta")
    for reading in (old, new, other):
        ledger.write(reading, given if reading is new else None)
    ledger.supersede(old.article.iri, new.article.iri, FIRST)
    stones = ledger.retract(new.article.iri, "a hoax", SECOND)
    assert {stone.article for stone in stones} == {old.article.iri, new.article.iri}
    assert ledger.versions() == ()
    files = [path for path in (ledger.folder / "ledger").rglob("*") if path.is_file()]
    assert not any(b"Beta" in path.read_bytes() for path in files)
    assert {(stone.why, stone.when, stone.key) for stone in ledger.tombstones()} == {("a hoax", SECOND, "a")}
    graph = project(ledger.readings(), load_ontology(), load_catalogue())
    assert {dict(node.properties)["name"] for node in graph.nodes.values() if "Entity" in node.labels} == {
        "Acme",
        "Gamma",
    }
    assert ledger.verify() == ()
    assert ledger.retract(new.article.iri, "again", THIRD) == ()
    assert ledger.let_back(new.article.iri)
    assert not ledger.let_back(new.article.iri)


KILLED = """
import os, sys
from pathlib import Path
from graph.ledger import Ledger

def at(event, arguments):
    if event in ("os.remove", "os.rename"):
        left[0] -= 1
        if not left[0]:
            os._exit(9)

ledger, left = Ledger.open(Path(sys.argv[1])), [int(sys.argv[3])]
sys.addaudithook(at)
ledger.retract(sys.argv[2], "a hoax", "2026-01-04T00:00:00+00:00")
"""


def test_a_retraction_that_was_killed_anywhere_is_finished_by_the_next_or_was_none(ledger: Ledger) -> None:
    """A process ends before each file that it puts in place or takes away: never is something left that nobody sees."""
    texts = [told(amount) for amount in ("5", "6", "7")]
    told_more = RawArticle("a", "https://e.org/a", texts[-1].article.text, title="A title about Beta")
    for reading in texts:
        ledger.write(reading, told_more if reading is texts[-1] else None)
    for before, after, when in zip(texts, texts[1:], (FIRST, SECOND), strict=False):
        ledger.supersede(before.article.iri, after.article.iri, when)
    article = texts[-1].article.iri
    for kill_before in range(1, 99):
        data = ledger.folder.with_name(f"killed-{kill_before}")
        shutil.copytree(ledger.folder, data)
        command = [sys.executable, "-c", KILLED, str(data), article, str(kill_before)]
        code = subprocess.run(command, cwd=ROOT, check=False, timeout=60).returncode
        left = Ledger.open(data)
        unfinished = left.unfinished_retractions()
        if not left.tombstones():
            assert (tuple(left.readings()), len(left.versions())) == ((texts[-1],), 2)
            continue
        for stone in unfinished:
            left.retract(stone.article, stone.why, stone.when)
        assert not any(b"Beta" in path.read_bytes() for path in data.rglob("*") if path.is_file())
        assert {stone.article for stone in left.tombstones()} == {reading.article.iri for reading in texts}
        assert {stone.why for stone in left.tombstones()} == {"a hoax"}
        assert not left.unfinished_retractions()
        if code == 0:
            break
        assert code == 9
    assert kill_before > 3 + 2 + 2, "three tombstones, two versions, the article and what was said of it"
    assert not unfinished


def test_a_text_that_a_newer_one_replaced_can_be_taken_back_alone(ledger: Ledger) -> None:
    oldest, old, new = told("5"), told("6"), told("7")
    for reading in (oldest, old, new):
        ledger.write(reading)
    ledger.supersede(oldest.article.iri, old.article.iri, FIRST)
    ledger.supersede(old.article.iri, new.article.iri, SECOND)
    stones = ledger.retract(old.article.iri, "a private address in it", THIRD)
    assert {stone.article for stone in stones} == {oldest.article.iri, old.article.iri}
    assert tuple(ledger.readings()) == (new,)
    assert ledger.versions() == ()
    assert {stone.sources for stone in stones} == {()}, "the source, which tells the newer text, is asked as before"


def test_what_another_source_tells_now_stays_when_one_that_told_it_before_is_taken_back(ledger: Ledger) -> None:
    old, new = told("5"), told("6")
    for reading in (old, new):
        ledger.write(reading)
    ledger.supersede(old.article.iri, new.article.iri, FIRST)
    ledger.write(old)
    assert [stone.article for stone in ledger.retract(new.article.iri, "a hoax", SECOND)] == [new.article.iri]
    assert tuple(ledger.readings()) == (old,)
    assert not ledger.unfinished_retractions()


def test_a_backup_holds_the_history(ledger: Ledger, tmp_path: Path) -> None:
    old, new, gone = told("5"), told("6"), told("7", "Gamma")
    for reading in (old, new, gone):
        ledger.write(reading)
    ledger.supersede(old.article.iri, new.article.iri, FIRST)
    ledger.retract(gone.article.iri, "a hoax", SECOND)
    restore(backup(ledger.folder, tmp_path / "backup.tar.gz"), tmp_path / "restored")
    restored = Ledger.open(tmp_path / "restored")
    assert restored.versions() == ledger.versions()
    assert restored.tombstones() == ledger.tombstones()


@pytest.mark.parametrize("folder", ["versions", "tombstones"])
def test_damage_in_the_history_is_found_and_told_with_its_path(folder: str, ledger: Ledger) -> None:
    old, new, gone = told("5"), told("6"), told("7", "Gamma")
    for reading in (old, new, gone):
        ledger.write(reading)
    ledger.supersede(old.article.iri, new.article.iri, FIRST)
    ledger.retract(gone.article.iri, "a hoax", SECOND)
    (path,) = (ledger.folder / "ledger" / folder).rglob("*.nq")
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if b"invalidatedAtTime" not in line))
    (damage,) = ledger.verify()
    assert damage.path == path
    os.truncate(path, path.stat().st_size // 2)
    assert [damage.path for damage in ledger.verify()] == [path]


def test_what_is_no_article_can_be_neither_replaced_nor_retracted(ledger: Ledger) -> None:
    with pytest.raises(DealgraphError, match="is not the IRI of an article"):
        ledger.retract("../../etc/passwd.", "x", FIRST)
