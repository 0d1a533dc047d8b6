"""A reading becomes RDF and comes back as it was, whatever its words are."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.errors import DealgraphError
from ontology.identifiers import content_iri
from ontology.model import load_ontology
from ontology.rdf import canonical, reading_from_quads, reading_quads, sorted_nquads
from ontology.records import Article, Claim, Entity, Evidence, Link, Mention, Name, Quantity, Reading, Span, Status
from tests.graph.factory import ALPHA, BETA, Draft, example

ONTOLOGY = load_ontology()

# Everything but halves of surrogate pairs, which no UTF-8 file can hold.
LETTERS = st.characters(codec="utf-8")
words = st.text(LETTERS, max_size=20)
said = st.text(LETTERS, min_size=1, max_size=20)
iris = st.integers(0, 9).map(lambda number: content_iri("entity", number))
spans = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))
shares = st.floats(0, 1)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=3).map(lambda number: f"{number:f}")
kinds = st.sampled_from(sorted(ONTOLOGY.entity_types))
names = st.builds(Name, said, st.sampled_from(["", "de", "zh", "zh-Hant"]), st.sampled_from(["usual", "weak"]))
values = st.dictionaries(st.sampled_from(sorted(ONTOLOGY.attributes)), decimals, max_size=4)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(words)
    iri = content_iri("article", text)
    key, source, language, title, published, url, original = (draw(words) for _ in range(7))
    article = Article(iri, key, source, language, title, published, url, text, original)
    entities = {
        e.iri: e for e in draw(st.lists(st.builds(Entity, iris, kinds, words, st.tuples(names), st.booleans())))
    }
    mentions = st.builds(Mention, st.just(iri), spans, words, kinds, words)
    links = {
        (link.mention, link.entity): link
        for link in draw(st.lists(st.builds(Link, mentions, iris, shares, words), max_size=4))
    }
    roles = st.lists(st.tuples(said, spans), unique=True, max_size=3).map(lambda pairs: tuple(sorted(pairs)))
    evidence = st.builds(Evidence, st.just(iri), spans, words, st.none() | spans, roles)
    claims = [
        Claim(
            iri=content_iri("claim", iri, number),
            article=iri,
            relation=draw(st.sampled_from(sorted(ONTOLOGY.relations))),
            subject=draw(iris),
            object=draw(st.none() | iris),
            values=tuple(sorted(draw(values).items())),
            status=draw(st.sampled_from(Status)),
            attributed_to=draw(words),
            confidence=draw(shares),
            evidence=draw(evidence),
            extractor=draw(words),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    told = st.builds(Quantity, st.just(iri), spans, spans, values.map(lambda found: tuple(sorted(found.items()))))
    numbers = {(q.span, q.values): q for q in draw(st.lists(told, max_size=3))}
    things = tuple(entities.values())
    return Reading(article, draw(words), tuple(links.values()), things, tuple(claims), tuple(numbers.values()))


@given(readings())
@settings(max_examples=60, deadline=None)
def test_a_reading_comes_back_as_it_was(reading: Reading) -> None:
    written = sorted_nquads(reading_quads(reading, ONTOLOGY))
    again = reading_from_quads(ox.parse(written, format=ox.RdfFormat.N_QUADS), ONTOLOGY)
    assert again == canonical(reading)
    assert sorted_nquads(reading_quads(again, ONTOLOGY)) == written


def test_readings_in_order_are_canonical() -> None:
    assert all(canonical(reading) == reading for reading in example())


def test_there_are_no_blank_nodes_and_one_graph() -> None:
    for reading in example():
        quads = reading_quads(reading, ONTOLOGY)
        assert {quad.graph_name for quad in quads} == {ox.NamedNode(reading.article.iri)}
        assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_the_exact_form_of_a_number_is_kept() -> None:
    reading = Draft("one").says("Alpha", "invested_in", ALPHA, BETA, amount="1.50").reading()
    again = reading_from_quads(reading_quads(reading, ONTOLOGY), ONTOLOGY)
    assert again.claims[0].value("amount") == "1.50"


@pytest.mark.parametrize("number", ["2.065e9", "NaN", "1,5", "", "１"])
def test_what_is_no_decimal_is_refused(number: str) -> None:
    reading = Draft("one").says("Alpha", "invested_in", ALPHA, BETA, amount=number).reading()
    with pytest.raises(DealgraphError, match="amount"):
        reading_quads(reading, ONTOLOGY)


def test_an_attribute_that_nobody_knows_is_refused() -> None:
    reading = Draft("one").says("Alpha", "invested_in", ALPHA, BETA, colour="red").reading()
    with pytest.raises(DealgraphError, match="colour"):
        reading_quads(reading, ONTOLOGY)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(DealgraphError, match="surrogate"):
        reading_quads(Draft("one", before="\ud83d").reading(), ONTOLOGY)
