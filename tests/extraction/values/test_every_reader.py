"""What holds for every reader: places are exact, finds do not overlap, no text breaks it or slows it down."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.values.dates import find_dates
from extraction.values.known import LANGUAGES
from extraction.values.money import find_money, find_scaled
from extraction.values.prices import find_free, find_prices
from extraction.values.rounds import find_rounds
from extraction.values.shares import find_multiples, find_percent
from ontology.errors import DealgraphError


class Found(Protocol):
    """What all finds have."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def _dates(text: str, language: str) -> Sequence[Found]:
    return find_dates(text, language, "2024-05-23")


READERS: list[Callable[[str, str], Sequence[Found]]] = [
    find_money,
    find_scaled,
    find_percent,
    find_multiples,
    find_rounds,
    find_prices,
    find_free,
    _dates,
]

# Pieces that meet in real texts, so that random texts reach the grammars.
PIECES = [
    "1",
    "2",
    "30",
    "1,5",
    "1.000",
    "0,0008",
    "2023",
    "09.09.2025",
    "12/31/2024",
    "$",
    "US$",
    "€",
    "RMB",
    "¥",
    "%",
    "million",
    "Mio.",
    "Milliarden",
    "milhões",
    "mil",
    "亿",
    "万",
    "三十",
    "元",
    "美元",
    "人民币",
    "yuan",
    "Dollar",
    "dólares",
    "de",
    "per",
    "pro",
    "por",
    "/",
    "每",
    "百万",
    "千",
    "token",
    "tokens",
    "输入",
    "output",
    "input",
    "month",
    "Monat",
    "mês",
    "月",
    "年",
    "日",
    "周二",
    "去年",
    "同年10月",
    "that",
    "month",
    "last",
    "week",
    "Juni",
    "im",
    "in",
    "em",
    "和",
    "und",
    "and",
    "e",
    "to",
    "bis",
    "a",
    "到",
    "-",
    "–",
    "about",
    "über",
    "超过",
    "近",
    "多",
    "折",
    "倍",
    "成",
    "分之",
    "half",
    "ein",
    "Viertel",
    "Series",
    "A",
    "轮",
    "Pre-",
    "+",
    ",",
    ".",
    "(",
    ")",
    "𝟛",
    "𠀀",
    "🙂",
    "９９",
    "²",
    "½",
]
texts = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
)


@settings(max_examples=300, deadline=None)
@given(text=texts, language=st.sampled_from(LANGUAGES))
def test_places_are_exact_sorted_and_apart(text: str, language: str) -> None:
    for reader in READERS:
        end = 0
        for found in reader(text, language):
            assert end <= found.start < found.end <= len(text)
            assert text[found.start : found.end] == found.text
            end = found.end


@settings(max_examples=100, deadline=None)
@given(text=texts, language=st.sampled_from(LANGUAGES), published=st.text(max_size=12))
def test_no_publication_day_breaks_the_dates(text: str, language: str, published: str) -> None:
    for date in find_dates(text, language, published):
        assert len(date.iso) in (4, 7, 10)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("language", ["de", "en", "pt", "zh"])
@pytest.mark.parametrize("piece", ["1,", "about ", "每百万", "Series "])
def test_hostile_texts_take_linear_time(
    reader: Callable[[str, str], Sequence[Found]], language: str, piece: str
) -> None:
    reader("warm up", language)
    text = piece * (125_000 // len(piece))
    started = time.perf_counter()
    reader(text, language)
    # An eighth of a megabyte: a quadratic reader takes minutes, a linear one a fraction of this.
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("piece", ["1,", "about "])
def test_a_megabyte_of_hostile_text_takes_less_than_two_seconds(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    find_money("warm up", "en")
    started = time.process_time()
    find_money(text, "en")
    assert time.process_time() - started < 2


@pytest.mark.parametrize("reader", READERS)
def test_an_unknown_language_is_an_error_that_names_the_known(reader: Callable[[str, str], Sequence[Found]]) -> None:
    with pytest.raises(DealgraphError, match="de, en, es, fr, pt, zh"):
        reader("5 euros", "xx")


@pytest.mark.parametrize("language", ["pt-BR", "zh-Hant", "en_US"])
def test_a_region_does_not_matter(language: str) -> None:
    assert len(find_money("US$ 5 million", language)) == 1
