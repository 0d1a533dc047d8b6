"""Names that are ordinary words, too, count where something else speaks for the thing."""

from __future__ import annotations

import pytest

from extraction.pipeline import load_extractor
from ontology.records import RawArticle

BESIDE = [
    ("de", "ByteDance veröffentlichte Sitzsack am Dienstag.", "Sitzsack", "doubao"),
    ("pt", "A Painço lançou o modelo MiMo na terça-feira.", "Painço", "xiaomi"),
]
ALONE = [
    ("de", "Der Sitzsack im Büro kostet hundert Euro, sagte Anthropic.", "Sitzsack"),
    ("pt", "O preço do Painço subiu, disse a OpenAI.", "Painço"),
]


def linked(text: str, language: str) -> dict[str, str]:
    reading = load_extractor().read(RawArticle("a", "a.txt", text, language=language))
    return {link.mention.surface: link.entity.rsplit("/", 1)[-1] for link in reading.links}


@pytest.mark.parametrize(("language", "text", "name", "thing"), BESIDE)
def test_it_counts_beside_who_makes_the_thing_or_what_it_makes(language: str, text: str, name: str, thing: str) -> None:
    assert linked(text, language)[name] == thing


@pytest.mark.parametrize(("language", "text", "name"), ALONE)
def test_it_does_not_beside_others(language: str, text: str, name: str) -> None:
    assert linked(text, language).get(name, "") not in {"doubao", "xiaomi"}
