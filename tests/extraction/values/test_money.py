"""Sums of money are found in every notation, with exact amount, currency, bound and place."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extraction.values.money import find_money, find_scaled

# language, text, what is found: "words = amount currency [bound | ..high]", several with ";", none with "".
CASES = """
pt | custou US$ 233,673 milhões | US$ 233,673 milhões = 233673000 USD
pt | um valor de 2,065 mil milhões de dólares | 2,065 mil milhões de dólares = 2065000000 USD
pt | quatro mil milhões de dólares | quatro mil milhões de dólares = 4000000000 USD
pt | oito milhões de dólares | oito milhões de dólares = 8000000 USD
pt | R$ 40 milhões | R$ 40 milhões = 40000000 BRL
pt | mais de US$ 5 milhões | US$ 5 milhões = 5000000 USD min
pt | de 1 a 2 bilhões de dólares | 1 a 2 bilhões de dólares = 1000000000 USD ..2000000000
pt | € 1,3 bilhão | € 1,3 bilhão = 1300000000 EUR
pt | 5 bilhões de yuans | 5 bilhões de yuans = 5000000000 CNY
pt | dois biliões de dólares | dois biliões de dólares = 2000000000000 USD
pt | um bilhão e meio de dólares | um bilhão e meio de dólares = 1500000000 USD
pt | US$ 1,5 bi | US$ 1,5 bi = 1500000000 USD
pt | R$ 500 mil | R$ 500 mil = 500000 BRL
pt | cerca de mil milhões de dólares | mil milhões de dólares = 1000000000 USD approx
pt | duzentos e cinquenta mil reais | duzentos e cinquenta mil reais = 250000 BRL
pt | até 900 euros | 900 euros = 900 EUR max
pt | meio bilhão de dólares | meio bilhão de dólares = 500000000 USD
pt | 30 milhões de dólares canadenses | 30 milhões de dólares canadenses = 30000000 CAD
pt | R$ 49,90 | R$ 49,90 = 49.9 BRL
pt | 12 milhões de dólares de Hong Kong | 12 milhões de dólares de Hong Kong = 12000000 HKD
de | 2,3 Milliarden US-Dollar | 2,3 Milliarden US-Dollar = 2300000000 USD
de | 230 Mio. Euro | 230 Mio. Euro = 230000000 EUR
de | 1,2 Mrd. € | 1,2 Mrd. € = 1200000000 EUR
de | rund 7 Billionen Dollar | 7 Billionen Dollar = 7000000000000 USD approx
de | eine halbe Milliarde Euro | eine halbe Milliarde Euro = 500000000 EUR
de | anderthalb Milliarden Dollar | anderthalb Milliarden Dollar = 1500000000 USD
de | zweihundertfünfzig Millionen Euro | zweihundertfünfzig Millionen Euro = 250000000 EUR
de | drei Milliarden Dollar | drei Milliarden Dollar = 3000000000 USD
de | 2 bis 3 Milliarden Dollar | 2 bis 3 Milliarden Dollar = 2000000000 USD ..3000000000
de | zwischen 2 und 3 Milliarden Euro | 2 und 3 Milliarden Euro = 2000000000 EUR ..3000000000
de | kostet 1,000 Yuan | 1,000 Yuan = 1000 CNY
de | kostet 1.500 Yuan | 1.500 Yuan = 1500 CNY
de | die 500-Millionen-Dollar-Runde | 500-Millionen-Dollar = 500000000 USD
de | 80 Cent | 80 Cent = 0.8 EUR
de | mehr als eine Milliarde Euro | eine Milliarde Euro = 1000000000 EUR min
de | bis zu 5 Millionen Franken | 5 Millionen Franken = 5000000 CHF max
de | nicht mehr als 20 Euro | 20 Euro = 20 EUR max
de | nicht weniger als 20 Euro | 20 Euro = 20 EUR min
de | knapp 12 Milliarden Euro | 12 Milliarden Euro = 12000000000 EUR approx
de | 243 Millionen kanadische Dollar | 243 Millionen kanadische Dollar = 243000000 CAD
de | 1.234,56 Euro | 1.234,56 Euro = 1234.56 EUR
de | 3 Crore Rupien | 3 Crore Rupien = 30000000 INR
en | US$233,673 million | US$233,673 million = 233673000000 USD
en | 20 to 30 billion US dollars | 20 to 30 billion US dollars = 20000000000 USD ..30000000000
en | RMB 366.924 million | RMB 366.924 million = 366924000 CNY
en | RMB5.9 billion | RMB5.9 billion = 5900000000 CNY
en | HK$3bn | HK$3bn = 3000000000 HKD
en | US$0.8 billion | US$0.8 billion = 800000000 USD
en | half a billion dollars | half a billion dollars = 500000000 USD
en | $1.1bn, then $16m | $1.1bn = 1100000000 USD ; $16m = 16000000 USD
en | 600 mln euros | 600 mln euros = 600000000 EUR
en | a 70-cent fee | 70-cent = 0.7 USD
en | EUR 0.19 | EUR 0.19 = 0.19 EUR
en | 3 billion of RMB | 3 billion of RMB = 3000000000 CNY
en | 230 million US dollars | 230 million US dollars = 230000000 USD
en | two hundred million dollars | two hundred million dollars = 200000000 USD
en | one and a half billion dollars | one and a half billion dollars = 1500000000 USD
en | Rs 300 crore | Rs 300 crore = 3000000000 INR
en | 2 lakh crore rupees | 2 lakh crore rupees = 2000000000000 INR
en | $5 million Canadian dollars | $5 million Canadian dollars = 5000000 CAD
en | NT$5bn, A$2m, S$4m | NT$5bn = 5000000000 TWD ; A$2m = 2000000 AUD ; S$4m = 4000000 SGD
en | $200+ million | $200+ million = 200000000 USD min
en | between $20 million and $30 million | $20 million and $30 million = 20000000 USD ..30000000
en | $20-30 million | $20-30 million = 20000000 USD ..30000000
en | from $2 billion to $3 billion | $2 billion = 2000000000 USD ; $3 billion = 3000000000 USD
en | cut from $3 to $2 | $3 = 3 USD ; $2 = 2 USD
en | $20 million and $30 million | $20 million = 20000000 USD ; $30 million = 30000000 USD
en | no less than $4 million | $4 million = 4000000 USD min
en | at most £4 million | £4 million = 4000000 GBP max
en | around 5 billion Norwegian kroner | 5 billion Norwegian kroner = 5000000000 NOK approx
en | 250 million Swedish kronor | 250 million Swedish kronor = 250000000 SEK
en | hundreds of millions of dollars |
en | several billion dollars |
en | several hundred million dollars and a few hundred thousand euros |
de | Mehrere Hundert Millionen US-Dollar |
pt | vários cem milhões de euros |
en | 5 billion parameters |
en | the A100 and GPT-4 for 5b |
en | 1,2,3 dollars |
en | free of charge |
zh | 4.2亿元 | 4.2亿元 = 420000000 CNY
zh | 近三十亿美元 | 三十亿美元 = 3000000000 USD approx
zh | 两千万人民币 | 两千万人民币 = 20000000 CNY
zh | 数亿元、数千万美元、几十亿元 |
zh | 150亿到200亿美元 | 150亿到200亿美元 = 15000000000 USD ..20000000000
zh | 20-30亿元 | 20-30亿元 = 2000000000 CNY ..3000000000
zh | 二十到三十亿元 | 二十到三十亿元 = 2000000000 CNY ..3000000000
zh | 百亿元 | 百亿元 = 10000000000 CNY
zh | 融资近亿元 | 亿元 = 100000000 CNY approx
zh | 一亿五千万元 | 一亿五千万元 = 150000000 CNY
zh | 1亿5000万元 | 1亿5000万元 = 150000000 CNY
zh | 1.5 万亿元 | 1.5 万亿元 = 1500000000000 CNY
zh | 人民币5亿 | 人民币5亿 = 500000000 CNY
zh | 人民币约5亿元 | 人民币约5亿元 = 500000000 CNY approx
zh | 2亿美金 | 2亿美金 = 200000000 USD
zh | 20多亿元 | 20多亿元 = 2000000000 CNY min
zh | 超过10亿美元 | 10亿美元 = 1000000000 USD min
zh | 不超过10亿美元 | 10亿美元 = 1000000000 USD max
zh | 5亿元以上 | 5亿元 = 500000000 CNY min
zh | 5億港幣左右 | 5億港幣 = 500000000 HKD approx
zh | 5亿日圆和3亿韩元 | 5亿日圆 = 500000000 JPY ; 3亿韩元 = 300000000 KRW
zh | 新台币5亿元 | 新台币5亿元 = 500000000 TWD
zh | 融资5 million美元 | 5 million美元 = 5000000 USD
zh | ５０亿元 | ５０亿元 = 5000000000 CNY
zh | 300万卢比 | 300万卢比 = 3000000 INR
zh | 5分钱 | 5分钱 = 0.05 CNY
zh | 元宇宙和元素 |
zh | 第三亿元 |
zh | 一点五亿美元 | 一点五亿美元 = 150000000 USD
fr | 600 millions d’euros | 600 millions d’euros = 600000000 EUR
fr | 1,2 milliard de dollars | 1,2 milliard de dollars = 1200000000 USD
fr | 5 M€ et 1 500 euros | 5 M€ = 5000000 EUR ; 1 500 euros = 1500 EUR
fr | plus de deux milliards d'euros | deux milliards d'euros = 2000000000 EUR min
fr | quatre-vingt-dix millions d'euros | quatre-vingt-dix millions d'euros = 90000000 EUR
es | 2.500 millones de euros | 2.500 millones de euros = 2500000000 EUR
es | 1,2 billones de dólares | 1,2 billones de dólares = 1200000000000 USD
es | mil millones de dólares | mil millones de dólares = 1000000000 USD
es | cerca de treinta y cinco millones de dólares | treinta y cinco millones de dólares = 35000000 USD approx
"""


def _cases() -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in CASES.strip().splitlines()]
    return [(row[0].strip(), row[1].strip(), row[2].strip()) for row in rows]


@pytest.mark.parametrize(("language", "text", "expected"), _cases())
def test_money_is_read_as_a_person_reads_it(language: str, text: str, expected: str) -> None:
    found = []
    for money in find_money(text, language):
        high = f" ..{money.amount_high:f}" if money.amount_high is not None else ""
        bound = f" {money.bound}" if money.bound else ""
        found.append(f"{money.text} = {money.amount:f} {money.currency}{bound}{high}")
    assert " ; ".join(found) == expected


SCALED = [
    ("en", "a model of 5 billion parameters", "5 billion", "5000000000"),
    ("de", "mit 70 Milliarden Parametern", "70 Milliarden", "70000000000"),
    ("pt", "uma série C de 85 milhões", "85 milhões", "85000000"),
    ("zh", "参数达700亿", "700亿", "70000000000"),
    ("en", "half a million users", "half a million", "500000"),
]


@pytest.mark.parametrize(("language", "text", "words", "amount"), SCALED)
def test_a_scaled_number_without_a_currency_is_no_money(language: str, text: str, words: str, amount: str) -> None:
    assert [(found.text, found.amount) for found in find_scaled(text, language)] == [(words, Decimal(amount))]
    assert find_money(text, language) == ()


@pytest.mark.parametrize("text", ["数亿", "百万", "two hundred", "a million-dollar question", "7 5"])
def test_vague_and_unscaled_numbers_are_no_scaled_numbers(text: str) -> None:
    assert find_scaled(text, "zh" if text[0] > "z" else "en") == ()


def test_the_outer_place_covers_the_bound_words() -> None:
    text = "It raised more than $5 million or so."
    (money,) = find_money(text, "en")
    assert text[money.outer_start : money.outer_end] == "more than $5 million or so"
    assert text[money.start : money.end] == "$5 million"


def test_a_wrapped_line_does_not_cut_a_sum() -> None:
    (money,) = find_money("It raised 230 million\nUS dollars", "en")
    assert (money.amount, money.currency) == (Decimal(230_000_000), "USD")
