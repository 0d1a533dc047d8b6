"""Facts group what may be one thing, keep apart what may not, and count stories."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from graph.facts import Fact, facts
from ontology.model import load_ontology
from ontology.records import Reading, Status
from tests.graph.factory import ADA, ALPHA, BETA, GAMMA, MODEL, Draft, example, shuffled

ONTOLOGY = load_ontology()
ASSERTED, DENIED, REPORTED = Status.ASSERTED, Status.DENIED, Status.REPORTED


def found(*readings: Reading, stories: dict[str, str] | None = None) -> tuple[Fact, ...]:
    return facts(readings, ONTOLOGY, stories or {})


def raised(
    key: str,
    status: Status = ASSERTED,
    published: str = "2024-05-01",
    also: Mapping[str, str] | None = None,
    **values: str,
) -> Reading:
    told = {**values, **(also or {})}
    return Draft(key, published=published).says(f"{key} Beta Labs.", "raised", BETA, status=status, also=told).reading()


def test_the_order_of_articles_does_not_matter() -> None:
    assert found(*example()) == found(*shuffled(example()))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ({"amount": "100", "currency": "USD"}, {"amount": "100", "currency": "USD"}, 1),
        ({"amount": "100", "currency": "USD"}, {"amount": "100.9", "currency": "USD"}, 1),
        ({"amount": "100", "currency": "USD"}, {"amount": "102", "currency": "USD"}, 2),
        ({"amount": "100", "currency": "USD"}, {"amount": "100", "currency": "CNY"}, 2),
        ({"amount": "100", "currency": "USD"}, {"amount": "100", "currency": "USD", "bound": "min"}, 1),
        ({"amount": "100", "currency": "USD"}, {}, 1),
        ({"round": "Series A"}, {"round": "Series B"}, 2),
        ({"round": "Series A"}, {"amount": "5", "currency": "USD"}, 1),
        ({"date": "2024"}, {"date": "2024-05"}, 1),
        ({"date": "2024-05"}, {"date": "2024-05-17"}, 1),
        ({"date": "2024-05"}, {"date": "2024-06"}, 2),
        ({"date": "2024-1"}, {"date": "2024-11"}, 2),
        ({"date": "2024-05-28"}, {"date": "2024-06-04"}, 1),
        ({"date": "2024-05-28"}, {"date": "2024-06-05"}, 2),
        ({"date": "2024-02-30"}, {"date": "2024-02-29"}, 2),
    ],
)
def test_what_may_be_one_fact(one: dict[str, str], other: dict[str, str], count: int) -> None:
    assert len(found(raised("a", also=one), raised("b", also=other))) == count


def test_what_would_fit_two_facts_is_put_into_neither() -> None:
    rounds = raised("a", round="Series A"), raised("b", round="Series B")
    assert len(found(*rounds, raised("c"))) == 3
    assert len(found(*rounds, raised("c"), raised("d"))) == 3


def test_other_things_are_other_facts() -> None:
    one = Draft("a").says("Alpha Beta", "invested_in", ALPHA, BETA).reading()
    other = Draft("b").says("Gamma Beta", "invested_in", GAMMA, BETA).reading()
    assert len(found(one, other)) == 2


@pytest.mark.parametrize(
    ("statuses", "status", "counts"),
    [
        ((REPORTED, DENIED, ASSERTED), ASSERTED, (1, 1, 1)),
        ((REPORTED, DENIED), DENIED, (0, 1, 1)),
        ((REPORTED, REPORTED), REPORTED, (0, 0, 2)),
        ((ASSERTED, ASSERTED, DENIED), ASSERTED, (2, 1, 0)),
    ],
)
def test_the_strongest_statement_gives_the_status(
    statuses: tuple[Status, ...], status: Status, counts: tuple[int, int, int]
) -> None:
    (fact,) = found(*(raised(str(number), each) for number, each in enumerate(statuses)))
    assert fact.status == status
    assert (fact.asserted, fact.denied, fact.reported) == counts
    assert fact.stories() == counts[[ASSERTED, DENIED, REPORTED].index(status)]


def test_a_story_counts_once() -> None:
    one, other = raised("a"), raised("b")
    told = {one.article.iri: "story", other.article.iri: "story"}
    (fact,) = found(one, other, stories=told)
    assert fact.asserted == 1
    assert len(fact.claims) == 2


def test_first_and_last_day_are_the_articles() -> None:
    days = raised("a", published="2024-05-03"), raised("b", published=""), raised("c", published="2023-01-01")
    (fact,) = found(*days)
    assert (fact.first, fact.last) == ("2023-01-01", "2024-05-03")


def test_a_number_is_taken_whole_from_one_claim() -> None:
    exact = raised("a", amount="100", currency="USD")
    vague = raised("b", amount="100.5", currency="USD", bound="approx", amount_high="120")
    again = raised("c", amount="100", currency="USD")
    (fact,) = found(exact, vague, again)
    assert fact.values == (("amount", "100"), ("currency", "USD"))


def test_the_most_precise_date_is_kept() -> None:
    (fact,) = found(raised("a", date="2024"), raised("b", date="2024"), raised("c", date="2024-05-02"))
    assert fact.value("date") == "2024-05-02"


def test_of_days_that_papers_give_one_event_the_one_told_most_is_kept_and_else_the_first() -> None:
    days = [raised(str(number), date=f"2024-05-{day:02}") for number, day in enumerate((4, 3, 4))]
    assert [fact.value("date") for fact in found(*days)] == ["2024-05-04"]
    assert [fact.value("date") for fact in found(*days[:2])] == ["2024-05-03"]


def test_the_values_are_those_of_the_facts_own_status() -> None:
    assumed = Draft("a").says("Gamma Beta", "acquired", GAMMA, BETA, status=REPORTED, stake="0.3").reading()
    signed = Draft("b").says("Gamma buys Beta", "acquired", GAMMA, BETA, stake="0.51").reading()
    (fact,) = found(assumed, signed)
    assert fact.value("stake") == "0.51"


def test_a_fact_keeps_its_iri_when_another_article_tells_it() -> None:
    one = raised("a", amount="100", currency="USD")
    (before,) = found(one)
    (after,) = found(one, raised("b", amount="100", currency="USD"))
    assert before.iri == after.iri


def test_without_a_round_or_a_month_in_common_two_sums_are_two_investments() -> None:
    def invested(key: str, **values: str) -> Reading:
        return Draft(key).says(f"{key} Alpha Fund", "invested_in", ALPHA, BETA, currency="USD", also=values).reading()

    assert len(found(invested("a", amount="40"), invested("b", amount="25", date="2021-01"))) == 2
    assert len(found(invested("a", amount="40"), invested("b", amount="40", date="2021-01"))) == 1
    assert len(found(invested("a", amount="40", round="Seed"), invested("b", amount="25", round="Seed"))) == 1


def test_facts_have_iris_of_their_own() -> None:
    several = found(*example(), raised("x", round="Series B"), raised("y"), raised("z", date="2020"))
    assert len({fact.iri for fact in several}) == len(several)


def test_two_posts_of_a_person_are_two_facts() -> None:
    posts = (
        Draft("a")
        .says("Ada Example founded Beta Labs", "works_for", ADA, BETA, role="founder")
        .says("Ada Example heads Beta Labs", "works_for", ADA, BETA, role="chief executive")
        .reading()
    )
    assert len(found(posts)) == 2


def test_input_and_output_have_prices_of_their_own() -> None:
    prices = Draft("a")
    for side in ("input", "output"):
        prices.says(f"{side} Beta-2", "priced", BETA, MODEL, amount="2", currency="USD", side=side)
    assert len(found(prices.reading())) == 2


def of_sum(key: str, amount: str, currency: str = "EUR", **values: str) -> Reading:
    told = {"amount": amount, "currency": currency, "round": "Series A", **values}
    return Draft(key).says(f"{key}: Beta Labs raised.", "raised", BETA, also=told).reading()


def test_bounds_and_ranges_that_meet_are_one_sum_of_one_round() -> None:
    assert len(found(of_sum("a", "20000000", bound="min"), of_sum("b", "22000000"))) == 1
    assert len(found(of_sum("a", "20000000", amount_high="30000000"), of_sum("b", "25000000"))) == 1
    assert len(found(of_sum("a", "20000000", bound="min"), of_sum("b", "40000000"))) == 2
    assert len(found(of_sum("a", "20000000", bound="min"), of_sum("b", "22000000", round="Series B"))) == 2


def test_a_sum_and_its_conversion_at_the_rate_of_the_year_are_one() -> None:
    euros = of_sum("a", "100000000", date="2024-05")
    assert len(found(euros, of_sum("b", "108000000", "USD", date="2024-05"))) == 1
    assert len(found(euros, of_sum("b", "150000000", "USD", date="2024-05"))) == 2
    assert len(found(of_sum("a", "100000000"), of_sum("b", "108000000", "USD"))) == 2


@pytest.mark.parametrize(("per_unit", "count"), [("token", 2), ("", 1)])
def test_a_price_in_another_market_is_no_conversion_however_near_the_rate(per_unit: str, count: int) -> None:
    unit = {"per_unit": per_unit, "per_quantity": "1000000"} if per_unit else {}
    told = [
        Draft(key, published="2024-05-01")
        .says(
            f"{key}: it costs {amount}.",
            "priced",
            ALPHA,
            MODEL,
            amount=amount,
            currency=code,
            date="2024-05-01",
            also=unit,
        )
        .reading()
        for key, amount, code in (("one", "2", "USD"), ("two", "14.4", "CNY"))
    ]
    assert len(found(*told)) == count
