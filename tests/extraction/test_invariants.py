"""What must hold of every reading, whatever the text."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.chrome import is_chrome
from extraction.languages import LANGUAGES
from extraction.pipeline import article_iri, load_extractor
from extraction.text import LONGEST_SENTENCE, sentences
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading

PIECES = (
    "Norholt Capital", "Tellura Labs", "Tellura-2", "远汀资本", "灵澜科技", "Anna Berg", "OpenAI", "月之暗面",
    "xAI", "raised", "$5 million", "2,3 Milliarden Euro", "R$ 40 milhões", "4.2亿元", "Series B", "A轮",
    "led by", "angeführt von", "liderada por", "由", "领投", "、", ", ", " and ", " und ", " e ", "valued at",
    "估值", "bewertet", "per million tokens", "cut by 50%", "denied that", "soll", "据知情人士", "(", ")", "“",
    "”", "'s ", "\n", "\n\n", ". ", "。", "? ", "2024-05-24", "last week", "\ufeff", "\u202e", "\x00", "`",
    "') DETACH DELETE n //", "𝔘𝔫𝔦", "the company", "das Start-up", "该公司", "| ", "CEO ", "of ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(" ".join)


def read(text: str, language: str) -> Reading:
    return load_extractor().read(RawArticle("a", "a", text, language, published="2024-05-24"))


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_every_offset_is_exact_and_every_claim_keeps_to_the_ontology(text: str, language: str) -> None:
    ontology = load_ontology()
    reading = read(text, language)
    entities = {entity.iri: entity for entity in reading.entities}
    assert reading.article.text == text
    for link in reading.links:
        assert link.mention.span.of(text) == link.mention.surface
        assert link.entity in entities
    for claim in reading.claims:
        relation = ontology.relations[claim.relation]
        evidence = claim.evidence
        assert evidence.span.of(text) == evidence.text
        assert 0 < len(evidence.text) <= LONGEST_SENTENCE
        assert all(evidence.span.contains(span) for _, span in evidence.roles)
        assert evidence.trigger is None or evidence.span.contains(evidence.trigger)
        assert claim.subject in entities
        assert claim.object is None or claim.object in entities
        assert claim.object is not None or not relation.object_required
        assert entities[claim.subject].type in relation.subject_types
        assert claim.object is None or entities[claim.object].type in relation.object_types
        assert {name for name, _ in claim.values} <= set(relation.attributes)
        assert set(relation.requires) <= {name for name, _ in claim.values}
        assert 0 <= claim.confidence <= 1
        for name, value in claim.values:
            if ontology.attributes[name].datatype == "decimal":
                assert format(Decimal(value), "f") == value


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.sampled_from(sorted(LANGUAGES)))
def test_the_same_text_gives_the_same_reading(text: str, language: str) -> None:
    assert read(text, language) == read(text, language)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_sentences_follow_one_another_without_overlap(text: str) -> None:
    last = 0
    for sentence in sentences(text, "en"):
        assert last <= sentence.span.start
        assert sentence.span.end - sentence.span.start <= LONGEST_SENTENCE
        last = sentence.span.end


def test_an_article_is_known_by_its_text_alone() -> None:
    one = load_extractor().read(RawArticle("a", "x.txt", "Norholt Capital put $5 million into Tellura Labs.", "en"))
    other = load_extractor().read(RawArticle("b", "y.txt", "Norholt Capital put $5 million into Tellura Labs.", "en"))
    assert one.article.iri == other.article.iri == article_iri(one.article.text)
    assert [claim.iri for claim in one.claims] == [claim.iri for claim in other.claims]


@pytest.mark.parametrize("language", ["it", "xx", "english"])
def test_an_unknown_language_is_told_with_those_that_are_read(language: str) -> None:
    with pytest.raises(DealgraphError, match="It reads de, en"):
        read("Norholt Capital put $5 million into Tellura Labs.", language)


def test_a_text_in_a_language_that_is_not_read_is_told() -> None:
    with pytest.raises(DealgraphError, match="'it' is not one"):
        read("Il modello è stato lanciato dalla società con un investimento di due miliardi di euro.", "")


def test_reading_is_fast_on_hostile_text() -> None:
    for piece in (
        "A" * 2_000,
        "raised $5 million " * 500,
        "、和与" * 2_000,
        "Xx " * 3_000,
        "(" * 5_000,
        "Norholt, Tellura and " * 400,
    ):
        read(piece, "en")
        read(piece, "zh")


@pytest.mark.parametrize(
    ("line", "is_menu"),
    [
        ("한국어Русский языкEnglishFrançais日本語DeutschΕλληνικάespañol", True),
        ("Home | Markets | Tech | Opinion", True),
        ("【海外】日本厂商ヒバリ堂向Tellura Labs注资800万欧元,这是它的B轮。", False),
        ("Tellura Labs raised $5 million.", False),
    ],
)
def test_menus_are_told_from_the_body(line: str, is_menu: bool) -> None:
    assert is_chrome(line) is is_menu


def test_an_extractor_that_let_go_of_what_it_learned_reads_on_as_before() -> None:
    extractor = load_extractor()
    raw = RawArticle("a", "a", "Norholt Capital invested $5 million in Tellura Labs.", "en", published="2024-05-24")
    first = extractor.read(raw)
    assert first.claims
    extractor.rest()
    assert extractor.read(raw) == first
