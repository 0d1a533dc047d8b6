"""JSON-LD is written with a context and short names, and says what the statements say, whoever expands it."""

from __future__ import annotations

import json

import pyoxigraph as ox
from hypothesis import given, settings
from hypothesis import strategies as st
from pyld import jsonld

from graph.exports.json_ld import json_ld
from graph.exports.rdf import prefixes_at
from ontology.namespaces import ONTOLOGY, RDF, RESOURCE, XSD

IRIS = st.sampled_from(
    [f"{RESOURCE}claim/1", f"{RESOURCE}entity/a-b.c", f"{ONTOLOGY}Claim", f"{ONTOLOGY}", "https://other.example/x//y",
     f"{RESOURCE}concept/", "https://w3id.org/dealgraph/", "mailto:a@b.example", f"{RESOURCE}claim/a:b"]
).map(ox.NamedNode)  # fmt: skip
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="pt-br")),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode(XSD + "decimal"))),
)
PREDICATES = st.one_of(IRIS, st.just(ox.NamedNode(ONTOLOGY + "amount")))
QUADS = st.one_of(
    st.builds(ox.Quad, IRIS, PREDICATES, st.one_of(IRIS, LITERALS), IRIS),
    st.builds(ox.Quad, IRIS, st.just(ox.NamedNode(RDF + "type")), IRIS, IRIS),
)


def _document(quads: set[ox.Quad]) -> bytes:
    return b"".join(json_ld(sorted(quads, key=lambda q: (str(q.graph_name), str(q.subject), str(q))), prefixes_at()))


@settings(max_examples=40)
@given(st.sets(QUADS, max_size=12))
def test_the_document_holds_the_statements_and_nothing_else(quads: set[ox.Quad]) -> None:
    document = _document(quads)
    assert set(ox.parse(document, format=ox.RdfFormat.JSON_LD)) == quads
    elsewhere = jsonld.to_rdf(json.loads(document), {"format": "application/n-quads"})
    assert set(ox.parse(elsewhere.encode(), format=ox.RdfFormat.N_QUADS)) == quads


def test_names_are_short_and_one_value_is_no_array() -> None:
    claim, graph = ox.NamedNode(f"{RESOURCE}claim/1"), ox.NamedNode(f"{RESOURCE}article/2")
    kind = ox.Quad(claim, ox.NamedNode(RDF + "type"), ox.NamedNode(ONTOLOGY + "Claim"), graph)
    amount = ox.Literal("7", datatype=ox.NamedNode(XSD + "decimal"))
    told = json.loads(_document({kind, ox.Quad(claim, ox.NamedNode(ONTOLOGY + "amount"), amount, graph)}))
    assert told["@context"]["dg"] == ONTOLOGY
    node = {"@id": "claim:1", "@type": "dg:Claim", "dg:amount": {"@type": "xsd:decimal", "@value": "7"}}
    assert told["@graph"] == [{"@id": "article:2", "@graph": [node]}]
