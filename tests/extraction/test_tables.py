"""Price tables in plain text are read row by row, by what their heads say."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.pipeline import load_extractor
from ontology.records import RawArticle

ENGLISH = """Tellura Labs price list

Tellura Labs sells language models. Effective 1 March 2026. Prices in US dollars per 1 million tokens.

Model             Input (was)   Input (new)   Output
Tellura-2         $4.00         $2.50         $10.00
Tellura-2 Mini    $0.60         $0.30         $1.20
"""

GERMAN = """Preise im Vergleich

Netto, in Euro, je eine Million Tokens, Stand 1. März 2026:

Anbieter      | Modell        | Eingabe | Ausgabe
--------------|---------------|---------|--------
Norholt Labs  | Norholt-3     |   0,60  |   2,40
Castrel AG    | Castrel-7B    |   1,10  |   3,30
"""

CHINESE = """灵澜科技定价

灵澜科技自主研发全部模型。单位:元/百万tokens

模型名称        输入      输出
灵澜-Max        12        36
灵澜-Lite       0.8       2
"""


def prices(text: str, language: str) -> set[tuple[str, str, Decimal, str, Decimal, str | None]]:
    reading = load_extractor().read(RawArticle("a", "a", text, language))
    label = {entity.iri: entity.label for entity in reading.entities}
    return {
        (
            label[claim.subject],
            label[claim.object],
            Decimal(claim.value("amount") or "0"),
            claim.value("currency") or "",
            Decimal(claim.value("per_quantity") or "0"),
            claim.value("side"),
        )
        for claim in reading.claims
        if claim.relation == "priced" and claim.object
    }


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (ENGLISH, "en", ("Tellura Labs", "Tellura-2", Decimal("2.5"), "USD", Decimal(1_000_000), "input")),
        (ENGLISH, "en", ("Tellura Labs", "Tellura-2 Mini", Decimal("1.2"), "USD", Decimal(1_000_000), "output")),
        (GERMAN, "de", ("Norholt Labs", "Norholt-3", Decimal("0.6"), "EUR", Decimal(1_000_000), "input")),
        (GERMAN, "de", ("Castrel AG", "Castrel-7B", Decimal("3.3"), "EUR", Decimal(1_000_000), "output")),
        (CHINESE, "zh", ("灵澜科技", "灵澜-Max", Decimal(12), "CNY", Decimal(1_000_000), "input")),
        (CHINESE, "zh", ("灵澜科技", "灵澜-Lite", Decimal(2), "CNY", Decimal(1_000_000), "output")),
    ],
)
def test_a_cell_is_a_price_of_its_row_and_column(
    text: str, language: str, expected: tuple[str, str, Decimal, str, Decimal, str | None]
) -> None:
    assert expected in prices(text, language)


def test_an_old_price_has_no_date() -> None:
    reading = load_extractor().read(RawArticle("a", "a", ENGLISH, "en"))
    dates = {claim.value("amount"): claim.value("date") for claim in reading.claims if claim.relation == "priced"}
    assert (dates["4"], dates["2.5"]) == (None, "2026-03-01")


def test_a_table_without_a_unit_is_no_price_list() -> None:
    rows = "Year       Revenue    Output\nTellura-2  $4.00      $2.50\nTellura-3  $5.00      $3.50\n"
    text = f"Results of Tellura Labs\n\n{rows}"
    assert prices(text, "en") == set()
