"""What must hold of the learned parts, whatever their weights."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.claims.items import values_in
from extraction.lexicon import classes_in
from extraction.mentions.tokens import tokens_of
from extraction.pipeline import load_extractor
from extraction.segment import words_of
from ontology.records import RawArticle

TEXT = st.text(alphabet=st.sampled_from("aZß 中文公司投资元0.,;:()\n\t“”-'$€"), max_size=120)


@given(TEXT)
def test_words_of_a_chinese_text_lie_end_to_end(content: str) -> None:
    words = words_of(content)
    assert "".join(content[start:end] for start, end in words) == content


@given(TEXT, st.sampled_from(["de", "zh"]))
def test_tokens_are_the_text_without_its_blanks(content: str, language: str) -> None:
    tokens = tokens_of(content, language)
    assert all(content[t.start : t.end] == t.text for t in tokens)
    assert "".join(t.text for t in tokens) == "".join(content.split())


@settings(deadline=None, max_examples=60)
@given(TEXT)
def test_any_text_is_read_and_every_span_is_exact(text: str) -> None:
    reading = load_extractor().read(RawArticle("x", "x", text + " Tellura raised $5 million.", language="en"))
    for link in reading.links:
        assert link.mention.span.of(reading.article.text) == link.mention.surface
    for claim in reading.claims:
        assert claim.evidence.span.of(reading.article.text) == claim.evidence.text
        assert 0 <= claim.confidence <= 1


@pytest.mark.parametrize(
    ("content", "language", "expected"),
    [
        ("Die Kasse kostet 79 statt 95 Euro im Monat.", "de", ["79", "95"]),
        ("It went from 1 to 1.5 cents per call.", "en", ["0.01", "0.015"]),
        ("O preço caiu de 0,8 para 0,2 real por minuto.", "pt", ["0.8", "0.2"]),
        ("售价由8元下调至2元。", "zh", ["8", "2"]),
        ("Le prix passe de 20 à 12 euros par mois.", "fr", ["20", "12"]),
        ("El precio baja de 20 a 12 euros al mes.", "es", ["20", "12"]),
    ],
)
def test_a_number_takes_the_currency_of_its_neighbour(content: str, language: str, expected: list[str]) -> None:
    sums = [dict(v.fields)["amount"] for v in values_in(content, language, "") if v.kind in ("money", "price")]
    assert sums == expected


def test_a_bare_sum_takes_the_currency_named_before() -> None:
    values = values_in("Die A-Runde brachte 50 Millionen.", "de", "", "CHF")
    assert [dict(v.fields)["currency"] for v in values if v.kind == "money"] == ["CHF"]


def test_a_class_of_words_is_found_in_every_language() -> None:
    for language, content in (
        ("en", "Norholt invested."), ("de", "Norholt investierte."), ("pt", "A Norholt investiu."),
        ("zh", "远汀投资了它。"), ("fr", "Norholt a investi."), ("es", "Norholt invirtió."),
    ):  # fmt: skip
        assert "invest" in {name for _, _, name in classes_in(content, language)}, language


def test_the_round_does_not_change_the_amount() -> None:
    for letter in "ABCD":
        text = f"Quarzwerk AI raised $50 million in a Series {letter} round led by Alta Ventures."
        claims = load_extractor().read(RawArticle("x", "x", text)).claims
        raised = [claim for claim in claims if claim.relation == "raised"]
        assert [claim.value("amount") for claim in raised] == ["50000000"], letter
