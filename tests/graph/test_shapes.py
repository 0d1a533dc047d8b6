"""The shapes follow from the vocabulary, accept what the ledger writes and name what breaks them."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.exports.content import Content
from graph.exports.rdf import dataset
from graph.ledger import Ledger
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.namespaces import ONTOLOGY as NAMESPACE
from ontology.rdf import reading_quads
from ontology.records import Reading
from ontology.shapes import SH, shapes, validate
from tests.graph.factory import ADA, BETA, GAMMA, MODEL, Draft, example

ONTOLOGY = load_ontology()


def violated(reading: Reading) -> set[str]:
    """Local names of the properties that break a shape."""
    return {violation.path.rsplit("#")[-1] for violation in validate(reading_quads(reading, ONTOLOGY), ONTOLOGY)}


def test_every_relation_and_class_has_a_shape() -> None:
    targets = {t.object.value for t in shapes(ONTOLOGY) if t.predicate.value == SH + "targetClass"}  # type: ignore[union-attr]
    assert targets >= {relation.iri for relation in ONTOLOGY.relations.values()}
    assert targets >= {entity_type.iri for entity_type in ONTOLOGY.entity_types.values()}
    assert targets >= {NAMESPACE + name for name in ("Article", "Claim", "Fact", "Mention")}


def test_shapes_have_no_blank_nodes_and_are_the_same_twice() -> None:
    made = shapes(ONTOLOGY)
    assert not any(isinstance(term, ox.BlankNode) for triple in made for term in (triple.subject, triple.object))
    assert made == shapes(ONTOLOGY)


def test_what_the_ledger_writes_keeps_to_them(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    for reading in example():
        ledger.write(reading)
    assert validate(ledger.quads(), ONTOLOGY) == ()
    assert validate(dataset(Content(ledger, ONTOLOGY, Catalogue((), ""), text=False)), ONTOLOGY) == ()


@pytest.mark.parametrize(
    ("draft", "paths"),
    [
        (Draft("a").says("x", "develops", MODEL, BETA), {"subject", "object"}),
        (Draft("a").says("x", "develops", BETA), {"object"}),
        (Draft("a").says("x", "raised", BETA, GAMMA), {"object"}),
        (Draft("a").says("x", "valued_at", BETA, amount="1"), {"currency"}),
        (Draft("a").says("x", "works_for", ADA, BETA, amount="1"), {"amount"}),
        (Draft("a").says("x", "raised", BETA, bound="under"), {"bound"}),
        (Draft("a").says("x", "raised", BETA, date="June"), {"date"}),
    ],
)
def test_what_breaks_them_is_named(draft: Draft, paths: set[str]) -> None:
    assert violated(draft.reading()) == paths
