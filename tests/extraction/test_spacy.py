"""A trained spaCy model that a user names adds its persons and organisations."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.training import Example

from extraction.pipeline import Extractor
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle

TEXT = "the round was led by quince orchard and joined by others."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model that has learnt one name in small letters, which no rule would take for one."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("ner").add_label("ORG")  # type: ignore[attr-defined]  # the pipe is an EntityRecognizer
    start = TEXT.index("quince")
    example = Example.from_dict(pipeline.make_doc(TEXT), {"entities": [(start, start + len("quince orchard"), "ORG")]})
    pipeline.initialize(lambda: [example])
    for _ in range(30):
        pipeline.update([example])
    folder = tmp_path_factory.mktemp("model")
    pipeline.to_disk(folder)
    return folder


def names(extractor: Extractor) -> set[str]:
    return {link.mention.surface for link in extractor.read(RawArticle("a", "a", TEXT, "en")).links}


def test_what_the_model_names_becomes_a_mention(model: Path) -> None:
    plain = Extractor(load_ontology(), load_catalogue())
    trained = Extractor(load_ontology(), load_catalogue(), {"en": str(model)})
    assert "quince orchard" not in names(plain)
    assert "quince orchard" in names(trained)
    assert plain.digest != trained.digest


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(DealgraphError, match="'no_such_model' cannot be loaded"):
        Extractor(load_ontology(), load_catalogue(), {"de": "no_such_model"})
