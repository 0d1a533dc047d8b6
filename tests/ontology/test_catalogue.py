"""The catalogue is complete, unambiguous, the same on every load, and says clearly what is wrong with a bad file."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.catalogue import FOLDER, Catalogue, load_catalogue, load_catalogue_holding
from ontology.errors import DealgraphError
from ontology.identifiers import folded
from ontology.namespaces import CONCEPT, ONTOLOGY, SKOS

PREFIXES = f"@prefix dg: <{ONTOLOGY}> . @prefix dgc: <{CONCEPT}> . @prefix skos: <{SKOS}> .\n"
HAN = re.compile(r"[㐀-鿿]")
FILES = sorted(FOLDER.glob("*.ttl"))

Write = Callable[[str], Path]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Call it with the statements of a file of one's own; it answers where the file lies."""

    def to_file(statements: str) -> Path:
        path = tmp_path / f"own-{len(list(tmp_path.iterdir()))}.ttl"
        path.write_text(PREFIXES + statements, encoding="utf-8")
        return path

    return to_file


def _concepts_of(path: Path, catalogue: Catalogue) -> list[str]:
    subjects = {triple.subject.value for triple in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)}
    return sorted(subjects & catalogue.by_iri.keys())


def test_there_are_enough_concepts_of_every_class(catalogue: Catalogue) -> None:
    counts = Counter(concept.type for concept in catalogue.concepts)
    assert len(catalogue.concepts) >= 600
    assert counts.keys() == {"Company", "Investor", "Person", "Model"}
    assert min(counts.values()) >= 200


def test_every_concept_has_a_usual_name_in_latin_script(catalogue: Catalogue) -> None:
    assert [c.iri for c in catalogue.concepts if HAN.search(catalogue.label(c.iri))] == []


def test_every_chinese_company_and_investor_has_its_chinese_name(catalogue: Catalogue) -> None:
    files = [FOLDER / "companies-cn.ttl", FOLDER / "investors-cn.ttl"]
    chinese = [iri for path in files for iri in _concepts_of(path, catalogue)]
    assert len(chinese) > 300
    without = [
        iri
        for iri in chinese
        if not any(name.language == "zh" and name.kind == "usual" for name in catalogue.by_iri[iri].names)
    ]
    assert without == []


def test_names_in_chinese_characters_are_marked_as_chinese(catalogue: Catalogue) -> None:
    assert [name.text for name, _ in catalogue.names() if HAN.search(name.text) and name.language != "zh"] == []


def test_no_name_stands_for_two_concepts(catalogue: Catalogue) -> None:
    assert catalogue.shared_names() == {}


