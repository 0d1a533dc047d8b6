"""The life line of a deal tells in order who reported, denied and asserted it."""

from __future__ import annotations

from dataclasses import replace

from graph.facts import facts
from graph.life_lines import LifeLine, life_lines
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.graph.factory import ALPHA, BETA, GAMMA, Draft

ONTOLOGY = load_ontology()


def lines(*readings: Reading) -> tuple[LifeLine, ...]:
    return life_lines(facts(readings, ONTOLOGY, {}), readings)


def told(key: str, published: str, status: Status) -> Reading:
    draft = Draft(key, published=published)
    return draft.says(f"{key}: it did.", "acquired", GAMMA, BETA, status=status).reading()


def test_moments_stand_in_the_order_of_their_days() -> None:
    (line,) = lines(
        told("c", "2024-06-01", Status.ASSERTED),
        told("a", "2024-04-01", Status.REPORTED),
        told("b", "2024-05-01", Status.DENIED),
    )
    assert [(moment.article, moment.status) for moment in line.moments] == [
        ("a", Status.REPORTED),
        ("b", Status.DENIED),
        ("c", Status.ASSERTED),
    ]


def test_what_never_changed_has_no_line() -> None:
    assert lines(told("a", "2024-04-01", Status.REPORTED), told("b", "2024-05-01", Status.REPORTED)) == ()


def test_an_article_without_a_day_comes_last() -> None:
    (line,) = lines(told("a", "", Status.ASSERTED), told("b", "2024-05-01", Status.DENIED))
    assert [moment.article for moment in line.moments] == ["b", "a"]


def test_parts_of_one_deal_that_went_alike_share_a_line_and_one_sentence_tells_the_denial_first() -> None:
    draft = Draft("a")
    sentence = "Both denied it, and it was confirmed."
    for investor in (ALPHA, GAMMA):
        for status in (Status.ASSERTED, Status.DENIED):
            draft.says(sentence, "invested_in", investor, BETA, status=status)
    reading = draft.reading()
    place = reading.claims[0].evidence
    (line,) = lines(replace(reading, claims=tuple(replace(claim, evidence=place) for claim in reading.claims)))
    assert len(line.facts) == 2
    assert [moment.status for moment in line.moments] == [Status.DENIED, Status.ASSERTED]
