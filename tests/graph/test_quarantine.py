"""A claim that breaks a shape stays out of the graph and is told with the shape's name; an odd value stays, flagged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.quarantine import FOLDER, NO_RDF, admitted, forget, quarantined, sound_part
from ontology.model import load_ontology
from ontology.plausible import implausible
from ontology.rdf import reading_quads
from ontology.shape_words import LANGUAGES
from ontology.validation import Validator
from tests.graph.factory import ADA, BETA, GAMMA, Draft, example

ONTOLOGY = load_ontology()


def mixed() -> Draft:
    """One sound claim, one without its object's right kind, one with too large a stake."""
    return (
        Draft("mixed")
        .says("Beta Labs raised money.", "raised", BETA, amount="5", currency="USD")
        .says("Gamma Corp bought Ada Example.", "acquired", GAMMA, ADA)
        .says("Gamma Corp bought 140 % of Beta Labs.", "acquired", GAMMA, BETA, stake="1.4")
    )


def test_what_is_sound_passes_whole() -> None:
    for reading in example():
        assert sound_part(reading, ONTOLOGY) == (reading, ())


def test_a_broken_claim_is_set_aside_and_an_odd_one_stays_flagged(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    reading = mixed().reading()
    ledger.write(admitted(ledger, reading))
    (kept,) = ledger.readings()
    assert [claim.relation for claim in kept.claims] == ["raised", "acquired"]
    assert kept.claims[1].value("stake") == "1.4"
    found = {(each.shape, each.kept): each for each in quarantined(ledger.folder)}
    assert set(found) == {("relation-acquired-object", False), ("Claim-stake-plausible", True)}
    aside = found["relation-acquired-object", False]
    assert (aside.key, aside.quote) == ("mixed", "Gamma Corp bought Ada Example.")
    assert set(dict(aside.messages)) == set(LANGUAGES)


def test_a_claim_that_cannot_be_written_costs_no_other(tmp_path: Path) -> None:
    reading = mixed().says("Beta Labs raised much.", "raised", BETA, amount="much").reading()
    sound, aside = sound_part(reading, ONTOLOGY)
    assert len(sound.claims) == 2
    assert {each.shape for each in aside if not each.kept} == {"relation-acquired-object", NO_RDF}


def test_a_later_reading_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    reading = mixed().reading()
    ledger.write(admitted(ledger, reading))
    ledger.write(admitted(ledger, replace(reading, claims=reading.claims[:1])))
    assert list(quarantined(ledger.folder)) == []


def test_what_is_forgotten_leaves_no_file(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    reading = mixed().reading()
    ledger.write(admitted(ledger, reading))
    forget(ledger.folder, [reading.article.iri, example()[0].article.iri])
    assert list((ledger.folder / FOLDER).iterdir()) == []


def test_what_is_of_an_article_that_is_gone_is_not_told(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    reading = mixed().reading()
    ledger.write(admitted(ledger, reading))
    ledger.remove(reading.article.iri)
    assert list(quarantined(ledger.folder)) == []


@pytest.mark.parametrize(
    "values",
    [{"stake": "1.4"}, {"stake": "-0.1"}, {"amount": "-1"}, {"amount": "3", "amount_high": "2"}, {"stake": "0.5"}, {}],
)
def test_the_flags_of_a_claim_are_the_validators_warnings(values: dict[str, str]) -> None:
    reading = Draft("a").says("x", "acquired", GAMMA, BETA, also=values).reading()
    warnings = {v.shape for v in Validator(ONTOLOGY).check(reading_quads(reading, ONTOLOGY))}
    assert set(implausible(reading.claims[0], ONTOLOGY)) == warnings
    assert all(name.endswith("-plausible") for name in warnings)
