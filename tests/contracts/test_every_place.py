"""What must hold wherever the ledger's content lies: embedded store, Neo4j, NetworkX and the RDF on disk."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.records import Reading, Status
from tests.contracts.kits import Held, Kit
from tests.graph.factory import ALPHA, Draft, entity, example, shuffled

NAMES = (
    "Moonbeam AI",
    "月光人工智能",
    "Лунный свет",
    "شعاع القمر",
    "चाँदनी",
    "Straße & Söhne",
    "São Çedilha",
    "한국어 회사",
    "ไทย",
    "👩🏽‍🔬 Labs",
    "e\u0301 combining",
)
HOSTILE = (
    "O'Brien",
    'the "Firm"',
    "back`tick",
    "}) DETACH DELETE n //",
    "'}) MATCH (n) DETACH DELETE n //",
    "$rows",
    "{iri: 1}",
    "C:\\path\\",
    "line\nbreak\r\ntab\t",
    '<a href="x">&amp;</a>',
    "null",
    "nul\0character",
    "\ufeffmark \u2028 separators \u2029 \x0b\x0c\x1c\x85",
)


def expected(readings: tuple[Reading, ...]) -> Held:
    """What a place that holds the readings must say."""
    claims = [claim for reading in readings for claim in reading.claims]
    return Held(
        articles=frozenset(reading.article.key for reading in readings),
        names=frozenset(name.text for r in readings for e in r.entities for name in e.names),
        quotes=frozenset(claim.evidence.text for claim in claims),
        statuses=frozenset((claim.iri, claim.status.value) for claim in claims),
    )


def test_what_was_written_is_there(kit: Kit) -> None:
    assert kit.hold(example())
    assert kit.held() == expected(example())


def test_writing_again_changes_nothing(kit: Kit) -> None:
    kit.hold(example())
    assert not kit.hold(shuffled(example()))
    assert kit.held() == expected(example())


def test_an_article_taken_back_leaves_nothing_of_its_own(kit: Kit) -> None:
    kit.hold(example())
    assert kit.hold(example()[:1])
    assert kit.held() == expected(example()[:1])


def test_everything_can_be_taken_back(kit: Kit) -> None:
    kit.hold(example())
    assert kit.hold(())
    assert kit.held() == expected(())


def test_another_reading_of_an_article_replaces_the_former_one(kit: Kit) -> None:
    kit.hold(example())
    first, *others = example()
    other = replace(first, claims=tuple(replace(claim, status=Status.DENIED) for claim in first.claims[:1]))
    assert kit.hold((other, *others))
    assert kit.held().statuses == expected((other, *others)).statuses


@pytest.mark.parametrize("name", NAMES + HOSTILE, ids=ascii)
def test_a_name_comes_back_letter_by_letter(kit: Kit, name: str) -> None:
    company = entity(name)
    readings = (
        *example(),
        Draft("named").says(f"Alpha Fund put money into {name}.", "invested_in", ALPHA, company).reading(),
    )
    kit.hold(readings)
    assert kit.held() == expected(readings)
