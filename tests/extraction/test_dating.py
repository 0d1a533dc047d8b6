"""Which date belongs to a claim, by what weights say of each date that may."""

from __future__ import annotations

import pytest

from extraction.base import Candidate, Page
from extraction.claims.dating import HOLDS, dated
from extraction.claims.drafts import Draft
from extraction.claims.sheets import Sheet, sheets_of
from extraction.claims.weights import Weights
from extraction.text import sentences
from ontology.model import load_ontology
from ontology.records import Evidence, Span, Status

DAY = "2024-05-24"
NAMES = ("Tellura", "Alta Ventures", "Norholt")


def sheets(text: str) -> tuple[Sheet, ...]:
    page = Page(text, "en", DAY, sentences(text, "en"))
    names = [
        Candidate(Span(at, at + len(name)), name, ("Company",), "t") for name in NAMES if (at := text.find(name)) >= 0
    ]
    names.sort(key=lambda name: name.span)
    return tuple(sheets_of(page, names, [name.surface for name in names], ""))


def investing(found: tuple[Sheet, ...], investor: str, **values: str) -> Draft:
    """The claim of an investor in Tellura, told by the sentence that names the investor."""
    for sheet in found:
        span = sheet.sentence.span
        for name in sheet.here:
            if name.iri == investor:
                roles = (("subject", Span(span.start + name.start, span.start + name.end)),)
                evidence = Evidence("x", span, sheet.quote, None, roles)
                told = tuple(sorted(values.items()))
                return Draft("invested_in", investor, "Tellura", told, Status.ASSERTED, "", 0.6, evidence)
    raise AssertionError(investor)


def speaking_for(**features: float) -> Weights:
    known = {name.replace("_", " "): ((HOLDS, weight),) for name, weight in features.items()}
    return Weights({"bias": ((HOLDS, -4.0),), **known})


def dates(drafts: list[Draft], found: tuple[Sheet, ...], weights: Weights) -> list[str]:
    return [draft.value("date") for draft in dated(drafts, found, DAY, load_ontology(), weights)]


@pytest.mark.parametrize(
    ("kind", "date"), [("here", "2023-02"), ("before", "2021"), ("published", DAY), ("nothing", "")]
)
def test_a_date_may_stand_here_have_been_told_before_or_be_the_article_s_own(kind: str, date: str) -> None:
    found = sheets("The firm was founded in 2021. In February 2023 Alta Ventures put money into Tellura.")
    claim = investing(found, "Alta Ventures", date="2023-02")
    assert dates([claim], found, speaking_for(**{kind: 6.0})) == [date]


def test_those_that_one_sentence_tells_of_together_have_one_date() -> None:
    found = sheets("In February 2023 Alta Ventures and, it was said in May 2023, Norholt put money into Tellura.")
    claims = [investing(found, "Alta Ventures"), investing(found, "Norholt")]
    assert dates(claims, found, speaking_for(here=4.2, nearest_True_2_here=1.0)) in (["2023-02"] * 2, ["2023-05"] * 2)


def test_what_was_taken_over_from_elsewhere_stays_where_no_date_is_likely() -> None:
    found = sheets("Alta Ventures put money into Tellura.")
    assert dates([investing(found, "Alta Ventures", date="2019")], found, speaking_for()) == ["2019"]


def test_a_claim_without_a_place_and_one_that_has_no_date_are_left_alone() -> None:
    found = sheets("Alta Ventures put money into Tellura.")
    claim = investing(found, "Alta Ventures")
    nowhere = Draft(
        claim.relation, "a", "b", (), claim.status, "", 0.6, Evidence("x", claim.evidence.span, "", None, ())
    )
    post = Draft("works_for", "a", "b", (), claim.status, "", 0.6, claim.evidence)
    assert dates([nowhere, post], found, speaking_for(published=9.0)) == ["", ""]


def test_that_year_points_back_to_an_earlier_sentence() -> None:
    found = sheets("Tellura was founded in April 2021. In October of that year Alta Ventures put money into it.")
    assert dates([investing(found, "Alta Ventures")], found, speaking_for(here=6.0)) == ["2021-10"]


def test_a_number_in_a_name_is_no_sum() -> None:
    text = "阿里巴巴投资了零一万物。"
    names = [Candidate(Span(7, 11), "零一万物", ("Company",), "t")]
    (sheet,) = sheets_of(Page(text, "zh", DAY, sentences(text, "zh")), names, ["x"], "")
    assert not sheet.sums
