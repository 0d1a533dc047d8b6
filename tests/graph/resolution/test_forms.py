"""Names are compared by all of their letters, in every script, and by what is left without words of their kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.resolution.chinese import called, pinyin, readings
from graph.resolution.english import in_english
from graph.resolution.forms import form


@pytest.mark.parametrize(
    ("name", "core", "kinds"),
    [
        ("Norholt AI GmbH", "norholt", {"mind", "legal"}),
        ("Grupo Açoriano", "acoriano", {"legal"}),
        ("霁川智能科技有限公司", "霁川", {"mind", "trade", "legal"}),
        ("青石岸资本", "青石岸", {"money"}),
        ("Capital", "capital", set()),
        ("公司", "公司", set()),
        ("Norholt Cloud", "norholtcloud", set()),
        ("Łódź-Søborg Straße 7", "lodzsoborgstrasse7", set()),
    ],
)
def test_generic_words_are_told_from_what_names(name: str, core: str, kinds: set[str]) -> None:
    assert (form(name).core, set(form(name).kinds)) == (core, kinds)


@given(st.text(alphabet=st.characters(categories=("Lu", "Ll", "Lo", "Nd")), min_size=1))
def test_no_letter_of_any_script_is_lost(name: str) -> None:
    assert len(form(name).letters) >= len(form(name.casefold()).core) > 0


def test_words_are_read_in_english_through_compounds_and_inflections() -> None:
    assert [sorted(words & {"dark", "side", "moon"}) for words in in_english("Dunkle Seite des Mondes")] == [
        ["dark"],
        ["side"],
        ["moon"],
    ]
    assert [sorted(words & {"volcano", "engine"}) for words in in_english("Vulkanmotor")] == [["volcano"], ["engine"]]


def test_signs_are_read_in_latin_letters_and_by_a_dictionary() -> None:
    assert pinyin("霁川") == ("ji", "chuan")
    assert "NVIDIA" in called("英伟达")
    assert called("霁川") == ()
    volcano, engine = readings("火山引擎")[0]
    assert ("volcano" in volcano, "engine" in engine) == (True, True)
    assert readings("Norholt") == ()
