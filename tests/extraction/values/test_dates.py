"""Dates are as coarse as the text; relative ones are counted from the article's day."""

from __future__ import annotations

import pytest

from extraction.values.dates import find_dates

# A Thursday.
PUBLISHED = "2024-05-23"

CASES = """
en | last week | last week = 2024-05
en | yesterday, on Tuesday | yesterday = 2024-05-22 ; Tuesday = 2024-05-21
en | on Thursday | Thursday = 2024-05-23
en | this month | this month = 2024-05
en | last year | last year = 2023
en | in February | February = 2024-02
en | in December | December = 2023-12
en | early 2023 | 2023 = 2023
en | June 2023 | June 2023 = 2023-06
en | June 11, 2024 | June 11, 2024 = 2024-06-11
en | 11 June 2024 | 11 June 2024 = 2024-06-11
en | Tuesday, 21 May 2024 | 21 May 2024 = 2024-05-21
en | 2024/05/24 and 2024-05-25 | 2024/05/24 = 2024-05-24 ; 2024-05-25 = 2024-05-25
en | 09/10/2025 | 09/10/2025 = 2025-09-10
en | in Q1 2024 | 2024 = 2024
en | in 2021; in October of that year | 2021 = 2021 ; October of that year = 2021-10
en | in March 2023; that month | March 2023 = 2023-03 ; that month = 2023-03
en | December 5, 2023. A day later | December 5, 2023 = 2023-12-05 ; A day later = 2023-12-06
en | three months ago | three months ago = 2024-02
en | next Monday | next Monday = 2024-05-27
en | it may march on 12,2023 tokens |
en | February 30, 2024 |
de | gestern | gestern = 2024-05-22
de | am Dienstag | Dienstag = 2024-05-21
de | im vergangenen Monat | vergangenen Monat = 2024-04
de | Ende 2023 | 2023 = 2023
de | 9. September 2025 | 9. September 2025 = 2025-09-09
de | 09.09.2025 | 09.09.2025 = 2025-09-09
de | im Juni | Juni = 2023-06
de | seit 2021, im Oktober jenes Jahres | 2021 = 2021 ; Oktober jenes Jahres = 2021-10
de | zwei Jahre zuvor |
de | 2023 haben sie begonnen | 2023 = 2023
de | gründete 2019 die Firma | 2019 = 2019
de | mit 2023 Mitarbeitern |
de | vor drei Monaten | vor drei Monaten = 2024-02
pt | ontem, na terça-feira | ontem = 2024-05-22 ; terça-feira = 2024-05-21
pt | na quarta | quarta = 2024-05-22
pt | 29 de junho de 2023 | 29 de junho de 2023 = 2023-06-29
pt | 1º de junho | 1º de junho = 2023-06-01
pt | em janeiro de 2021; novembro desse ano | janeiro de 2021 = 2021-01 ; novembro desse ano = 2021-11
pt | no ano passado | ano passado = 2023
pt | 24/05/2024 | 24/05/2024 = 2024-05-24
zh | 2023年6月29日 | 2023年6月29日 = 2023-06-29
zh | 2023年的四月 | 2023年的四月 = 2023-04
zh | 今年3月和去年12月 | 今年3月 = 2024-03 ; 去年12月 = 2023-12
zh | 6月29日 | 6月29日 = 2023-06-29
zh | 本月15日 | 本月15日 = 2024-05-15
zh | 上个月 | 上个月 = 2024-04
zh | 周二 | 周二 = 2024-05-21
zh | 上周五 | 上周五 = 2024-05-17
zh | 昨日 | 昨日 = 2024-05-22
zh | 2023年3月，同年10月 | 2023年3月 = 2023-03 ; 同年10月 = 2023-10
zh | 二〇二三年十一月 | 二〇二三年十一月 = 2023-11
zh | 3个月后，月活上升 |
zh | 两年前 | 两年前 = 2022
pt | Marta Lobo / 20 jun 2025, 07:30 | 20 jun 2025 = 2025-06-20
fr | le 3 mai 2024, hier | 3 mai 2024 = 2024-05-03 ; hier = 2024-05-22
es | 3 de mayo de 2024, ayer | 3 de mayo de 2024 = 2024-05-03 ; ayer = 2024-05-22
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_dates_are_resolved(row: str) -> None:
    language, text, expected = (part.strip() for part in row.split("|"))
    found = find_dates(text, language, PUBLISHED)
    assert " ; ".join(f"{date.text} = {date.iso}" for date in found) == expected


@pytest.mark.parametrize("published", [None, "", "no day", "2024-13-01"])
def test_without_a_day_only_what_the_text_itself_dates_is_found(published: str | None) -> None:
    assert [date.iso for date in find_dates("yesterday, in June, in 2023", "en", published)] == ["2023"]


def test_a_week_over_two_months_gives_its_year_and_over_two_years_nothing() -> None:
    assert [date.iso for date in find_dates("last week", "en", "2024-05-08")] == ["2024"]
    assert find_dates("last week", "en", "2025-01-08") == ()


def test_a_date_says_what_it_leans_on() -> None:
    first, second = find_dates("Im April 2021 und im Oktober jenes Jahres", "de", PUBLISHED)
    assert (first.relative, first.anchor) == (False, None)
    assert (second.relative, second.anchor) == (True, "2021-04")


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("im Oktober jenes Jahres", "de", "2021-10"),
        ("em novembro desse ano", "pt", "2021-11"),
        ("同年10月", "zh", "2021-10"),
        ("in the same month", "en", "2021-04"),
    ],
)
def test_a_date_may_lean_on_one_told_before_the_text(text: str, language: str, iso: str) -> None:
    assert [date.iso for date in find_dates(text, language, PUBLISHED, "2021-04")] == [iso]
