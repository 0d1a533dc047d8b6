"""Who will not comment denies nothing."""

from __future__ import annotations

import pytest

from extraction.languages import LANGUAGES
from extraction.pipeline import load_extractor
from extraction.status import is_silent
from ontology.records import RawArticle

SILENT = [
    ("en", "Norholt Capital declined to comment."),
    ("en", "The fund didn’t immediately respond to a request."),
    ("de", "Norholt Capital wollte sich auf Anfrage nicht dazu äußern."),
    ("de", "Das Unternehmen lehnte eine Stellungnahme ab."),
    ("pt", "Procurada, a Norholt Capital não quis comentar."),
    ("zh", "诺霍资本拒绝对此置评。"),
    ("zh", "截至發稿，公司未作出回應。"),
    ("fr", "Norholt Capital n’a pas souhaité commenter."),
    ("es", "Norholt Capital no quiso hacer comentarios."),
]
TELLING = [
    ("en", "Norholt Capital did not invest in the round."),
    ("de", "Norholt Capital hat nicht investiert, äußerte der Sprecher."),
    ("pt", "A Norholt Capital não participou da rodada."),
    ("zh", "诺霍资本没有参与本轮融资。"),
]


def test_every_language_knows_how_it_is_said() -> None:
    assert {language for language, _ in SILENT} == set(LANGUAGES)


@pytest.mark.parametrize(("language", "sentence"), SILENT)
def test_who_will_not_comment_is_silent(language: str, sentence: str) -> None:
    assert is_silent(sentence, language)


@pytest.mark.parametrize(("language", "sentence"), TELLING)
def test_who_denies_is_not(language: str, sentence: str) -> None:
    assert not is_silent(sentence, language)


def test_nothing_is_read_as_denied_from_it() -> None:
    text = (
        "A Jarupiara AI captou US$ 60 milhões em uma rodada série A, segundo um boletim do setor.\n\n"
        "A rodada foi liderada pela gestora Norholt Capital. Procurada, a Norholt Capital não quis comentar.\n"
    )
    reading = load_extractor().read(RawArticle("a", "a.txt", text, language="pt"))
    assert reading.claims
    assert not [claim for claim in reading.claims if "comentar" in claim.evidence.text]
