"""Who makes a product, where no sentence says it outright."""

from __future__ import annotations

import pytest

from extraction.claims.by_maker import _company as company_of
from extraction.claims.makers import Place, choices
from extraction.claims.pair_features import Filler
from extraction.claims.setting import Setting
from extraction.claims.sheets import Sheet
from extraction.pipeline import load_extractor
from extraction.text import Sentence
from ontology.model import load_ontology
from ontology.records import RawArticle, Span

TOLD = [
    ("en", "Norholt AI cuts its prices. Brindle 2 now costs $3 per million input tokens."),
    ("de", "Norholt AI senkt die Preise. Brindle 2 kostet nun 3 Dollar je Million Input-Token."),
    ("pt", "A Norholt AI baixa os preços. O Brindle 2 custa agora 3 dólares por milhão de tokens de entrada."),
]


def makers(text: str, language: str) -> list[tuple[str, str]]:
    reading = load_extractor().read(RawArticle("a", "a.txt", text, language=language))
    label = {entity.iri: entity.label for entity in reading.entities}
    return [
        (label[claim.subject], label[claim.object or ""]) for claim in reading.claims if claim.relation == "develops"
    ]


@pytest.mark.parametrize(("language", "text"), TOLD, ids=[language for language, _ in TOLD])
def test_the_seller_of_a_product_is_its_maker_though_no_sentence_says_so(language: str, text: str) -> None:
    assert makers(text, language) == [("Norholt AI", "Brindle 2")]


def test_what_the_catalogue_knows_is_no_claim_of_an_article_that_does_not_say_it() -> None:
    assert makers("Rivals in Hangzhou compare their results with those of Qwen.", "en") == []


def sheet(content: str, *named: tuple[str, str]) -> Sheet:
    """A sentence with things whose IRIs are their names in small letters."""
    here = tuple(
        Filler(content.index(name), content.index(name) + len(name), name.casefold(), kind) for name, kind in named
    )
    setting = Setting(content, "en", (), (), False)
    return Sheet(0, Sentence(Span(0, len(content)), "en", 0), content, setting, here, (), ())


def test_a_product_s_name_speaks_for_the_company_that_it_begins_with_and_against_others() -> None:
    relation = next(r for r in load_ontology().relations.values() if r.subject_in_catalogue)
    line = sheet("Norholt and Tessera watch Norholt-7.", ("Norholt-7", "Model"), ("Tessera", "Company"))
    named = Filler(0, 7, "norholt", "Company")
    both = Sheet(0, line.sentence, line.quote, line.setting, (named, *line.here), (), ())
    place = Place(both, line.here[0], {"norholt": 0.1, "tessera": 0.1}, {})
    found = {c.company: set(c.features) for c in choices(relation, {"norholt-7": [place]}, [both], [], "")}
    assert "name" in found["norholt"]
    assert "name of another" in found["tessera"]


def test_a_company_that_a_sentence_neither_names_nor_can_mean_is_dropped() -> None:
    relation = next(r for r in load_ontology().relations.values() if r.subject_in_catalogue)
    line = sheet("Norholt watches Norholt-7.", ("Norholt-7", "Model"), ("Norholt", "Company"))
    assert company_of(line, "norholt", relation) == line.here[1]
    assert company_of(line, "tessera", relation) is None
