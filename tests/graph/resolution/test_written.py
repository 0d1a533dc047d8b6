"""Why things are one is a statement in the ledger and in RDF exports, and gone where they are one no more."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from graph.export import export
from graph.judgements import Judgements
from graph.ledger import Ledger
from graph.resolution import settled_ledger
from graph.resolution.written import FILE, MATCHES, keep_matches, kept_matches
from ontology.catalogue import Catalogue
from ontology.model import load_ontology
from ontology.namespaces import ONTOLOGY, OWL, RDFS
from ontology.records import Judgement
from tests.graph.resolution.test_matching import telling, thing

NOTHING_KNOWN = Catalogue((), "")
ONE, OTHER = thing("霁川智能"), thing("Jichuan AI")


def ledger_of(folder: Path) -> Ledger:
    made = Ledger.open(folder)
    for each in (ONE, OTHER, thing("Norholt")):
        made.write(telling(each))
    return made


def said(content: bytes, predicate: str) -> list[tuple[str, str]]:
    found = ox.parse(content, format=ox.RdfFormat.N_QUADS)
    return [
        (str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", "")))
        for quad in found
        if quad.predicate.value == predicate and quad.graph_name == ox.NamedNode(MATCHES)
    ]


def test_the_ledger_says_which_things_are_one_and_why(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "data")
    assert keep_matches(ledger.folder, settled_ledger(ledger, NOTHING_KNOWN))
    content = (ledger.folder / FILE).read_bytes()
    first, second = sorted((ONE.iri, OTHER.iri))
    assert said(content, OWL + "sameAs") == [(second, first)]
    assert [reason for _, reason in said(content, RDFS + "comment")] == ["霁川 is read Jichuan in Latin letters"]
    assert {iri for _, iri in said(content, ONTOLOGY + "matches")} == {first, second}
    assert not keep_matches(ledger.folder, settled_ledger(ledger, NOTHING_KNOWN))
    found = settled_ledger(ledger, NOTHING_KNOWN)
    assert kept_matches(ledger.folder) == (found.matches, found.node)


def test_what_a_person_told_apart_is_said_to_be_one_no_more(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "data")
    keep_matches(ledger.folder, settled_ledger(ledger, NOTHING_KNOWN))
    Judgements(ledger.folder).write(
        Judgement("different", (ONE.iri, OTHER.iri), "two register entries", "Ada", "2026-01-01T00:00:00+00:00")
    )
    assert keep_matches(ledger.folder, settled_ledger(ledger, NOTHING_KNOWN))
    assert said((ledger.folder / FILE).read_bytes(), OWL + "sameAs") == []


def test_an_export_says_it_too(tmp_path: Path) -> None:
    ledger = ledger_of(tmp_path / "data")
    (file,) = export(ledger, tmp_path / "all.nq", "nquads", ontology=load_ontology(), catalogue=NOTHING_KNOWN)
    keep_matches(ledger.folder, settled_ledger(ledger, NOTHING_KNOWN))
    kept = set((ledger.folder / FILE).read_bytes().splitlines())
    assert kept <= set(file.read_bytes().splitlines())
