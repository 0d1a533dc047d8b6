"""Someone else's names extend the catalogue: known things get further names, others become concepts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ontology import catalogue as packaged
from ontology.catalogue import load_catalogue
from ontology.catalogue_import import names_for, read_outside
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.namespaces import CONCEPT

SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix schema: <https://schema.org/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<http://other.example/1> a schema:Organization ; skos:prefLabel "OpenAI"@en ; skos:altLabel "Offene KI GmbH"@de .
<http://other.example/2> a foaf:Person ; foaf:name "Quirin \\"Q\\" Beispiel" ; schema:name "奎林"@zh-Hans .
<http://other.example/3> skos:prefLabel "Rechenwerk Sieben"@de, "Arithmetic Unit Seven"@en .
"""
FTM = [
    {"id": "ftm-1", "schema": "Company", "properties": {"name": ["Zwolfton AG"], "previousName": ["Elfton AG"]}},
    {"id": "ftm-2", "schema": "Person", "properties": {"name": ["Ottilie Muster"], "weakAlias": ["Otti"]}},
    {"id": "ftm-3", "schema": "Vessel", "properties": {"name": ["Seeperle"]}},
]
HALF_A_LETTER = '{"id": "x", "schema": "Person", "properties": {"name": ["\\ud800"]}}'


def kept(file: Path, out: Path, default: str = "") -> tuple[bytes, int, int]:
    done = names_for(out, read_outside(file, load_ontology(), default=default))
    out.write_bytes(done.turtle)
    return done.turtle, done.new, done.extended


def test_rdf_names_extend_what_is_known_and_add_what_is_not(tmp_path: Path) -> None:
    (tmp_path / "skos.ttl").write_text(SKOS, encoding="utf-8")
    turtle, new, extended = kept(tmp_path / "skos.ttl", tmp_path / "out.ttl", "Model")
    assert (new, extended) == (2, 1)
    assert turtle == kept(tmp_path / "skos.ttl", tmp_path / "out.ttl", "Model")[0]
    catalogue = load_catalogue(tmp_path / "out.ttl")
    assert "Offene KI GmbH" in {name.text for name in catalogue.by_iri[CONCEPT + "openai"].names}
    added = {catalogue.label(c.iri): c.type for c in catalogue.concepts if c.iri.startswith(CONCEPT + "outside-")}
    assert added == {'Quirin "Q" Beispiel': "Person", "Arithmetic Unit Seven": "Model"}
    assert b"<http://other.example/2>" in turtle


def test_things_without_a_class_stay_behind_unless_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "skos.ttl").write_text(SKOS, encoding="utf-8")
    assert kept(tmp_path / "skos.ttl", tmp_path / "out.ttl")[1] == 1


def test_follow_the_money_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.ftm.json").write_text("\n".join(map(json.dumps, FTM)), encoding="utf-8")
    assert kept(tmp_path / "x.ftm.json", tmp_path / "out.ttl")[1:] == (2, 0)
    catalogue = load_catalogue(tmp_path / "out.ttl")
    kinds = {
        name.text: name.kind for name, concept in catalogue.names() if concept.iri.startswith(CONCEPT + "outside-")
    }
    assert kinds == {"Zwolfton AG": "usual", "Elfton AG": "former", "Ottilie Muster": "usual", "Otti": "weak"}