def test_no_concept_has_one_name_twice(catalogue: Catalogue) -> None:
    twice = {
        concept.iri: name
        for concept in catalogue.concepts
        for name, count in Counter(name.text.casefold() for name in concept.names).items()
        if count > 1
    }
    assert twice == {}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_sorted_by_slug(path: Path) -> None:
    slugs = re.findall(r"^dgc:(\S+) a ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert slugs
    assert slugs == sorted(set(slugs))


def test_a_concept_is_in_one_file_only(catalogue: Catalogue) -> None:
    homes = Counter(iri for path in FILES for iri in _concepts_of(path, catalogue))
    assert [iri for iri, count in homes.items() if count > 1] == []


@pytest.mark.parametrize(
    ("slug", "text", "language", "kind"),
    [
        ("moonshot-ai", "Dunkle Seite des Mondes", "de", "translation"),
        ("moonshot-ai", "月之暗面", "zh", "usual"),
        ("andreessen-horowitz", "a16z", "en", "alias"),
        ("meta", "Facebook", "en", "former"),
        ("doubao", "Sitzsack", "de", "weak"),
    ],
)
def test_a_property_tells_the_kind_of_a_name(
    catalogue: Catalogue, slug: str, text: str, language: str, kind: str
) -> None:
    found = {(name.text, name.language, name.kind) for name in catalogue.by_iri[CONCEPT + slug].names}
    assert (text, language, kind) in found


def test_a_model_knows_its_developer(catalogue: Catalogue) -> None:
    assert catalogue.by_iri[CONCEPT + "gpt-4o"].developer == CONCEPT + "openai"


def test_loading_twice_gives_the_same_catalogue(write: Write) -> None:
    own = write('dgc:own a skos:Concept, dg:Company ; skos:prefLabel "Own Works"@en .')
    assert load_catalogue() is load_catalogue()
    assert load_catalogue(own).digest == load_catalogue(own).digest
    assert load_catalogue(own).digest != load_catalogue().digest


def test_a_file_of_ones_own_adds_concepts_and_names(write: Write) -> None:
    own = write(
        'dgc:own a skos:Concept, dg:Model ; skos:prefLabel "Eigenwerk"@de, "自家"@zh ; dg:developer dgc:openai .'
        'dgc:openai skos:altLabel "The Own Lab"@en .'
    )
    catalogue = load_catalogue(own)
    assert catalogue.label(CONCEPT + "own") == "Eigenwerk"
    assert "The Own Lab" in {name.text for name in catalogue.by_iri[CONCEPT + "openai"].names}


def test_a_shared_name_is_reported_unless_it_is_weak(write: Write) -> None:
    own = write(
        'dgc:own a skos:Concept, dg:Company ; skos:prefLabel "Own Works"@en ; skos:altLabel "OPENAI"@en .'
        'dgc:two a skos:Concept, dg:Company ; skos:prefLabel "Two Works"@en ; dg:weakName "Own Works"@en .'
    )
    assert load_catalogue(own).shared_names() == {"openai": (CONCEPT + "openai", CONCEPT + "own")}


@pytest.mark.parametrize(
    ("statements", "message"),
    [
        ('dgc:own a skos:Concept, dg:Planet ; skos:prefLabel "Own"@en .', "unknown class"),
        ('dgc:own a skos:Concept ; skos:prefLabel "Own"@en .', "no class"),
        ('dgc:own a skos:Concept, dg:Company ; skos:altLabel "Own"@en .', "no skos:prefLabel"),
        ('dgc:own a dg:Company ; skos:prefLabel "Own"@en, "Owned"@en .', "two skos:prefLabel in one language"),
        ('dgc:own a dg:Company, dg:Person ; skos:prefLabel "Own"@en .', "class Person here and Company elsewhere"),
        ('dgc:own a dg:Model ; skos:prefLabel "Own"@en ; dg:developer dgc:nobody .', "nobody is not in the catalogue"),
        ('dgc:own a dg:Model ; skos:prefLabel "Own"@en ; dg:developer dgc:openai, dgc:meta .', "two developers"),
        ('dgc:own a dg:Company ; skos:preflabel "Own"@en .', "preflabel"),
    ],
)
def test_a_faulty_concept_is_named_with_its_file(write: Write, statements: str, message: str) -> None:
    own = write(statements)
    with pytest.raises(DealgraphError, match=message) as raised:
        load_catalogue(own)
    assert raised.value.where == f"{own}: dgc:own"


def test_further_names_of_what_no_file_defines_are_left_out_and_told(write: Write) -> None:
    own = write('dgc:gone skos:altLabel "Gone Works"@en . dgc:openai skos:altLabel "The Own Lab"@en .')
    catalogue = load_catalogue(own)
    assert catalogue.dangling == ((own.name, CONCEPT + "gone"),)
    assert CONCEPT + "gone" not in catalogue.by_iri
    assert "The Own Lab" in {name.text for name in catalogue.by_iri[CONCEPT + "openai"].names}
    assert load_catalogue_holding((own.name, own.read_bytes())) == catalogue


def test_two_files_may_not_disagree_on_a_class(write: Write) -> None:
    own = write("dgc:openai a dg:Investor .")
    with pytest.raises(DealgraphError, match="class Investor here and Company elsewhere") as raised:
        load_catalogue(own)
    assert raised.value.where == f"{own}: dgc:openai"


@pytest.mark.parametrize("statements", ["dgc:own a ;", 'dgc:own skos:prefLabel "Own@en .'])
def test_a_file_that_is_no_turtle_is_named(write: Write, statements: str) -> None:
    own = write(statements)
    with pytest.raises(DealgraphError, match="not valid Turtle") as raised:
        load_catalogue(own)
    assert raised.value.where == str(own)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="cannot be read"):
        load_catalogue(tmp_path / "absent.ttl")


def test_an_unknown_concept_has_no_label(catalogue: Catalogue) -> None:
    with pytest.raises(DealgraphError, match="no such concept"):
        catalogue.label(CONCEPT + "nobody-knows-this")


@pytest.mark.shared
def test_no_invented_name_is_in_the_catalogue(catalogue: Catalogue, shared: Path) -> None:
    """Things made up for the evaluation must be found by what articles say, not by the catalogue."""
    lines = (shared / "evaluation" / "dev" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    things = [json.loads(line) for line in lines]
    invented = {folded(name) for thing in things if thing.get("invented") for name in thing["names"] if len(name) > 3}
    assert invented
    known = {folded(name.text) for name, _ in catalogue.names()}
    assert known & invented == set()
    assert [(name, made_up) for name in known for made_up in invented if len(made_up) > 4 and made_up in name] == []


def test_every_name_says_which_file_it_is_from_and_a_literal_translation_what_it_translates(
    catalogue: Catalogue, write: Write
) -> None:
    concept = catalogue.by_iri[CONCEPT + "moonshot-ai"]
    told = {name.text: concept.source_of(name) for name in concept.names}
    assert told["Moonshot AI"] == "catalogue (companies-cn.ttl)"
    assert told["Dunkle Seite des Mondes"] == "catalogue (companies-cn.ttl, of 月之暗面)"
    own = write('dgc:moonshot-ai dg:translatedName "Mondhinterseite"@de .')
    concept = load_catalogue(own).by_iri[CONCEPT + "moonshot-ai"]
    added = next(name for name in concept.names if name.text == "Mondhinterseite")
    assert concept.source_of(added) == f"catalogue ({own.name}, of 月之暗面)"
    assert all(all(each.files) and len(each.files) == len(each.names) for each in catalogue.concepts)
