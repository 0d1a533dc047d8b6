"""Every term that dealgraph writes is declared in its vocabulary, with a label and a definition."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.model import FOLDER, load_ontology, vocabulary_files
from ontology.namespaces import ONTOLOGY, RDFS, SKOS

ROOT = FOLDER.parent


def described(predicate: str) -> set[str]:
    quads = (quad for path in vocabulary_files() for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    found = (q.subject.value for q in quads if isinstance(q.subject, ox.NamedNode) and q.predicate.value == predicate)
    return {iri.removeprefix(ONTOLOGY) for iri in found if iri.startswith(ONTOLOGY)}


def used() -> set[str]:
    python = [path for room in ("ontology", "graph") for path in (ROOT / room).rglob("*.py")]
    turtle = [*vocabulary_files(), *sorted((FOLDER / "catalogue").glob("*.ttl"))]
    found = {name for path in python for name in re.findall(r'ONTOLOGY \+ "(\w+)"', path.read_text(encoding="utf-8"))}
    for path in turtle:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            terms = (quad.subject, quad.predicate, quad.object)
            found |= {
                t.value.removeprefix(ONTOLOGY)
                for t in terms
                if isinstance(t, ox.NamedNode) and t.value.startswith(ONTOLOGY)
            }
    return found


def test_every_term_has_a_label_and_a_definition() -> None:
    unnamed = used() - described(RDFS + "label") - described(SKOS + "prefLabel")
    assert (unnamed, used() - described(SKOS + "definition")) == (set(), set())


@pytest.mark.parametrize("language", ["de", "en", "pt", "zh"])
def test_every_relation_has_its_words_in_each_language(language: str) -> None:
    for relation in load_ontology().relations.values():
        for of_language in (relation.labels, relation.definitions, relation.examples):
            assert dict(of_language).get(language), (relation.name, language)


def test_every_relation_has_a_pattern_file() -> None:
    patterns = {path.stem for path in (ROOT / "extraction" / "patterns").glob("*.toml")}
    assert patterns - {"distractors"} == set(load_ontology().relations)


def test_no_vocabulary_file_is_left_out() -> None:
    assert set(vocabulary_files()) == {Path(FOLDER / "dealgraph.ttl"), *(FOLDER / "relations").glob("*.ttl")}
