"""The vocabulary as Python reads it: kinds of things, attributes, and relations with their edge blocks."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import DealgraphError
from ontology.namespaces import ONTOLOGY, RDF, RDFS, SKOS, XSD

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class EntityType:
    """A kind of thing, such as a company."""

    name: str
    iri: str
    labels: tuple[tuple[str, str], ...]
    definition: str


@dataclass(frozen=True, slots=True)
class Attribute:
    """A number, date or word that a claim may carry. ``datatype`` is ``decimal`` or ``string``, ``unit`` "" for none.

    A number below ``plausible_min`` or above ``plausible_max`` ("" for no limit) is kept, and flagged.
    """

    name: str
    iri: str
    datatype: str
    labels: tuple[tuple[str, str], ...]
    definition: str
    unit: str
    one_of: tuple[str, ...]
    pattern: str
    plausible_min: str = ""
    plausible_max: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation: what may stand in its roles, what it may carry, and how the property graph shows it.

    The direct edge of type ``edge_type`` goes from the subject to the object, or, where ``to_fact``, to the node of
    the fact itself, which is then joined to the object by ``part_edge``. Every fact's node carries the label
    ``fact_node``; ``subject_label`` is a further label for whatever is its subject. ``key`` is the attribute whose
    number tells two facts apart. ``about`` is the role of the company that a claim is about, "" for none;
    ``one_subject`` and ``one_object`` tell that a sentence has one of them for each of the other,
    ``subject_in_catalogue`` that the catalogue's developer of the object is the subject. ``deal`` is "whole" where a
    claim tells of a whole deal, "part" where of one party's part in it.
    """

    name: str
    iri: str
    labels: tuple[tuple[str, str], ...]
    definitions: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]
    core: bool
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]
    object_required: bool
    attributes: tuple[str, ...]
    requires: tuple[str, ...]
    key: str
    about: str
    one_subject: bool
    one_object: bool
    subject_in_catalogue: bool
    deal: str
    edge_type: str
    to_fact: bool
    part_edge: str
    fact_node: str
    subject_label: str


@dataclass(frozen=True)
class Ontology:
    """The whole vocabulary. ``digest`` changes whenever any of its files does."""

    entity_types: dict[str, EntityType]
    attributes: dict[str, Attribute]
    relations: dict[str, Relation]
    digest: str

    def relation(self, name: str) -> Relation:
        """The relation of that name, or a clear error that lists those that exist."""
        if name not in self.relations:
            raise DealgraphError(
                f"there is no relation {name!r}",
                where="ontology/relations",
                remedy=f"Known are {', '.join(self.relations)}.",
            )
        return self.relations[name]


class _Description:
    """All statements about one subject, by predicate."""

    def __init__(self, iri: str, source: Path) -> None:
        self.iri = iri
        self.source = source
        self.terms: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)

    def texts(self, predicate: str) -> tuple[str, ...]:
        return tuple(term.value for term in self.terms.get(predicate, ()))

    def text(self, predicate: str, default: str | None = None) -> str:
        found = self.texts(predicate)
        if found:
            return found[0]
        if default is None:
            raise DealgraphError(f"{_local(self.iri)} has no {_local(predicate)}", where=str(self.source))
        return default

    def english(self, predicate: str) -> str:
        return dict(self.by_language(predicate)).get("en") or self.text(predicate)

    def names(self, predicate: str) -> tuple[str, ...]:
        return tuple(_local(text) for text in self.texts(predicate))

    def by_language(self, predicate: str) -> tuple[tuple[str, str], ...]:
        found = (term for term in self.terms.get(predicate, ()) if isinstance(term, ox.Literal))
        return tuple(sorted((term.language or "", term.value) for term in found))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _read(path: Path) -> list[_Description]:
    found: dict[str, _Description] = {}
    try:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            subject, value = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                described = found.setdefault(subject.value, _Description(subject.value, path))
                described.terms[quad.predicate.value].append(value)
    except SyntaxError as error:
        raise DealgraphError(f"is not valid Turtle: {error}", where=str(path)) from error
    return list(found.values())


def _relation(d: _Description) -> Relation:
    return Relation(
        name=_local(d.iri),
        iri=d.iri,
        labels=d.by_language(RDFS + "label"),
        definitions=d.by_language(SKOS + "definition"),
        examples=d.by_language(SKOS + "example"),
        core=d.text(ONTOLOGY + "core", "false") == "true",
        subject_types=d.names(ONTOLOGY + "subjectType"),
        object_types=d.names(ONTOLOGY + "objectType"),
        object_required=d.text(ONTOLOGY + "objectRequired", "false") == "true",
        attributes=d.names(ONTOLOGY + "attribute"),
        requires=d.names(ONTOLOGY + "requires"),
        key=_local(d.text(ONTOLOGY + "keyAttribute", "")),
        about=d.text(ONTOLOGY + "about", ""),
        one_subject=d.text(ONTOLOGY + "oneSubject", "false") == "true",
        one_object=d.text(ONTOLOGY + "oneObject", "false") == "true",
        subject_in_catalogue=d.text(ONTOLOGY + "subjectInCatalogue", "false") == "true",
        deal=d.text(ONTOLOGY + "deal", ""),
        edge_type=d.text(ONTOLOGY + "edgeType"),
        to_fact=d.text(ONTOLOGY + "edgeTarget", "object") == "fact",
        part_edge=d.text(ONTOLOGY + "partEdge", ""),
        fact_node=d.text(ONTOLOGY + "factNode"),
        subject_label=d.text(ONTOLOGY + "subjectLabel", ""),
    )


def _attribute(d: _Description) -> Attribute:
    return Attribute(
        name=_local(d.iri),
        iri=d.iri,
        datatype="decimal" if d.text(RDFS + "range") == XSD + "decimal" else "string",
        labels=d.by_language(RDFS + "label"),
        definition=d.english(SKOS + "definition"),
        unit=d.text(ONTOLOGY + "unit", ""),
        one_of=tuple(sorted(d.texts(ONTOLOGY + "oneOf"))),
        pattern=d.text(ONTOLOGY + "pattern", ""),
        plausible_min=d.text(ONTOLOGY + "plausibleMin", ""),
        plausible_max=d.text(ONTOLOGY + "plausibleMax", ""),
    )


def _entity_type(d: _Description) -> EntityType:
    return EntityType(_local(d.iri), d.iri, d.by_language(RDFS + "label"), d.english(SKOS + "definition"))


def vocabulary_files(folder: Path = FOLDER) -> tuple[Path, ...]:
    """The Turtle files that make up the vocabulary, in the order in which they are read."""
    return (folder / "dealgraph.ttl", *sorted((folder / "relations").glob("*.ttl")))


@cache
def load_ontology(folder: Path = FOLDER) -> Ontology:
    """Read the vocabulary from a folder laid out like this package."""
    files = vocabulary_files(folder)
    described = [description for path in files for description in _read(path)]

    def of_class(name: str) -> list[_Description]:
        return [d for d in described if ONTOLOGY + name in d.texts(RDF + "type")]

    attributes = sorted(of_class("Attribute"), key=lambda d: int(d.text(ONTOLOGY + "order")))
    content = hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()
    return Ontology(
        entity_types={t.name: t for t in map(_entity_type, of_class("EntityType"))},
        attributes={a.name: a for a in map(_attribute, attributes)},
        relations={r.name: r for r in map(_relation, of_class("Relation"))},
        digest=content[:16],
    )
