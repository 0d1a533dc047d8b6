"""The claims of the rules beside those of a model: agreement raises belief, and what is passed over loses some."""

from __future__ import annotations

from extraction.claims.drafts import Draft
from extraction.model_reader.bill import Bill, Prices
from extraction.model_reader.joining import joined, once
from ontology.model import load_ontology
from ontology.records import Evidence, Span, Status

KEYS = {relation.name: relation.key for relation in load_ontology().relations.values()}


def draft(number: int, confidence: float = 0.8, status: Status = Status.ASSERTED, **values: str) -> Draft:
    """A claim of its own sentence that a firm raised so many millions."""
    evidence = Evidence("article", Span(100 * number, 100 * number + 50), "", None, ())
    told = {"amount": f"{number}000000", "currency": "USD"} | values
    held = tuple(sorted((name, value) for name, value in told.items() if value))
    return Draft("raised", "firm", None, held, status, "", confidence, evidence)


def together(rules: list[Draft], told: list[Draft]) -> tuple[list[Draft], Bill]:
    bill = Bill(Prices())
    shown = {one.evidence.span for one in (*rules, *told)}
    return list(joined(rules, told, KEYS, bill, shown)), bill


def test_a_model_that_says_nothing_takes_nothing_away() -> None:
    rules = [draft(1, 0.3), draft(2, 0.9)]
    assert together(rules, [])[0] == rules


def test_what_a_model_passes_over_beside_much_that_it_sees_is_left_out_where_it_was_hardly_believed() -> None:
    rules = [draft(number) for number in range(1, 8)]
    weak, strong = draft(8, 0.2), draft(9, 0.98)
    kept, bill = together([*rules, weak, strong], rules)
    assert weak.evidence not in {one.evidence for one in kept}
    assert bill["left out"] == 1
    assert any("passed over 1 claims of the rules" in note for note in _notes(bill))
    (still,) = (one for one in kept if one.evidence == strong.evidence)
    assert still.confidence < strong.confidence
    assert all(one.confidence > 0.8 for one in kept if one.evidence != strong.evidence)


def _notes(bill: Bill) -> list[str]:
    bill.asked(1000, 100)
    return list(bill.sentences())


def test_claims_of_the_rules_that_go_since_the_model_tells_another_kind_of_thing_are_told_by_themselves() -> None:
    bill = Bill(Prices())
    bill.count("of other kinds", 2)
    assert any("told other kinds of things than 2 claims of the rules take" in note for note in _notes(bill))
    assert not any("passed over" in note for note in _notes(bill))


def test_a_sentence_that_the_model_was_not_shown_says_nothing_against_a_claim() -> None:
    rules = [draft(number) for number in range(1, 8)]
    weak = draft(8, 0.2)
    shown = {one.evidence.span for one in rules}
    assert weak in joined([*rules, weak], rules, KEYS, Bill(Prices()), shown)


def test_a_denial_in_a_sentence_of_its_own_stands_beside_the_claim() -> None:
    claimed, denied = draft(3), draft(4, status=Status.DENIED, amount="3000000")
    assert together([claimed], [denied])[0] == [claimed, denied]


def test_of_one_sentence_read_with_two_statuses_the_rules_reading_stays_where_the_model_sees_nothing_else() -> None:
    claimed, denied = draft(3), draft(3, status=Status.DENIED)
    kept, bill = together([claimed], [denied])
    assert kept == [claimed]
    assert bill["doubted"] == 1


def test_a_claim_of_both_holds_what_either_has_read() -> None:
    (one,), bill = together([draft(3, round="Series A")], [draft(3, date="2024-03")])
    assert (one.value("round"), one.value("date")) == ("Series A", "2024-03")
    assert bill["agreed"] == 1


def test_a_claim_that_two_windows_show_is_one_and_two_rounds_without_a_sum_are_two() -> None:
    twice = [draft(3, date="2024-03"), draft(3, date="2024-03")]
    assert len(once(twice, KEYS)) == 1
    assert len(once([draft(1, amount="", date="2023"), draft(2, amount="", date="2024")], KEYS)) == 2
