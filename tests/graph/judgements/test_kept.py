"""What people decided stays on record, whatever happens to articles, and what is taken back stays on record too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.judgements import Judgements
from graph.ledger import Ledger, backup, migrate, restore
from ontology.errors import DealgraphError
from ontology.records import Judgement
from tests.graph.factory import ALPHA, entity, example

MORNING, NOON, EVENING = (f"2026-01-01T{hour}:00:00+00:00" for hour in ("08", "12", "18"))
BETA = entity("Beta")
SAME = Judgement("same", (BETA.iri, ALPHA.iri), "one register entry", "Ada", MORNING)
CORRECTED = Judgement(
    "correct", (example()[0].claims[0].iri,), "the text says so", "Ada", NOON, (("status", "denied"), ("amount", "5"))
)


@pytest.fixture
def kept(tmp_path: Path) -> Judgements:
    ledger = Ledger.open(tmp_path / "data")
    for reading in example():
        ledger.write(reading)
    return Judgements(ledger.folder)


def test_what_is_written_is_read_again_the_oldest_first(kept: Judgements) -> None:
    assert kept.write(CORRECTED)
    assert kept.write(SAME)
    assert kept.all() == kept.in_force() == (SAME, CORRECTED)
    assert kept.get(SAME.iri) == SAME


def test_written_twice_it_is_kept_once(kept: Judgements) -> None:
    assert kept.write(SAME)
    assert not kept.write(Judgement("same", (ALPHA.iri, BETA.iri), SAME.why, SAME.by, SAME.at))
    assert kept.all() == (SAME,)


def test_a_withdrawn_judgement_counts_no_more_and_stays_on_record(kept: Judgements) -> None:
    kept.write(SAME)
    assert kept.withdraw(SAME.iri, "two firms after all", "Bob", EVENING)
    assert not kept.withdraw(SAME.iri, "once more", "Bob", EVENING)
    assert kept.in_force() == ()
    assert kept.all() == (SAME,)
    assert [(w.judgement, w.by, w.at) for w in kept.withdrawals()] == [(SAME.iri, "Bob", EVENING)]


def test_the_newest_judgement_of_the_same_things_counts_and_its_withdrawal_brings_back_the_older(
    kept: Judgements,
) -> None:
    other = Judgement("different", SAME.subjects, "two register entries", "Bob", EVENING)
    kept.write(other)
    kept.write(SAME)
    assert kept.in_force() == (other,)
    kept.withdraw(other.iri, "a slip", "Bob", EVENING)
    assert kept.in_force() == (SAME,)


def test_a_judgement_taken_back_can_be_made_again(kept: Judgements) -> None:
    kept.write(SAME)
    kept.withdraw(SAME.iri, "a slip", "Ada", NOON)
    again = replace(SAME, at=EVENING)
    assert kept.write(again)
    assert kept.in_force() == (again,)


def test_judgements_survive_migration_backup_and_restore_and_no_article_knows_of_them(
    kept: Judgements, tmp_path: Path
) -> None:
    before = list(Ledger.open(kept.folder).readings())
    kept.write(SAME)
    kept.write(CORRECTED)
    kept.withdraw(SAME.iri, "a slip", "Ada", NOON)
    migrate(kept.folder)
    restore(backup(kept.folder, tmp_path / "b.tar.gz"), tmp_path / "again")
    again = Judgements(Ledger.open(tmp_path / "again", create=False).folder)
    assert list(again.records()) == list(kept.records())
    assert list(Ledger.open(again.folder).readings()) == before


@pytest.mark.parametrize(
    ("kind", "subjects", "changes"),
    [
        ("maybe", ("a", "b"), ()),
        ("same", ("a", "a"), ()),
        ("reject", ("a", "b"), ()),
        ("correct", ("a",), ()),
        ("accept", ("a",), (("amount", "5"),)),
    ],
)
def test_what_is_no_judgement_is_refused(
    kind: str, subjects: tuple[str, ...], changes: tuple[tuple[str, str], ...]
) -> None:
    with pytest.raises(ValueError, match=r"judgement|correction"):
        Judgement(kind, subjects, "why", "Ada", NOON, changes)


def test_a_judgement_has_a_reason_and_somebody_who_made_it(kept: Judgements) -> None:
    for odd in (replace(SAME, why=" "), replace(SAME, by="")):
        with pytest.raises(DealgraphError, match="a reason and the name"):
            kept.write(odd)
    with pytest.raises(DealgraphError, match="no such judgement"):
        kept.withdraw(SAME.iri, "a slip", "Ada", NOON)


def test_a_damaged_file_is_told_with_its_path(kept: Judgements) -> None:
    kept.write(SAME)
    (path,) = (kept.folder / "judgements").glob("*.nq")
    path.write_bytes(path.read_bytes().replace(b"register", b"telephone"))
    assert [damage.path for damage in Ledger.open(kept.folder).verify()] == [path]
    with pytest.raises(DealgraphError, match="is damaged"):
        kept.all()
