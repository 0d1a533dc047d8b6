"""Within an article, names that the text gives as one thing's are one thing, and parts of a firm are not the firm."""

from __future__ import annotations

import pytest

from extraction.base import Candidate
from extraction.linking.aliases import gives_a_name
from extraction.linking.by_name import resolve
from ontology.catalogue import Catalogue
from ontology.records import Span

NOTHING_KNOWN = Catalogue((), "")


def things(text: str, *names: str, kind: str = "Company") -> list[set[str]]:
    """The names as they are told apart, each thing's together."""
    found, start = [], 0
    for name in names:
        start = text.index(name, start)
        span = Span(start, start + len(name))
        found.append(Candidate(span, name, (kind,), "hand.v1"))
        start = span.end
    resolution = resolve(text, found, NOTHING_KNOWN, "en")
    return [
        {c.surface for c, iri in zip(found, resolution.iris, strict=True) if iri == thing}
        for thing in dict.fromkeys(resolution.iris)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norholt (Klarwasser) raised money.",
        "Norholt (formerly Klarwasser) raised money.",
        "Norholt, formerly known as Klarwasser, raised money.",
        "Norholt, auf Deutsch „Klarwasser“, sammelt Geld ein.",
        "Norholt, vormals Klarwasser, sammelt Geld ein.",
        "A Norholt, também conhecida como Klarwasser, captou recursos.",
        "A Norholt, antes conhecida como “Klarwasser”, captou recursos.",
        "Norholt（原名Klarwasser）完成融资。",
        "Norholt又名Klarwasser，完成融资。",
    ],
)
def test_a_name_that_the_article_gives_is_the_same_things(text: str) -> None:
    assert things(text, "Norholt", "Klarwasser") == [{"Norholt", "Klarwasser"}]


@pytest.mark.parametrize(
    "text",
    [
        "Norholt and Klarwasser raised money.",
        "Norholt, Klarwasser and others raised money.",
        "Norholt formerly backed Klarwasser.",
        "Norholt was formerly a partner of Klarwasser.",
        "Norholt (with money of Klarwasser) grows.",
    ],
)
def test_two_names_beside_each_other_are_two_things(text: str) -> None:
    assert things(text, "Norholt", "Klarwasser") == [{"Norholt"}, {"Klarwasser"}]


def test_people_are_never_another_name_of_a_firm() -> None:
    assert gives_a_name(" (", ")")
    assert things("Ada Falk (Norholt) said so.", "Ada Falk", "Norholt", kind="Person") == [{"Ada Falk"}, {"Norholt"}]


def test_a_firms_name_is_short_for_its_longer_name_and_not_for_a_part_of_it() -> None:
    assert things("Norholt Systems grows. Norholt hires.", "Norholt Systems", "Norholt") == [
        {"Norholt Systems", "Norholt"}
    ]
    assert things("Norholt Cloud grows. Norholt hires.", "Norholt Cloud", "Norholt") == [{"Norholt Cloud"}, {"Norholt"}]
    assert things("霁川云发布新品。霁川招人。", "霁川云", "霁川") == [{"霁川云"}, {"霁川"}]
