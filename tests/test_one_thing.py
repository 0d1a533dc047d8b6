"""From articles to nodes: names of four languages meet, names that only look alike do not."""

from __future__ import annotations

from functools import cache

import pytest

from extraction.pipeline import load_extractor
from graph.resolution import settled
from ontology.catalogue import load_catalogue
from ontology.identifiers import folded
from ontology.model import load_ontology
from ontology.records import RawArticle

KNOWN = [
    ("月之暗面", "Moonshot AI", "The Dark Side of the Moon", "Dunkle Seite des Mondes"),
    ("光年之外", "Light Years Beyond", "Light Years Away", "anos-luz de distância"),
    ("零一万物", "01.AI", "Zero One Everything", "zero and one things"),
    ("豆包", "Doubao", "Sitzsack", "bean bag"),
    ("火山引擎", "Volcano Engine", "Huoshan", "Vulkanmotor", "Vulkan"),
]
APART = [("Meta", "Meta AI"), ("Alibaba", "Alibaba Cloud"), ("Doubao", "Doubao Pro-32k"), ("腾讯", "腾讯云")]

ARTICLES = {
    "zh": "霁川智能完成2亿美元B轮融资，青石岸资本领投，微软跟投。霁川智能创始人沈知遥说，资金将用于研发。",
    "en": "Jichuan AI has raised $200 million in a Series B round led by Qingshian Capital, with Microsoft joining. "
    "The money goes into research, said Shen Zhiyao, founder of Jichuan AI.",
}


@cache
def owners() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, concept in load_catalogue().names():
        found.setdefault(folded(name.text), set()).add(concept.iri)
    return found


@pytest.mark.parametrize("names", KNOWN, ids=lambda names: names[1])
def test_literal_translations_are_names_of_the_thing_in_the_catalogue(names: tuple[str, ...]) -> None:
    assert len(set.intersection(*(owners()[folded(name)] for name in names))) == 1


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_the_catalogue_tells_apart_stays_apart(one: str, other: str) -> None:
    assert owners()[folded(one)].isdisjoint(owners()[folded(other)])


def test_two_articles_on_a_new_firm_in_two_languages_share_its_node_its_investor_and_its_founder() -> None:
    extractor, ontology, catalogue = load_extractor(), load_ontology(), load_catalogue()
    raws = [RawArticle(key, f"{key}.txt", text, published="2026-01-01") for key, text in ARTICLES.items()]
    found = settled([extractor.read(raw) for raw in raws], (), ontology, catalogue)
    chinese, english = ({claim.relation: claim.subject for claim in reading.claims} for reading in found.readings)
    assert chinese["raised"] == english["raised"]
    names = [{link.mention.surface: link.entity for link in reading.links} for reading in found.readings]
    assert names[0]["霁川智能"] == names[1]["Jichuan AI"] == chinese["raised"]
    assert names[0]["青石岸资本"] == names[1]["Qingshian Capital"]
    assert names[0]["沈知遥"] == names[1]["Shen Zhiyao"]
    reasons = {link.reason for reading in found.readings for link in reading.links if link.entity == chinese["raised"]}
    assert any("霁川 is read Jichuan in Latin letters" in reason for reason in reasons)
