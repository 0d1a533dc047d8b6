"""A price has a sum, a quantity, a unit and perhaps a side, wherever the text puts them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.values.prices import find_free, find_prices

# What is found: amount currency / quantity unit [side].
CASES = """
de | 0,0008 Yuan/Tausend Token | 0.0008 CNY / 1000 token
de | 3 Dollar je Million Eingabe-Token und 15 Dollar je Million Ausgabe-Token | 3 USD / 1000000 token input ; 15 USD / 1000000 token output
de | 20 Euro im Monat | 20 EUR / 1 month
de | 9,99 Euro pro Monat | 9.99 EUR / 1 month
de | 20 Euro pro Nutzer und Monat | 20 EUR / 1 month
de | 1 Milliarde Token bei dem neuen Modell kosten 1.000 Yuan | 1000 CNY / 1000000000 token
de | 100 Bilder für 4 Euro | 4 EUR / 100 image
de | 2 Euro pro GPU-Stunde | 2 EUR / 1 gpu_hour
en | $2.50 per million input tokens | 2.5 USD / 1000000 token input
en | $0.02 per 1 million input tokens | 0.02 USD / 1000000 token input
en | $0.50 per 1M input tokens | 0.5 USD / 1000000 token input
en | $3.00 per million tokens in and $12.00 out | 3 USD / 1000000 token input ; 12 USD / 1000000 token output
en | input tokens cost $3 per million and output tokens $15 per million | 3 USD / 1000000 token input ; 15 USD / 1000000 token output
en | $0.012 per image | 0.012 USD / 1 image
en | €19 per seat per month | 19 EUR / 1 month
en | $24 per seat per month (was $29) | 24 USD / 1 month ; 29 USD / 1 month
en | $20 a month, $20/month | 20 USD / 1 month ; 20 USD / 1 month
en | $3.10 per GPU hour | 3.1 USD / 1 gpu_hour
en | 1 billion tokens cost only 1,000 yuan | 1000 CNY / 1000000000 token
en | 0.1 cents per 1,000 tokens | 0.001 USD / 1000 token
en | from 0.12 yuan to 0.02 yuan per thousand tokens | 0.12 CNY / 1000 token ; 0.02 CNY / 1000 token
en | $0.36 per hour of audio | 0.36 USD / 60 minute
en | sales of $20 million per month |
en | raised $20 a year ago |
en | a person put it at 5 billion euros |
pt | R$ 49,90 por mês | 49.9 BRL / 1 month
pt | R$ 0,10 por minuto | 0.1 BRL / 1 minute
pt | US$ 3 por milhão de tokens de entrada e US$ 15 por milhão de saída | 3 USD / 1000000 token input ; 15 USD / 1000000 token output
zh | 每百万tokens输入0.6元、输出2.4元 | 0.6 CNY / 1000000 token input ; 2.4 CNY / 1000000 token output
zh | 每千个token收取0.003元人民币（输入）和0.009元人民币（输出） | 0.003 CNY / 1000 token input ; 0.009 CNY / 1000 token output
zh | 每百万个token收取0.5元人民币，输入输出同价 | 0.5 CNY / 1000000 token
zh | 0.8元/千tokens | 0.8 CNY / 1000 token
zh | 0.8厘/千tokens | 0.0008 CNY / 1000 token
zh | 输入价格为0.0008元/千tokens | 0.0008 CNY / 1000 token input
zh | 每月28元人民币 | 28 CNY / 1 month
zh | 一年365元，每年99元 | 365 CNY / 1 year ; 99 CNY / 1 year
zh | 每分钟0.1元，每张图片0.2元 | 0.1 CNY / 1 minute ; 0.2 CNY / 1 image
zh | 每次调用0.01元，每千字0.05元 | 0.01 CNY / 1 call ; 0.05 CNY / 1000 character
fr | 3 $ par million de tokens en entrée et 15 $ en sortie | 3 USD / 1000000 token input ; 15 USD / 1000000 token output
es | 3 dólares por millón de tokens de entrada | 3 USD / 1000000 token input
"""  # noqa: E501 - a case is a line


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_prices_are_read(row: str) -> None:
    language, text, expected = (part.strip() for part in row.split("|"))
    found = []
    for price in find_prices(text, language):
        side = f" {price.side}" if price.side else ""
        found.append(f"{price.money.amount:f} {price.money.currency} / {price.per_quantity:f} {price.per_unit}{side}")
    assert " ; ".join(found) == expected


FREE = [
    ("en", "It is free of charge; feel free to ask about free trade", ["free of charge"]),
    ("de", "Die App bleibt kostenlos", ["kostenlos"]),
    ("pt", "O serviço é gratuito", ["gratuito"]),
    ("zh", "永久免费", ["免费"]),
]


@pytest.mark.parametrize(("language", "text", "words"), FREE)
def test_free_is_a_price_of_nothing(language: str, text: str, words: list[str]) -> None:
    found = find_free(text, language)
    assert [free.text for free in found] == words
    assert all(free.amount == Decimal(0) for free in found)
