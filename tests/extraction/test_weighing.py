"""What one claim of an article says for and against another."""

from __future__ import annotations

from dataclasses import replace

from extraction.base import Candidate, Page
from extraction.claims.descriptions import described, said_in
from extraction.claims.drafts import Draft
from extraction.claims.scored import Scored, with_lists, without_rivals
from extraction.claims.sheets import Sheet, sheets_of
from extraction.claims.weighing import RIGHT, Background, features_of, weighed
from extraction.claims.weights import BIAS, Weights
from extraction.text import sentences
from ontology.model import load_ontology
from ontology.records import Evidence, Span, Status

KEYS = {"invested_in": "", "raised": "amount"}
FIRST, SECOND = Span(0, 20), Span(21, 40)
RELATIONS = load_ontology().relations
AROUND = Background("", {}, (), (FIRST, SECOND), KEYS)


def draft(subject: str, object_: str, span: Span = FIRST) -> Draft:
    evidence = Evidence("article", span, "...", None, ())
    return Draft("invested_in", subject, object_, (), Status.ASSERTED, "", 0.6, evidence, ("subject", "object"), "one")


def sheet_of(text: str, *names: tuple[str, str]) -> Sheet:
    candidates = [
        Candidate(Span(text.index(name), text.index(name) + len(name)), name, (kind,), "marked") for name, kind in names
    ]
    page = Page(text, "en", "2026-03-04", sentences(text, "en"))
    return next(sheets_of(page, candidates, [name for name, _ in names], ""))


def test_what_is_told_twice_speaks_for_itself() -> None:
    once, again = list(features_of([draft("A", "B"), draft("A", "B", SECOND)], AROUND))
    assert "elsewhere same 1" in once
    assert once == again


def test_what_is_told_the_other_way_round_speaks_against_it() -> None:
    features, _ = features_of([draft("A", "B"), draft("B", "A")], AROUND)
    assert {"here turned 1", "subject also object invested_in"} <= set(features)


def test_how_well_a_thing_is_known_speaks_for_its_claims() -> None:
    (features,) = features_of([draft("A", "B")], replace(AROUND, traits={"A": ("known",), "B": ("times 1",)}))
    assert {"subject known", "object times 1", "invested_in: subject known"} <= set(features)


def test_an_article_that_tells_little_is_seen_by_its_claims() -> None:
    sentences_ = tuple(Span(21 * n, 21 * n + 20) for n in range(64))
    (thin,) = features_of([draft("A", "B")], replace(AROUND, sentences=sentences_))
    thick, _ = features_of([draft("A", "B"), draft("C", "D", SECOND)], AROUND)
    assert {"thick -6", "sentences 6", "near 0"} <= set(thin)
    assert {"thick -1", "sentences 1", "near 1"} <= set(thick)


def test_a_trigger_that_says_the_same_is_seen() -> None:
    (agreed,) = features_of([draft("A", "B")], replace(AROUND, rules=(draft("A", "B"),)))
    (alone,) = features_of([draft("A", "B")], AROUND)
    assert "rule same" in agreed
    assert "rule silent" in alone


def test_what_is_not_believed_is_no_claim() -> None:
    weights = Weights({BIAS: ((RIGHT, -3.0),), "elsewhere same 1": ((RIGHT, 5.0),)})
    drafts = [draft("A", "B"), draft("A", "B", SECOND), draft("C", "D")]
    kept = weighed(drafts, AROUND, weights)
    assert [(d.subject, d.confidence) for d in kept] == [("A", 0.8808), ("A", 0.8808)]


def test_those_of_one_list_share_their_probability() -> None:
    sheet = sheet_of("Norholt, Alta and Brink backed Tellura.", *LIST)
    *givers, taker = sheet.here
    shares = [
        Scored(RELATIONS["invested_in"], giver, taker, None, s)
        for giver, s in zip(givers, (0.9, 0.6, 0.3), strict=True)
    ]
    assert {round(one.share, 3) for one in with_lists(shares, sheet)} == {0.6}


def test_a_list_of_what_one_buys_is_kept_whole() -> None:
    sheet = sheet_of("Tellura backed Norholt, Alta and Brink.", *(("Tellura", "Company"), *COMPANIES))
    giver, *takers = sheet.here
    found = without_rivals([Scored(RELATIONS["invested_in"], giver, taker, None, 0.9) for taker in takers], sheet)
    assert len(list(found)) == 3


def test_of_two_directions_one_is_told() -> None:
    sheet = sheet_of("Tellura backed Norholt.", ("Tellura", "Company"), ("Norholt", "Company"))
    one, other = sheet.here
    forth = Scored(RELATIONS["invested_in"], one, other, None, 0.9)
    back = replace(forth, subject=other, object=one, share=0.5)
    assert list(without_rivals([back, forth], sheet)) == [forth]


def test_a_company_is_known_again_by_what_it_was_called() -> None:
    first = sheet_of("The chip giant Tellura met the Lisbon start-up Norholt.", *COMPANIES[:1], ("Tellura", "Company"))
    second = sheet_of("The start-up raised 5 million.")
    words = described([first])
    assert "young" in words["Norholt"] & said_in(second)
    assert "young" not in words["Tellura"]


LIST = (("Norholt", "Investor"), ("Alta", "Investor"), ("Brink", "Investor"), ("Tellura", "Company"))
COMPANIES = (("Norholt", "Company"), ("Alta", "Company"), ("Brink", "Company"))
