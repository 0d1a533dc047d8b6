"""Percentages, fractions and changes by a factor are found with their value."""

from __future__ import annotations

import pytest

from extraction.values.shares import find_multiples, find_percent

PERCENT = """
en | 36 per cent | 36 per cent = 36
en | more than 37.5% | 37.5% = 37.5 min
en | eleven percent | eleven percent = 11
en | 10-20% | 10-20% = 10..20
en | 10% to 20% | 10% to 20% = 10..20
en | fell from 20% to 10% | 20% = 20 ; 10% = 10
en | 1,500 percent | 1,500 percent = 1500
en | a quarter of the shares | a quarter = 25
en | up to half | half = 50 max
de | 11 Prozent | 11 Prozent = 11
de | elf Prozent | elf Prozent = 11
de | rund 37,5 % | 37,5 % = 37.5 approx
de | ein Viertel und die Hälfte | ein Viertel = 25 ; die Hälfte = 50
de | zwei Fünftel | zwei Fünftel = 40
pt | 12,5 por cento | 12,5 por cento = 12.5
pt | um quarto, metade | um quarto = 25 ; metade = 50
pt | mais de 20% | 20% = 20 min
zh | 36%和百分之三十六 | 36% = 36 ; 百分之三十六 = 36
zh | 超过三成五 | 三成五 = 35 min
zh | 四分之一、一半 | 四分之一 = 25 ; 一半 = 50
zh | 三成为主 |
zh | 1.5个百分点 | 1.5个百分点 = 1.5
fr | 40 pour cent | 40 pour cent = 40
es | 15 por ciento | 15 por ciento = 15
"""
MULTIPLES = """
en | the price was halved | halved = -50
en | doubled, then tripled | doubled = 100 ; tripled = 200
en | rose tenfold | tenfold = 900
en | a 12-fold rise | 12-fold = 1100
en | cut to a quarter of the old price | to a quarter = -75
de | hat sich verdoppelt | verdoppelt = 100
de | halbiert oder verzehnfacht | halbiert = -50 ; verzehnfacht = 900
de | auf ein Viertel gesenkt | auf ein Viertel = -75
pt | caiu pela metade | pela metade = -50
pt | o preço dobrou | dobrou = 100
zh | 价格减半 | 减半 = -50
zh | 估值翻倍 | 翻倍 = 100
zh | 涨两倍 | 涨两倍 = 200
zh | 打五折 | 打五折 = -50
zh | 八五折 | 八五折 = -15
zh | 降至原来的四分之一 | 降至原来的四分之一 = -75
zh | 翻两番 | 翻两番 = 300
zh | 十倍 | 十倍 = 900
"""


def _rows(table: str) -> list[tuple[str, str, str]]:
    rows = [line.split("|") for line in table.strip().splitlines()]
    return [(row[0].strip(), row[1].strip(), row[2].strip()) for row in rows]


@pytest.mark.parametrize(("language", "text", "expected"), _rows(PERCENT))
def test_shares_are_read(language: str, text: str, expected: str) -> None:
    found = []
    for share in find_percent(text, language):
        high = f"..{share.value_high}" if share.value_high is not None else ""
        found.append(f"{share.text} = {share.value}{high}" + (f" {share.bound}" if share.bound else ""))
    assert " ; ".join(found) == expected


@pytest.mark.parametrize(("language", "text", "expected"), _rows(MULTIPLES))
def test_changes_by_a_factor_are_read(language: str, text: str, expected: str) -> None:
    assert " ; ".join(f"{found.text} = {found.percent}" for found in find_multiples(text, language)) == expected


def test_a_fraction_is_told_from_a_percentage() -> None:
    assert [share.kind for share in find_percent("a third, that is 33%", "en")] == ["fraction", "percent"]
