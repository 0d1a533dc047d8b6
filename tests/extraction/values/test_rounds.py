"""Names of rounds come out in English whatever the text's language."""

from __future__ import annotations

import pytest

from extraction.values.rounds import find_rounds

CASES = """
en | a Series B round | Series B
en | its Series-C round | Series C
en | Series A1 and then an A+ round | Series A1, Series A+
en | a C round; round D | Series C, Series D
en | seed funding and an angel round | Seed, Angel
en | convertible notes and a SAFE | convertible note, SAFE
en | a growth round before the IPO | growth, IPO
en | a pre-IPO placement |
en | a secondary sale | secondary
en | Pre-A round | Pre-A
en | pre-seed money | Pre-Seed
en | Pre-Series A | Pre-A
en | a round of golf, series 7, safe hands |
de | Serie-B-Runde | Series B
de | in der A-Runde und der A1-Runde | Series A, Series A1
de | Seed-Finanzierung | Seed
de | Engelsrunde | Angel
de | der Börsengang | IPO
de | ein Wandeldarlehen | convertible note
de | Wachstumsfinanzierung | growth
de | Finanzierungsrunde der Serie C | Series C
de | Pre-A-Runde | Pre-A
pt | rodada Série B | Series B
pt | uma série C | Series C
pt | rodada A e rodada seed | Series A, Seed
pt | ronda Serie A | Series A
pt | rodada anjo | Angel
pt | oferta pública inicial | IPO
pt | rodada de financiamento Pre-A | Pre-A
zh | 完成A轮及A+轮融资 | Series A, Series A+
zh | Pre-A轮 | Pre-A
zh | 天使轮和种子轮 | Angel, Seed
zh | 发行可转债 | convertible note
zh | 首次公开募股 | IPO
zh | B1轮、C轮 | Series B1, Series C
zh | 战略融资，计划上市 |
fr | série B et tour d'amorçage | Series B, Seed
es | ronda Serie A y ronda semilla | Series A, Seed
"""


@pytest.mark.parametrize("row", CASES.strip().splitlines())
def test_rounds_get_their_english_names(row: str) -> None:
    language, text, expected = (part.strip() for part in row.split("|"))
    assert ", ".join(found.name for found in find_rounds(text, language)) == expected
