"""The shapes follow from the vocabulary, accept what the ledger writes and name what breaks them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.exports.content import Content
from graph.exports.rdf_dataset import dataset
from graph.ledger import Ledger
from ontology.by_pyshacl import validate as by_pyshacl
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.namespaces import OA, OWL, RDF, XSD
from ontology.published import vocabulary
from ontology.rdf import reading_quads
from ontology.records import Reading
from ontology.shacl import SH, shapes, shapes_turtle
from ontology.shape_words import LANGUAGES
from ontology.shapes import Severity
from ontology.validation import Validator, Violation
from tests.graph.factory import ADA, BETA, GAMMA, MODEL, Draft, example
from tests.servers.rdf_tools import ShaclCheck

ONTOLOGY = load_ontology()
VALIDATOR = Validator(ONTOLOGY)
MADE = shapes(ONTOLOGY)
MINUS_SEVEN = ox.Literal("-7", datatype=ox.NamedNode(XSD + "decimal"))
ODD: list[ox.Literal | ox.NamedNode] = [ox.Literal("x"), MINUS_SEVEN, ox.NamedNode("urn:x:y")]


def violated(reading: Reading) -> set[str]:
    """Local names of the properties that break a shape."""
    return {violation.path.rsplit("#")[-1] for violation in VALIDATOR.check(reading_quads(reading, ONTOLOGY))}


def known(found: tuple[Violation, ...]) -> set[tuple[str, str, str, Severity]]:
    """What every engine must agree on."""
    return {(violation.focus, violation.path, violation.shape, violation.severity) for violation in found}


def test_every_relation_and_class_has_a_shape() -> None:
    targets = {t.object.value for t in MADE if t.predicate.value == SH + "targetClass"}  # type: ignore[union-attr]
    assert targets >= {relation.iri for relation in ONTOLOGY.relations.values()}
    assert targets >= {entity_type.iri for entity_type in ONTOLOGY.entity_types.values()}
    classes = {
        triple.subject.value
        for triple in vocabulary()
        if triple.object == ox.NamedNode(OWL + "Class") and isinstance(triple.subject, ox.NamedNode)
    }
    assert len(classes) > 20
    assert targets >= classes


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_demand_has_a_message_in_each_language(language: str) -> None:
    demands = {triple.object for triple in MADE if triple.predicate.value == SH + "property"}
    told = {
        triple.subject
        for triple in MADE
        if isinstance(triple.object, ox.Literal) and triple.object.language == language and triple.object.value
    }
    assert demands == told


def test_shapes_have_no_blank_nodes_and_are_the_same_twice() -> None:
    made = shapes(ONTOLOGY)
    assert not any(isinstance(term, ox.BlankNode) for triple in made for term in (triple.subject, triple.object))
    assert made == shapes(ONTOLOGY)


def test_what_the_ledger_writes_keeps_to_them(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    for reading in example():
        ledger.write(reading)
    assert VALIDATOR.check(ledger.quads()) == ()
    for text in (True, False):
        quads = list(dataset(Content(ledger, ONTOLOGY, Catalogue((), ""), text=text)))
        assert VALIDATOR.check(quads) == ()
        assert by_pyshacl(quads, ONTOLOGY) == ()


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


@pytest.mark.parametrize(
    ("values", "path"),
    [
        ({"relation": "acquired", "stake": "1.4"}, "stake"),
        ({"relation": "acquired", "amount": "-5"}, "amount"),
        ({"relation": "invested_in", "amount": "30", "amount_high": "20"}, "amount"),
    ],
)
def test_what_is_not_plausible_is_flagged_and_no_violation(values: dict[str, str], path: str) -> None:
    relation = values.pop("relation")
    quads = reading_quads(Draft("a").says("x", relation, GAMMA, BETA, also=values).reading(), ONTOLOGY)
    (found,) = VALIDATOR.check(quads)
    assert (found.path.rsplit("#")[-1], found.severity, found.shape) == (
        path,
        Severity.WARNING,
        f"Claim-{path}-plausible",
    )
    assert known(VALIDATOR.check(quads)) == known(by_pyshacl(quads, ONTOLOGY))


def broken(quads: list[ox.Quad], drop: float, change: Random) -> list[ox.Quad]:
    """The same statements with some gone, some twice with another value, some with a value of another datatype."""
    found = []
    for quad in quads:
        if change.random() < drop:
            if quad.predicate.value == RDF + "type":
                continue
            found.append(ox.Quad(quad.subject, quad.predicate, change.choice(ODD), quad.graph_name))
            if change.random() < 0.5:
                continue
        found.append(quad)
    return found


@given(st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_the_fast_validator_finds_what_pyshacl_finds(seed: int) -> None:
    quads = [quad for reading in example() for quad in reading_quads(reading, ONTOLOGY)]
    faulty = broken(quads, 0.06, Random(seed))
    assert known(VALIDATOR.check(faulty)) == known(by_pyshacl(faulty, ONTOLOGY))


def test_jena_finds_what_the_fast_validator_finds(tmp_path: Path, jena_shacl: ShaclCheck) -> None:
    quads = [quad for reading in example() for quad in reading_quads(reading, ONTOLOGY)]
    (tmp_path / "shapes.ttl").write_bytes(shapes_turtle(ONTOLOGY))
    for name, told in (("whole", quads), ("broken", broken(quads, 0.06, Random(5)))):
        triples = [quad.triple for quad in told]
        (tmp_path / f"{name}.nt").write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
        found = jena_shacl(tmp_path / "shapes.ttl", tmp_path / f"{name}.nt")
        assert found == {(v.focus, v.path, v.shape) for v in VALIDATOR.check(told)}


def test_an_offset_that_ends_before_it_starts_is_named() -> None:
    quads = reading_quads(example()[0], ONTOLOGY)
    turned = [
        ox.Quad(q.subject, ox.NamedNode(OA + ("end" if q.predicate.value.endswith("start") else "start")), q.object)
        if q.predicate.value in (OA + "start", OA + "end")
        else q
        for q in quads
    ]
    assert {v.shape for v in VALIDATOR.check(turned)} == {"TextPositionSelector-start"}
