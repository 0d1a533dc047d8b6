"""Words, pieces of text and charts: the parts that pages are made of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.explore.addresses import page_of
from flows.explore.marking import paragraphs
from flows.explore.price_chart import charts
from flows.explore.told import Told
from flows.explore.words import figure, language_of, number, visible
from ontology.model import load_ontology
from ontology.namespaces import RESOURCE
from ontology.records import Reading
from tests.graph.factory import example

ONTOLOGY = load_ontology()
PRICE = {"amount": "2", "currency": "USD", "per_quantity": "1000000", "per_unit": "token", "side": "input"}


@pytest.mark.parametrize(
    ("given_", "shown"),
    [
        ("48000000", "48 million"),
        ("1500000000", "1.5 billion"),
        ("2000000000000", "2 trillion"),
        ("1234.5", "1,234.5"),
        ("0.0008", "0.0008"),
        ("0", "0"),
        ("-99.3", "-99.3"),
        ("no number", "no number"),
        ("NaN", "NaN"),
    ],
)
def test_numbers_are_shown_as_people_read_them(given_: str, shown: str) -> None:
    assert number(given_) == shown


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ({"amount": "48000000", "currency": "EUR", "round": "Series B"}, "EUR 48 million · Series B"),
        ({"amount": "20000000", "amount_high": "30000000", "currency": "USD"}, "USD 20 million to 30 million"),
        ({"amount": "300000000", "currency": "USD", "bound": "min"}, "at least USD 300 million"),
        (PRICE, "USD 2 per 1 million tokens · input"),
        ({"amount": "30", "currency": "EUR", "per_quantity": "1", "per_unit": "gpu_hour"}, "EUR 30 per gpu hour"),
        ({"percent": "-99.3"}, "-99.3 %"),
        ({"percent": "5"}, "+5 %"),
        ({"stake": "0.255"}, "25.5 %"),
        ({"role": "chief executive"}, "chief executive"),
        ({}, ""),
    ],
)
def test_what_a_claim_says_in_numbers_is_one_line(values: dict[str, str], shown: str) -> None:
    assert figure(values, ONTOLOGY) == shown


def test_the_graphs_exact_text_of_a_number_counts_before_its_float() -> None:
    assert figure({"amount": 0.1 + 0.2, "amount_text": "0.3", "currency": "USD"}, ONTOLOGY) == "USD 0.3"


@given(st.text())
def test_visible_text_has_nothing_that_a_browser_obeys_or_drops(text: str) -> None:
    shown = visible(text)
    assert not set(shown) & {chr(n) for n in (*range(9), *range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("name", "language"), [("月之暗面", "zh"), ("カナ漢字", "ja"), ("Brisalta", ""), ("카카오", "ko")]
)
def test_a_names_script_leads_to_its_language(name: str, language: str) -> None:
    assert language_of(name) == language


@pytest.mark.parametrize("told", example(), ids=lambda reading: reading.article.key)
def test_the_pieces_of_a_text_are_the_text(told: Reading) -> None:
    for chosen in (None, *told.claims):
        found = paragraphs(told.article.text, None, told.claims, told.links, chosen)
        lines = ["".join(piece.text for piece in paragraph.pieces) for paragraph in found]
        assert lines == [line for line in told.article.text.split("\n") if line.strip()]
        pieces = [piece for paragraph in found for piece in paragraph.pieces]
        for claim in told.claims:
            inside = "".join(piece.text for piece in pieces if claim.iri in piece.claims)
            assert inside == claim.evidence.text.replace("\n", "")
            assert sum(claim.iri in piece.begins for piece in pieces) == 1
            assert sum(claim.iri in piece.ends for piece in pieces) == 1


def test_an_address_is_the_iris_own_path_and_leads_nowhere_else() -> None:
    assert page_of(RESOURCE + "claim/abc") == "/claim/abc"
    assert page_of(RESOURCE + "claim/../x?y#z") == "/claim/..%2Fx%3Fy%23z"
    assert page_of("javascript:alert(1)") == "/thing?iri=javascript%3Aalert%281%29"


def price(amount: str, dated: str, *, status: str = "asserted", seller: str = "s", quantity: str = "1000000") -> Told:
    values = {"amount_text": amount, "currency": "USD", "per_unit": "token", "per_quantity_text": quantity}
    return Told(f"f{amount}{dated}", "r", status, 1, dated, False, seller, seller, "model", "Model", values)


def test_a_chart_is_logarithmic_and_counts_by_the_million() -> None:
    (chart,) = charts(
        "model", [price("10", "2024-01-01"), price("0.001", "2025", quantity="1000"), price("100", "2026-06")]
    )
    (line,) = chart.lines
    assert [point.price for point in line.points] == ["USD 10", "USD 1", "USD 100"]
    assert [point.step for point in line.points] == ["", "-90 %", "+9900 %"]
    ten, one, hundred = (point.y for point in line.points)
    assert abs((one - ten) - (ten - hundred)) <= 0.11
    assert [point.x for point in line.points] == sorted(point.x for point in line.points)
    assert [tick.label for tick in chart.prices] == ["1", "10", "100"]
    assert line.path.startswith("M")
    assert line.path.count("H") == 2


def test_of_two_prices_of_one_day_the_one_that_is_replaced_comes_first() -> None:
    old, new = price("6", "2026-06-04"), price("2.4", "2026-06-04")
    (chart,) = charts("model", [new, old], {new.iri: old.iri})
    assert [(point.price, point.step) for point in chart.lines[0].points] == [("USD 6", ""), ("USD 2.4", "-60 %")]
    (chart,) = charts("model", [new, old])
    assert [point.step for point in chart.lines[0].points] == ["", ""]


def test_what_is_denied_free_or_undated_is_in_no_chart_and_one_price_makes_none() -> None:
    facts = [price("1", "2024", status="denied"), price("0", "2024"), price("1", ""), price("3", "2024")]
    assert charts("model", facts) == ()
    (chart,) = charts("model", [*facts, price("2", "2025")])
    assert [point.price for point in chart.lines[0].points] == ["USD 3", "USD 2"]


@given(st.lists(st.decimals(min_value=Decimal("0.000001"), max_value=Decimal(10**9), places=6), min_size=2, max_size=8))
def test_every_price_lies_inside_its_chart(amounts: list[Decimal]) -> None:
    (chart,) = charts("model", [price(str(amount), f"20{10 + n}") for n, amount in enumerate(amounts)])
    for point in (point for line in chart.lines for point in line.points):
        assert chart.left <= point.x <= chart.right
        assert 0 <= point.y <= chart.bottom
