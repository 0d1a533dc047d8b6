"""Exports: the same bytes twice, readable by others' parsers, nothing lost and nothing unsafe."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from graph.export import FOLDERS, FORMATS, export
from graph.exports.description import DATASET
from graph.exports.rdf import FORMATS as RDF_FORMATS
from graph.ledger import Ledger
from ontology.catalogue import Catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import Reading
from tests.golden.write import exported
from tests.graph.factory import ALPHA, Draft, entity, example, shuffled
from tests.servers.rdf_tools import FileCheck

GOLDEN = Path(__file__).parent.parent / "golden"
ODD = "nul\0 bell\x07 \ufffe \x0b \u2028 \x85 \U0001f600 <&>\"' ]]> \r\n\t\\ \ufeff"


def odd() -> Reading:
    """An article whose text, name and quote hold what formats stumble over."""
    return Draft('=odd, "key"').says(f"Alpha Fund put money into {ODD}.", "invested_in", ALPHA, entity(ODD)).reading()


def ledger(folder: Path, *readings: Reading) -> Ledger:
    made = Ledger.open(folder)
    for reading in readings:
        made.write(reading)
    return made


def write(made: Ledger, target: Path, name: str, *, text: bool = True) -> tuple[Path, ...]:
    target.mkdir(parents=True, exist_ok=True)
    return export(made, target, name, text=text, ontology=load_ontology(), catalogue=Catalogue((), ""))


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def content_of(path: Path, rdf_format: ox.RdfFormat) -> set[ox.Triple]:
    """What a file says but for what it says of itself."""
    triples = {quad.triple for quad in ox.parse(path.read_bytes(), format=rdf_format)}
    return {t for t in triples if isinstance(t.subject, ox.NamedNode) and not t.subject.value.startswith(DATASET)}


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(tmp_path: Path, name: str) -> None:
    one = write(ledger(tmp_path / "a", *example(), odd()), tmp_path / "one", name)
    other = write(ledger(tmp_path / "b", odd(), *shuffled(example())), tmp_path / "other", name)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
    assert [path.name for path in one] == [path.name for path in other]


def test_the_example_is_exported_as_ever(tmp_path: Path) -> None:
    for name, content in exported(tmp_path).items():
        assert content.decode() == (GOLDEN / name).read_bytes().decode(), name


def test_claims_have_the_fields_of_the_format(tmp_path: Path) -> None:
    write(ledger(tmp_path / "data", *example()), tmp_path / "out", "jsonl")
    claims = rows(tmp_path / "out" / "claims.jsonl")
    texts = {row["article"]: str(row["text"]) for row in rows(tmp_path / "out" / "articles.jsonl")}
    for claim in claims:
        evidence = claim["evidence"]
        assert isinstance(evidence, dict)
        assert texts[claim["article"]][evidence["start"] : evidence["end"]] == evidence["text"]
        assert isinstance(claim["subject"], dict)
        assert set(claim["subject"]) == {"iri", "label", "type", "names"}
        assert claim["status"] in ("asserted", "denied", "reported")
    raised = next(claim for claim in claims if claim["relation"] == "raised")
    assert raised["object"] is None
    assert raised["amount"] == "30000000"
    assert any(claim.get("attributed_to") == "a source" for claim in claims)


def test_mentions_point_at_their_surface(tmp_path: Path) -> None:
    write(ledger(tmp_path / "data", *example()), tmp_path / "out", "jsonl")
    texts = {row["article"]: str(row["text"]) for row in rows(tmp_path / "out" / "articles.jsonl")}
    mentions = rows(tmp_path / "out" / "mentions.jsonl")
    assert mentions
    for mention in mentions:
        start, end = mention["start"], mention["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert texts[mention["article"]][start:end] == mention["surface"]


@pytest.mark.parametrize("name", ["jsonl", "nquads", "trig", "turtle", "ntriples", "jsonld", "rdfxml"])
def test_texts_stay_behind_if_asked(tmp_path: Path, name: str) -> None:
    secret = (
        Draft("s", before="Only the text says Xyzzy. ").says("Alpha Fund", "invested_in", ALPHA, entity("B")).reading()
    )
    made = ledger(tmp_path / "data", secret)
    with_text = b"".join(path.read_bytes() for path in write(made, tmp_path / "with", name))
    without = b"".join(path.read_bytes() for path in write(made, tmp_path / "without", name, text=False))
    assert with_text.count(b"Xyzzy") > without.count(b"Xyzzy")


@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_rdf_holds_the_same_everywhere(tmp_path: Path, name: str) -> None:
    made = ledger(tmp_path / "data", *example())
    (path,) = write(made, tmp_path / "out", name)
    triples = content_of(path, RDF_FORMATS[name][0])
    (reference,) = write(made, tmp_path / "reference", "nquads")
    assert triples == content_of(reference, ox.RdfFormat.N_QUADS)
    assert not any(isinstance(term, ox.BlankNode) for triple in triples for term in (triple.subject, triple.object))


@pytest.mark.parametrize("name", sorted(RDF_FORMATS))
def test_words_that_look_like_a_statement_are_words(tmp_path: Path, name: str) -> None:
    told = " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> \\u0000 \\x00 "
    reading = Draft("like a statement").says(f"Alpha Fund bought{told}it.", "invested_in", ALPHA).reading()
    (path,) = write(ledger(tmp_path / "data", reading), tmp_path / "out", name)
    texts = {t.object.value for t in content_of(path, RDF_FORMATS[name][0]) if isinstance(t.object, ox.Literal)}
    assert reading.article.text in texts


def test_turtle_says_first_what_a_thing_is(tmp_path: Path) -> None:
    (path,) = write(ledger(tmp_path / "data", *example()), tmp_path / "out", "turtle")
    lines = path.read_text(encoding="utf-8").split("\n")
    assert sum(line.split(" ")[1:2] == ["a"] for line in lines) > 20
    assert not any(line.startswith("\ta ") for line in lines)


def test_jena_reads_every_rdf_format(tmp_path: Path, riot: FileCheck) -> None:
    made = ledger(tmp_path / "data", *example(), odd())
    riot(*(path for name in RDF_FORMATS for path in write(made, tmp_path / "out", name)))


@pytest.mark.parametrize("name", ["turtle", "ntriples", "rdfxml"])
def test_raptor_reads_what_it_knows(tmp_path: Path, name: str, rapper: FileCheck) -> None:
    (path,) = write(ledger(tmp_path / "data", *example()), tmp_path / "out", name)
    rapper(path)


@pytest.mark.parametrize("name", ["graphml", "gexf", "rdfxml"])
def test_xml_is_well_formed_whatever_the_words(tmp_path: Path, name: str) -> None:
    (path,) = write(ledger(tmp_path / "data", odd()), tmp_path / "out", name)
    ElementTree.fromstring(path.read_bytes())
    assert "\ufffd" in path.read_text(encoding="utf-8")


def test_networkx_reads_graphml_and_gexf(tmp_path: Path) -> None:
    made = ledger(tmp_path / "data", *example())
    (graphml,) = write(made, tmp_path / "out", "graphml")
    (gexf,) = write(made, tmp_path / "out", "gexf")
    one, other = nx.read_graphml(graphml, force_multigraph=True), nx.read_gexf(gexf, version="1.3")
    assert set(one) == set(other)
    assert one.number_of_edges() == other.number_of_edges()
    amounts = [
        told["amount"] for *_, told in one.edges(data=True) if told["type"] == "INVESTED_IN" and "amount" in told
    ]
    assert amounts == [30000000.0]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    change = Draft("=cmd()").says("+1 Alpha Fund cut it.", "price_change", ALPHA, percent="-80").reading()
    write(ledger(tmp_path / "data", change), tmp_path / "out", "csv")
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["article"], row["evidence"][0], row["percent"]) == ("'=cmd()", "'", "-80")


def test_an_unknown_format_is_told_with_those_that_are_known(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="no format 'xlsx'") as caught:
        write(ledger(tmp_path / "data"), tmp_path / "out", "xlsx")
    assert all(name in caught.value.remedy for name in FORMATS)


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_several_files_need_a_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(DealgraphError, match="is a file"):
        export(ledger(tmp_path / "data"), tmp_path / "out", name, ontology=load_ontology(), catalogue=Catalogue((), ""))


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_ledger_can_be_exported(tmp_path: Path, name: str) -> None:
    assert write(ledger(tmp_path / "data"), tmp_path / "out", name)
