"""What every language must have, and what French and Spanish still lack."""

from __future__ import annotations

import pytest

from extraction.completeness import gaps_of
from extraction.identify import identify_language
from extraction.languages import LANGUAGES, _language
from extraction.status import statuses_at
from ontology.errors import DealgraphError
from ontology.records import Status

FULL = ("de", "en", "pt", "zh")
SHARED = {
    "patterns/acquired.toml: triggers",
    "patterns/based_on.toml: triggers",
    "patterns/develops.toml: triggers",
    "patterns/distractors.toml: triggers",
    "patterns/price_change.toml: triggers",
    "patterns/raised.toml: triggers",
    "patterns/uses.toml: triggers",
    "patterns/valued_at.toml: triggers",
    "patterns/works_for.toml: triggers",
}
"""What languages lack that are read by the learned parts and the shared words alone."""


@pytest.mark.parametrize("language", FULL)
def test_a_full_language_lacks_nothing(language: str) -> None:
    assert gaps_of(language) == ()


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - set(FULL)))
def test_what_another_language_lacks_is_known(language: str) -> None:
    assert set(gaps_of(language)) == SHARED


def test_an_unknown_language_lacks_every_section() -> None:
    gaps = gaps_of("it")
    assert {"cues/languages.toml: all", "cues/lexicon.toml: raise", "cues/status.toml: denied"} <= set(gaps)


def test_a_language_without_one_of_its_lists_is_told_which() -> None:
    with pytest.raises(DealgraphError, match="'it' has no list of abbreviations"):
        _language("it", {"stopwords": ["il"]})


@pytest.mark.parametrize(
    ("language", "sentence", "status"),
    [
        ("fr", "Tellura dément avoir levé 5 millions d'euros.", Status.DENIED),
        ("fr", "Selon des sources proches du dossier, Tellura lèverait 5 millions.", Status.REPORTED),
        ("es", "Norholt no participó en la ronda de Tellura.", Status.DENIED),
        ("es", "Tellura estaría en conversaciones para levantar 5 millones.", Status.REPORTED),
    ],
)
def test_french_and_spanish_deny_and_report(language: str, sentence: str, status: Status) -> None:
    at = len(sentence) - 12
    assert status in statuses_at(sentence, at, at + 4, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("GPT-4o kostet 2,50 Dollar pro Million Token.", "de"),
        ("O GPT-4o custa US$ 2,50 por milhão de tokens.", "pt"),
        ("Anthropic, Google, Meta", "en"),
        ("OpenAI将GPT-4o的价格降至每百万tokens 2.5美元。", "zh"),
        ("Regjeringen la i dag fram et forslag om hvordan de store selskapene skal betale for det de bruker.", "no"),
        ("12 %", ""),
    ],
)
def test_a_few_words_are_of_a_language_that_is_read_unless_another_is_much_likelier(text: str, language: str) -> None:
    assert identify_language(text) == language
