"""Every tool that people have reads every export of real articles without a word, and finds no fault in it."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyld import jsonld

from extraction.pipeline import load_extractor
from graph.exports.content import Content
from graph.exports.rdf import FORMATS, Manner, write
from graph.ledger import Ledger
from graph.quarantine import admitted
from ontology.by_pyshacl import validate as by_pyshacl
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from ontology.records import RawArticle
from ontology.shacl import shapes_turtle
from ontology.validation import Validator
from tests.servers.rdf_tools import RAPTOR_NAMES, FileCheck, ShaclCheck

RDFLIB_NAMES = {"turtle": "turtle", "ntriples": "nt", "nquads": "nquads", "trig": "trig", "jsonld": "json-ld"}
RDFLIB_NAMES["rdfxml"] = "xml"

IN_RDF_12 = " in RDF 1.2"
RDF_12 = ("turtle", "trig", "ntriples", "nquads")
"""The formats that have a form for RDF 1.2."""

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def exports(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every RDF export of the five articles and the development set, by format."""
    folder = tmp_path_factory.mktemp("exports")
    ledger, extractor = Ledger.open(folder / "data"), load_extractor()
    texts = [
        path for place in ("articles", "evaluation/dev/articles") for path in sorted((shared / place).glob("*.txt"))
    ]
    assert len(texts) >= 30
    for path in texts:
        raw = RawArticle(path.stem, path.name, path.read_text(encoding="utf-8"))
        ledger.write(admitted(ledger, extractor.read(raw)))
    content = Content(ledger, load_ontology(), load_catalogue(), text=True)  # settled once for all formats
    found = {name: folder / f"all.{ending}" for name, (_, ending) in FORMATS.items()}
    found |= {f"{name}{IN_RDF_12}": folder / f"rdf12.{FORMATS[name][1]}" for name in RDF_12}
    for name, path in found.items():
        with path.open("wb") as file:
            write(content, file, name=name.removesuffix(IN_RDF_12), manner=Manner(rdf12=name.endswith(IN_RDF_12)))
    return found


def test_jena_reads_all_of_them(exports: dict[str, Path], riot: FileCheck) -> None:
    """In every format, and those of RDF 1.2 too, in one start of Java."""
    assert len(exports) == len(FORMATS) + len(RDF_12)
    riot(*exports.values())


@pytest.mark.parametrize("name", sorted(n for n, (_, e) in FORMATS.items() if f".{e}" in RAPTOR_NAMES and e != "trig"))
def test_raptor_reads_it(exports: dict[str, Path], name: str, rapper: FileCheck) -> None:
    rapper(exports[name])


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_rdflib_reads_it_and_finds_as_much_as_oxigraph(exports: dict[str, Path], name: str) -> None:
    rdf_format, _ = FORMATS[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", category=DeprecationWarning)
        graph: rdflib.Graph = rdflib.Dataset() if rdf_format.supports_datasets else rdflib.Graph()
        graph.parse(exports[name], format=RDFLIB_NAMES[name])
        found = sum(1 for _ in graph.quads()) if isinstance(graph, rdflib.Dataset) else len(graph)
    assert found == len(set(ox.parse(exports[name].read_bytes(), format=rdf_format)))


def test_oxigraph_reads_rdf_1_2(exports: dict[str, Path]) -> None:
    quads = set(ox.parse(exports["trig in RDF 1.2"].read_bytes(), format=ox.RdfFormat.TRIG))
    plain = {quad for quad in quads if not isinstance(quad.object, ox.Triple)}
    assert len(plain) < len(quads)
    # The count of statements in the description is another one, and nothing else.
    assert len(plain ^ set(ox.parse(exports["trig"].read_bytes(), format=ox.RdfFormat.TRIG))) == 2


def test_pyld_expands_json_ld_to_the_same_statements(exports: dict[str, Path]) -> None:
    document = json.loads(exports["jsonld"].read_text(encoding="utf-8"))
    expanded = jsonld.expand(document)
    assert expanded
    written = jsonld.to_rdf(document, {"format": "application/n-quads"})
    found = set(ox.parse(written, format=ox.RdfFormat.N_QUADS))
    reference = ox.parse(exports["jsonld"].read_bytes(), format=ox.RdfFormat.JSON_LD)
    assert len(found) == len(set(reference))


def test_n_quads_are_canonical(exports: dict[str, Path]) -> None:
    """RDFC-1.0 sorts the canonical lines by code point, and there are no blank nodes to name."""
    lines = exports["nquads"].read_bytes().decode().split("\n")[:-1]
    assert lines == sorted(set(lines))


@pytest.mark.parametrize("name", ["turtle", "trig"])
def test_the_fast_validator_and_pyshacl_find_no_fault(exports: dict[str, Path], name: str) -> None:
    quads = list(ox.parse(exports[name].read_bytes(), format=FORMATS[name][0]))
    assert Validator(load_ontology()).check(quads) == ()
    if name == "turtle":
        assert by_pyshacl(quads, load_ontology()) == ()


def test_jena_finds_no_fault(exports: dict[str, Path], tmp_path: Path, jena_shacl: ShaclCheck) -> None:
    (tmp_path / "shapes.ttl").write_bytes(shapes_turtle(load_ontology()))
    assert jena_shacl(tmp_path / "shapes.ttl", exports["turtle"]) == set()
