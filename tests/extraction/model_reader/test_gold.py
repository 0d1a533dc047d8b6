"""A model that knows the gold facts gets nearly all of them through the proof, and what it loses is explained."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from flows.evaluation import read_gold
from flows.evaluation.matching import Matching
from flows.evaluation.naming import Naming
from flows.evaluation.statements import Fact
from ontology.model import load_ontology
from ontology.records import Status
from tests.extraction.model_reader.by_gold import by_gold
from tests.extraction.model_reader.measured import Measured, measured

pytestmark = pytest.mark.shared

STATUS = "our own reader takes its words for a denial"
NUMBER = "our grammars read another number or unit"
ABSENT = "no such claim"


def reading(shared: Path, name: str, folder: Path) -> Measured:
    place = shared / "evaluation" / name
    articles = place / "articles" if (place / "articles").is_dir() else shared / "articles"
    gold = read_gold(place)
    return measured(gold, articles, "llm", by_gold(gold, articles), folder)


def why_lost(found: Measured, shared: Path, name: str) -> Counter[str]:
    """How many core facts were lost, by what became of them."""
    ontology = load_ontology()
    naming = Naming(read_gold(shared / "evaluation" / name).things, found.run.claims)
    matching = Matching(ontology, naming)

    def why(fact: Fact) -> str:
        near = [
            c
            for c in found.run.claims
            if (c.article, c.relation, naming.gold(c.subject)) == (fact.article, fact.relation, fact.subject)
        ]
        if any(c.status is Status.DENIED and matching.same_number(fact, c) for c in near):
            return STATUS
        return NUMBER if near and ontology.relations[fact.relation].key else ABSENT

    return Counter(why(fact) for fact in found.figures.missed if ontology.relations[fact.relation].core)


def test_of_the_development_set_nothing_true_is_lost_but_what_is_explained(shared: Path, tmp_path: Path) -> None:
    found = reading(shared, "dev", tmp_path)
    assert found.figures.core.f1 >= 0.99
    assert found.bill.refusals == {"the words for stake tell none that can be read": 1}
    assert why_lost(found, shared, "dev") == {STATUS: 1, NUMBER: 2}


def test_of_the_real_articles_nothing_true_is_lost(shared: Path, tmp_path: Path) -> None:
    found = reading(shared, "gold", tmp_path)
    assert not found.bill.refusals
    assert not why_lost(found, shared, "gold")
    assert found.figures.core.recall == 1.0
