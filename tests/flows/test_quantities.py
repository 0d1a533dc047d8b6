"""Every number of a text is kept with its unit and its sentence, whether or not a claim holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.pipeline import article_iri
from flows.quantities import with_quantities
from graph.ledger import Ledger
from ontology.records import Article, Reading

ENGLISH = "Valuations reached 20 to 30 billion US dollars. Nobody doubts it.\nAbout 36 percent of 5 million users pay."
MIXED = "估值约280亿美元，涨了一倍。\n\nThe company was valued at about $28 billion.\n"


def read(text: str, language: str) -> Reading:
    article = Article(article_iri(text), "a", "a", language, "", "", "", text)
    return with_quantities(Reading(article, "v1", (), (), ()))


def told(reading: Reading) -> list[tuple[str, str, dict[str, str]]]:
    text = reading.article.text
    return [(q.span.of(text), q.sentence.of(text)[:9], dict(q.values)) for q in reading.quantities]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (
            ENGLISH,
            "en",
            [
                (
                    "20 to 30 billion US dollars",
                    "Valuation",
                    {"amount": "20000000000", "amount_high": "30000000000", "currency": "USD"},
                ),
                ("36 percent", "About 36 ", {"percent": "36", "bound": "approx"}),
                ("5 million", "About 36 ", {"amount": "5000000"}),
            ],
        ),
        (
            MIXED,
            "zh",
            [
                ("280亿美元", "估值约280亿美元", {"amount": "28000000000", "currency": "USD", "bound": "approx"}),
                ("$28 billion", "The compa", {"amount": "28000000000", "currency": "USD", "bound": "approx"}),
            ],
        ),
    ],
)
def test_numbers_are_read_in_the_language_of_their_line(
    text: str, language: str, wanted: list[tuple[str, str, dict[str, str]]]
) -> None:
    assert told(read(text, language)) == wanted


def test_they_come_back_from_the_ledger(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path)
    reading = read(ENGLISH, "en")
    ledger.write(reading)
    assert ledger.get(reading.article.iri) == reading
    assert ledger.verify() == ()
