"""What claims of one deal tell each other."""

from __future__ import annotations

from extraction.claims.deals import shared
from extraction.claims.drafts import Draft
from ontology.model import load_ontology
from ontology.records import Evidence, Span, Status

SENTENCES = tuple(Span(start, start + 10) for start in range(0, 300, 10))


def draft(relation: str, subject: str, object_: str | None, sentence: int = 0, **values: str) -> Draft:
    evidence = Evidence("x", SENTENCES[sentence], "…", None, ())
    return Draft(relation, subject, object_, tuple(sorted(values.items())), Status.ASSERTED, "", 0.6, evidence)


def told(*drafts: Draft) -> list[dict[str, str]]:
    return [dict(found.values) for found in shared(drafts, SENTENCES, load_ontology())]


def test_who_takes_part_in_a_round_takes_part_in_its_sum_its_name_and_its_day() -> None:
    whole = {"amount": "5", "currency": "USD", "round": "Series B", "date": "2024-05"}
    assert told(draft("raised", "firm", None, 0, **whole), draft("invested_in", "fund", "firm", 1)) == [whole, whole]


def test_a_sum_of_ones_own_stays_with_its_own_currency_and_bound() -> None:
    whole = draft("raised", "firm", None, amount="5", currency="USD", bound="min", date="2024")
    part = draft("invested_in", "fund", "firm", amount="2", currency="EUR")
    assert told(whole, part)[1] == {"amount": "2", "currency": "EUR", "date": "2024"}


def test_the_deal_of_the_same_sentence_goes_before_one_told_shortly_before() -> None:
    before = draft("raised", "firm", None, 1, amount="3")
    here = draft("raised", "firm", None, 2, amount="8")
    assert told(before, here, draft("invested_in", "fund", "firm", 2))[2] == {"amount": "8"}


def test_the_deal_of_the_same_round_goes_before_a_nearer_one_and_is_found_from_afar() -> None:
    one = draft("raised", "firm", None, 0, amount="3", round="Series A")
    other = draft("raised", "firm", None, 20, amount="8", round="Series B")
    assert told(one, other, draft("invested_in", "fund", "firm", 21, round="Series A"))[2]["amount"] == "3"


def test_what_is_at_odds_with_a_deal_or_far_from_it_is_no_part_of_it() -> None:
    deal = draft("raised", "firm", None, 0, amount="3", date="2021-07", round="Series A")
    denied = Draft("raised", "firm", None, (("amount", "9"),), Status.DENIED, "", 0.6, deal.evidence)
    for part in (
        draft("invested_in", "fund", "firm", 1, date="2023-11"),
        draft("invested_in", "fund", "firm", 1, round="Series B"),
        draft("invested_in", "fund", "firm", 25),
        draft("invested_in", "fund", "another", 1),
    ):
        assert told(denied, deal, part)[2] == dict(part.values)


def test_all_of_one_sentence_take_part_in_the_round_that_it_names_for_some() -> None:
    found = told(
        draft("invested_in", "fund", "firm", round="Series B"),
        draft("invested_in", "other fund", "firm"),
        draft("invested_in", "fund", "another"),
        draft("invested_in", "third fund", "firm", 1),
    )
    assert found == [{"round": "Series B"}, {"round": "Series B"}, {}, {}]


def test_of_two_rounds_in_one_sentence_none_is_guessed() -> None:
    rounds = [draft("invested_in", f"fund {name}", "firm", round=f"Series {name}") for name in "AB"]
    assert told(*rounds, draft("invested_in", "third fund", "firm"))[2] == {}
