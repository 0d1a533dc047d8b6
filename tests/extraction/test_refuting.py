"""Denials that take a sentence of their own."""

from __future__ import annotations

import pytest

from extraction.pipeline import load_extractor
from ontology.records import RawArticle

TOLD = [
    ("en", "Acme AI acquired Norholt Inc for $20 million, the paper wrote. The company denied the report."),
    ("de", "Acme AI hat die Norholt GmbH für 20 Millionen Dollar übernommen, schrieb die Zeitung. Das stimmt nicht."),
    ("pt", "A Acme AI comprou a Norholt S.A. por 20 milhões de dólares, escreveu o jornal. Isso não é verdade."),
    ("zh", "据报道，阿里巴巴收购了零一万物。公司否认了这一消息。"),
]


def statuses(text: str, language: str) -> list[tuple[str, str]]:
    reading = load_extractor().read(RawArticle("a", "a.txt", text, language=language))
    assert all(
        claim.evidence.text == text[claim.evidence.span.start : claim.evidence.span.end] for claim in reading.claims
    )
    return [(claim.status.value, claim.evidence.text) for claim in reading.claims if claim.relation == "acquired"]


@pytest.mark.parametrize(("language", "text"), TOLD, ids=[language for language, _ in TOLD])
def test_what_the_next_sentence_denies_is_denied_and_both_are_its_evidence(language: str, text: str) -> None:
    found = statuses(text, language)
    assert ("denied", text) in found
    assert "asserted" not in {status for status, _ in found}


def test_a_rumour_and_its_denial_are_two_claims() -> None:
    assert [status for status, _ in statuses(TOLD[3][1], "zh")] == ["reported", "denied"]


@pytest.mark.parametrize(
    "after",
    [
        "It is not true that OpenAI raised money.",
        "The price is not accurate to the cent, said nobody.",
        "The company denied nothing.",
    ],
)
def test_a_sentence_about_something_else_denies_nothing(after: str) -> None:
    found = statuses(f"Acme AI acquired Norholt Inc for $20 million. {after}", "en")
    assert [status for status, _ in found] == ["asserted"]
