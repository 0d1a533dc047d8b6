"""A number at the end of a name is its version, unless it begins a sum of money."""

from __future__ import annotations

import pytest

from extraction.pipeline import load_extractor
from ontology.records import RawArticle


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "TW-Code kostet 0,6 Euro je Million Tokens, TW-Code Mini 0,1 Euro."),
        ("en", "Korvin 2 costs 3 dollars per million tokens, Korvin 2 Mini 0.5 dollars."),
        ("pt", "O Lumi Pro 3 custa 2 euros por milhão de tokens, o Lumi Mini 0,5 euros."),
    ],
)
def test_no_name_holds_a_part_of_a_price(language: str, sentence: str) -> None:
    reading = load_extractor().read(RawArticle("a", "a.txt", sentence + "\n", language=language))
    for link in reading.links:
        rest = sentence[link.mention.span.end :]
        assert not (link.mention.surface[-1].isdigit() and rest.startswith((",", ".", " euro", " dollar", " Euro")))