def test_a_list_that_is_read_again_says_the_same_although_the_catalogue_holds_it_by_now(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(packaged.FOLDER, tmp_path / "catalogue")
    monkeypatch.setattr(packaged, "FOLDER", tmp_path / "catalogue")
    (tmp_path / "skos.ttl").write_text(SKOS, encoding="utf-8")
    out = tmp_path / "catalogue" / "people.ttl"
    first = kept(tmp_path / "skos.ttl", out, "Model")
    assert kept(tmp_path / "skos.ttl", tmp_path / "catalogue" / ".." / "catalogue" / "people.ttl", "Model") == first
    assert first[1:] == (2, 1)


def test_lists_that_tell_of_one_thing_can_each_be_read_again(tmp_path: Path) -> None:
    lists = {"a": {"name": ["Zwolfton AG"]}, "b": {"name": ["Zwolfton AG"], "alias": ["Zwolfton Holding"]}}
    made: dict[str, bytes] = {}
    for name in ("a", "b", "a"):
        row = {"id": name, "schema": "Company", "properties": lists[name]}
        (tmp_path / f"{name}.ftm.json").write_text(json.dumps(row), encoding="utf-8")
        out, beside = tmp_path / f"{name}.ttl", sorted(tmp_path.glob("*.ttl"))
        done = names_for(out, read_outside(tmp_path / f"{name}.ftm.json", load_ontology()), *beside)
        out.write_bytes(done.turtle)
        assert made.setdefault(name, done.turtle) == done.turtle
        assert done.dangling == ()
    (known,) = (c for c in load_catalogue(*tmp_path.glob("*.ttl")).concepts if "outside-" in c.iri)
    assert {name.text for name in known.names} == {"Zwolfton AG", "Zwolfton Holding"}


def test_a_list_that_drops_what_another_extends_is_taken_and_the_other_is_told(tmp_path: Path) -> None:
    test_lists_that_tell_of_one_thing_can_each_be_read_again(tmp_path)
    row = {"id": "c", "schema": "Person", "properties": {"name": ["Ottilie Muster"]}}
    (tmp_path / "a.ftm.json").write_text(json.dumps(row), encoding="utf-8")
    things = read_outside(tmp_path / "a.ftm.json", load_ontology())
    done = names_for(tmp_path / "a.ttl", things, *tmp_path.glob("*.ttl"))
    assert (done.new, done.dangling) == (1, (("b.ttl", 1),))


@pytest.mark.parametrize("content", ["", "# My own names.\n", "no turtle"])
def test_a_file_that_no_import_has_made_is_not_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "skos.ttl").write_text(SKOS, encoding="utf-8")
    (tmp_path / "mine.ttl").write_text(content, encoding="utf-8")
    with pytest.raises(DealgraphError, match="would replace it"):
        kept(tmp_path / "skos.ttl", tmp_path / "mine.ttl")


def test_names_that_would_break_the_catalogue_are_told_before_anything_is_written(tmp_path: Path) -> None:
    names = (["Zwolfton AG"], ["Zwölfton Aktiengesellschaft"])
    rows = [{"id": "ftm-1", "schema": "Company", "properties": {"name": told}} for told in names]
    (tmp_path / "x.ftm.json").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(DealgraphError, match="two skos:prefLabel"):
        kept(tmp_path / "x.ftm.json", tmp_path / "out.ttl")
    assert not (tmp_path / "out.ttl").exists()


def test_a_name_elsewhere_that_is_no_iri_is_left_out(tmp_path: Path) -> None:
    row = {"id": "http://x.example/a b", "schema": "Person", "properties": {"name": ["Ottilie Muster"]}}
    (tmp_path / "x.ftm.json").write_text(json.dumps(row), encoding="utf-8")
    turtle, new, _ = kept(tmp_path / "x.ftm.json", tmp_path / "out.ttl")
    assert new == 1
    assert b"exactMatch" not in turtle


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", HALF_A_LETTER),
        ("a.ttl", "no turtle"),
        ("a.json", "{"),
        ("a.json", '{"id": 1}'),
        ("a.json", '["a list"]'),
        ("a.json", '"a text"'),
        ("a.json", '{"id": "x", "schema": "Person", "properties": []}'),
        ("a.json", '{"id": "x", "schema": "Person", "properties": {"name": "Acme"}}'),
        ("a.json", '{"id": "x", "schema": "Person", "properties": {"name": [7]}}'),
        ("a.xlsx", ""),
        ("a.ttl", ""),
    ],
)
def test_what_holds_no_names_is_told(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(DealgraphError) as caught:
        read_outside(tmp_path / name, load_ontology())
    assert caught.value.where == str(tmp_path / name)
