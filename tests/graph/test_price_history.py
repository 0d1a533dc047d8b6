"""A price's history is a line in time, each step with the change that it makes beside the one that is told."""

from __future__ import annotations

from decimal import Decimal

from graph.conflicts import Conflict, conflicts
from graph.facts import facts
from graph.labels import REPLACES
from graph.price_history import Step, price_steps
from graph.project import project
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import BETA, MODEL, Draft

ONTOLOGY = load_ontology()
UNIT = {"currency": "USD", "per_quantity": "1000000", "per_unit": "token"}


def price(draft: Draft, amount: str, date: str = "", **values: str) -> Draft:
    told = {"amount": amount, **UNIT, **({"date": date} if date else {}), **values}
    return draft.says(f"{draft.key}: Beta-2 is {amount} {date}.", "priced", BETA, MODEL, also=told)


def change(draft: Draft, percent: str, date: str = "", **values: str) -> Draft:
    told = {"percent": percent, **({"date": date} if date else {}), **values}
    return draft.says(f"{draft.key}: by {percent} {date}.", "price_change", BETA, MODEL, also=told)


def steps(*readings: Reading) -> list[Step]:
    return list(price_steps(facts(readings, ONTOLOGY, {}), ONTOLOGY))


def found(*readings: Reading) -> tuple[Conflict, ...]:
    return conflicts(facts(readings, ONTOLOGY, {}), readings, ONTOLOGY)


def test_prices_stand_in_the_order_of_their_dates_with_the_change_from_each_to_the_next() -> None:
    one = price(price(Draft("a"), "10", "2024-01"), "4", "2024-05").reading()
    other = price(Draft("b"), "0.003", "2025-02", per_quantity="1000").reading()
    assert [(s.old.value("amount"), s.new.value("amount"), s.percent) for s in steps(one, other)] == [
        ("10", "4", Decimal("-60.0")),
        ("4", "0.003", Decimal("-25.0")),
    ]


def test_the_old_price_has_no_date_and_comes_first() -> None:
    (step,) = steps(price(price(Draft("a"), "10"), "2", "2024-05").reading())
    assert (step.old.value("amount"), step.percent) == ("10", Decimal("-80.0"))
    assert steps(price(price(price(Draft("a"), "10"), "8"), "2", "2024-05").reading()) == []


def test_prices_that_differ_in_kind_or_share_a_day_make_no_step() -> None:
    sides = price(price(Draft("a"), "10", "2024-01", side="input"), "4", "2024-05", side="output").reading()
    assert steps(sides) == []
    assert steps(price(price(Draft("a"), "10", "2024-01"), "4", "2024-01").reading()) == []


def test_a_change_that_is_told_stands_beside_the_one_that_is_computed() -> None:
    draft = change(price(price(Draft("a"), "10", "2024-01"), "2", "2024-05-15"), "-80", "2024-05")
    (step,) = steps(draft.reading())
    assert [fact.value("percent") for fact in step.claims] == ["-80"]
    assert step.fits(step.claims[0])
    assert found(draft.reading()) == ()
    graph = project([draft.reading()], ONTOLOGY, NOTHING_KNOWN)
    (edge,) = (edge for edge in graph.edges.values() if edge.type == REPLACES)
    told = dict(edge.properties)
    assert (told["percent"], told["claimed"]) == (-80.0, -80.0)


def test_a_change_that_is_told_otherwise_than_the_prices_make_it_is_a_conflict() -> None:
    draft = change(price(price(Draft("a"), "10", "2024-01"), "4", "2024-05-15"), "-80", "2024-05")
    (conflict,) = found(draft.reading())
    assert conflict.kind == "change_not_as_claimed"
    assert "by -80 %, where the two prices make -60.0 %" in conflict.sentence
    assert len(conflict.claims) == 3


def test_round_numbers_bounds_and_another_side_are_no_conflict() -> None:
    prices = price(price(Draft("a"), "10", "2024-01"), "1.6", "2024-05-15")
    assert found(change(prices, "-84", "2024-05").reading()) == ()
    prices = price(price(Draft("a"), "10", "2024-01"), "1.6", "2024-05-15")
    assert found(change(prices, "-80", "2024-05", bound="min").reading()) == ()
    both = price(price(Draft("a"), "10", "2024-01", side="input"), "2", "2024-05", side="input")
    price(price(both, "30", "2024-01", side="output"), "20", "2024-05", side="output")
    assert found(change(both, "-80", "2024-05").reading()) == ()


def test_a_price_that_is_only_reported_is_no_step() -> None:
    draft = price(Draft("a"), "10", "2024-01")
    draft.says("Said to be 2.", "priced", BETA, MODEL, status=Status.REPORTED, also={"amount": "2", **UNIT})
    assert steps(draft.reading()) == []


def test_a_change_tells_which_of_two_prices_is_the_old_one_where_dates_do_not() -> None:
    (step,) = steps(change(price(price(Draft("a"), "10", "2024-05"), "2"), "-80").reading())
    assert (step.old.value("amount"), step.percent) == ("10", Decimal("-80.0"))
