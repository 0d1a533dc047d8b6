"""Each relation's own example sentences, one a language, are read as that relation."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.pipeline import load_extractor
from ontology.model import load_ontology
from ontology.records import RawArticle

EXAMPLES = [
    pytest.param(relation.name, language, sentence, id=f"{relation.name}-{language}")
    for relation in load_ontology().relations.values()
    for language, sentence in relation.examples
]


@pytest.mark.parametrize(("relation", "language", "sentence"), EXAMPLES)
def test_the_example_of_a_relation_is_read_as_that_relation(relation: str, language: str, sentence: str) -> None:
    reading = load_extractor().read(RawArticle("example", "example", sentence, language))
    assert relation in {claim.relation for claim in reading.claims}


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "examples" / "articles").iterdir()), ids=lambda path: path.name
)
def test_no_claim_of_the_examples_joins_a_thing_with_itself(path: Path) -> None:
    reading = load_extractor().read(RawArticle(path.stem, path.name, path.read_text(encoding="utf-8")))
    assert all(claim.subject != claim.object for claim in reading.claims)
