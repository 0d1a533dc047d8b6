"""Someone else's names made into a catalogue file of ours: SKOS and other RDF, and FollowTheMoney's JSON lines.

FollowTheMoney (https://followthemoney.tech/explorer/) is what OpenSanctions publishes: an object a line with ``id``,
``schema`` and ``properties``, whose names are ``name``, ``alias``, ``weakAlias`` and ``previousName``.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ontology.catalogue import Catalogue, load_catalogue_with
from ontology.errors import DealgraphError
from ontology.identifiers import digest, folded
from ontology.model import Ontology
from ontology.namespaces import CONCEPT, ONTOLOGY, PREFIXES, RDF, RDFS, SCHEMA, SKOS
from ontology.published import vocabulary
from ontology.records import Name

_FOAF = "http://xmlns.com/foaf/0.1/"
_NAMES = {
    SKOS + "prefLabel": "usual",
    RDFS + "label": "usual",
    SCHEMA + "name": "usual",
    _FOAF + "name": "usual",
    SKOS + "altLabel": "alias",
    SCHEMA + "alternateName": "alias",
    SKOS + "hiddenLabel": "weak",
    ONTOLOGY + "translatedName": "translation",
    ONTOLOGY + "formerName": "former",
    ONTOLOGY + "weakName": "weak",
}
_FTM_NAMES = {"name": "usual", "alias": "alias", "weakAlias": "weak", "previousName": "former"}
_FTM_KINDS = {"Person": "Person", "Company": "Company", "Organization": "Company", "PublicBody": "Company"}
_PROPERTIES = {
    "usual": "skos:prefLabel",
    "alias": "skos:altLabel",
    "translation": "dg:translatedName",
    "former": "dg:formerName",
    "weak": "dg:weakName",
}
_MADE = (
    b"# Made by `dealgraph import --catalogue`, which will make it anew: what is written here by hand is lost then.\n"
)
_RDF = {".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES, ".rdf": ox.RdfFormat.RDF_XML}
_RDF |= {".jsonld": ox.RdfFormat.JSON_LD, ".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG}


@dataclass(frozen=True, slots=True)
class Outside:
    """A thing of another catalogue: its own identifier there, its class here, its names."""

    id: str
    type: str
    names: frozenset[Name]


@dataclass(frozen=True, slots=True)
class Converted:
    """A catalogue file, how many of its concepts are new and how many get further names, and what was left out.

    ``dangling`` tells of the other files how many things each has further names of that no file defines with this one.
    """

    turtle: bytes
    new: int
    extended: int
    ambiguous: tuple[str, ...]
    dangling: tuple[tuple[str, int], ...] = ()


def read_outside(file: Path, ontology: Ontology, *, default: str = "") -> tuple[Outside, ...]:
    """The things of a file that have a name and a class of ours, `default` for those that tell none."""
    try:
        found = _ftm(file) if file.suffix in (".json", ".jsonl", ".ftm") else _rdf(file, ontology)
        things = [Outside(o.id, o.type or default, o.names) for o in found]
    except (ValueError, KeyError, TypeError, SyntaxError) as error:
        raise DealgraphError(f"cannot be read as names: {error}", where=str(file)) from error
    except OSError as error:
        raise DealgraphError(f"cannot be read: {error.strerror}", where=str(file)) from error
    wanted = tuple(o for o in things if o.names and o.type in ontology.entity_types)
    if not wanted:
        remedy = f"Name the class of things that tell none: {', '.join(ontology.entity_types)}."
        raise DealgraphError("holds nothing with a name and a class", where=str(file), remedy=remedy)
    return wanted


def names_for(out: Path, things: Iterable[Outside], *beside: Path) -> Converted:
    """What ``out`` is to hold, checked beside the packaged and further files; what it holds from an earlier import is
    forgotten.

    `DealgraphError` where it is someone's own file, or where the catalogue would be wrong with it.
    """
    if out.exists() and not out.read_bytes().startswith(_MADE):
        raise DealgraphError(
            "is there and was not made by `dealgraph import --catalogue`, which would replace it",
            where=str(out),
            remedy="Nothing was written. Name a new file.",
        )
    done = converted(things, load_catalogue_with(out, b"", *beside))
    catalogue = load_catalogue_with(out, done.turtle, *beside)  # says what is wrong with it, should anything be
    return replace(done, dangling=tuple(sorted(Counter(file for file, _ in catalogue.dangling).items())))


def converted(things: Iterable[Outside], catalogue: Catalogue) -> Converted:
    """The things as a catalogue file: names of a known concept of the same class are added to it."""
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for name, concept in catalogue.names():
        if name.kind != "weak":
            owners[folded(name.text), concept.type].add(concept.iri)
    lines, new, extended, ambiguous = [], 0, 0, []
    for thing in sorted(things, key=lambda o: o.id):
        known = {iri for n in thing.names if n.kind != "weak" for iri in owners.get((folded(n.text), thing.type), ())}
        if len(known) > 1:
            ambiguous.append(thing.id)
        elif known:
            (iri,) = known
            have = {(folded(n.text), n.language) for n in catalogue.by_iri[iri].names}
            further = {n for n in thing.names if (folded(n.text), n.language) not in have}
            if further:
                extended += 1
                as_alias = (Name(n.text, n.language, "alias" if n.kind == "usual" else n.kind) for n in further)
                lines.append(f"<{iri}> {_told(as_alias)}{_match(thing)} .")
        else:
            new += 1
            iri = f"{CONCEPT}outside-{digest('outside', thing.id)}"
            head = f"<{iri}> a skos:Concept, dg:{thing.type} ; skos:inScheme dgc: ; "
            lines.append(f"{head}{_told(_one_usual(thing.names))}{_match(thing)} .")
    prefixes = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("dg", "dgc", "skos"))
    turtle = prefixes + "\n" + "\n".join(sorted(lines)) + "\n"
    return Converted(_MADE + turtle.encode(), new, extended, tuple(ambiguous))


def _told(names: Iterable[Name]) -> str:
    return " ; ".join(f"{_PROPERTIES[name.kind]} {_literal(name)}" for name in sorted(names))


def _literal(name: Name) -> ox.Literal:
    return ox.Literal(name.text, language=name.language) if name.language else ox.Literal(name.text)


def _match(thing: Outside) -> str:
    """What it is called there, where that is an IRI."""
    if not thing.id.startswith(("http://", "https://")):
        return ""
    try:
        return f" ; skos:exactMatch {ox.NamedNode(thing.id)}"
    except ValueError:  # an address with a blank, which a list may well hold
        return ""


def _one_usual(names: Iterable[Name]) -> Iterator[Name]:
    """One usual name a language, as SKOS allows; a thing without any calls itself by its first name."""
    told = sorted(names, key=lambda n: (n.kind != "usual", n))
    seen: set[str] = set()
    for number, name in enumerate(told):
        usual = name.kind == "usual" or number == 0
        first = usual and name.language not in seen
        seen |= {name.language} if usual else set()
        yield Name(name.text, name.language, "usual" if first else "alias" if usual else name.kind)


def _ftm(file: Path) -> Iterator[Outside]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                row: dict[str, Any] = json.loads(line)
                json.dumps(row, ensure_ascii=False).encode()  # refuses half surrogate pairs, which no RDF can hold
                told = _properties(row)
                names = (
                    Name(t.strip(), "", kind) for p, kind in _FTM_NAMES.items() for t in told.get(p, ()) if t.strip()
                )
                yield Outside(str(row["id"]), _FTM_KINDS.get(row["schema"], "-"), frozenset(names))


def _properties(row: object) -> dict[str, list[str]]:
    """The names of a line; `ValueError` for one of another form, whose letters might pass for names."""
    told = row.get("properties", {}) if isinstance(row, dict) else None
    if not isinstance(told, dict):
        raise ValueError("a line is no object with properties")
    for name in _FTM_NAMES.keys() & told.keys():
        if not isinstance(told[name], list) or not all(isinstance(text, str) for text in told[name]):
            raise ValueError(f"{name} is no list of texts in a line")
    return told


def _rdf(file: Path, ontology: Ontology) -> Iterator[Outside]:
    if file.suffix not in _RDF:
        raise ValueError(
            f"the ending {file.suffix!r} is not known; known are {', '.join(_RDF)}, .json, .jsonl and .ftm"
        )
    kinds = dict(_kinds(ontology))
    names: dict[str, set[Name]] = defaultdict(set)
    types: dict[str, str] = {}
    with file.open("rb") as source:
        for quad in ox.parse(source, format=_RDF[file.suffix]):
            subject, value = str(getattr(quad.subject, "value", "")), quad.object
            kind = _NAMES.get(quad.predicate.value)
            if kind and isinstance(value, ox.Literal) and value.value.strip():
                language = (value.language or "").partition("-")[0].lower()
                names[subject].add(Name(value.value.strip(), language, kind))
            elif quad.predicate.value == RDF + "type" and isinstance(value, ox.NamedNode) and value.value in kinds:
                types[subject] = kinds[value.value]
    yield from (Outside(iri, types.get(iri, ""), frozenset(names[iri])) for iri in names)


def _kinds(ontology: Ontology) -> Iterator[tuple[str, str]]:
    """Our class for each class of other vocabularies that ours is aligned with; organisations are companies."""
    ours = {known.iri: name for name, known in ontology.entity_types.items()}
    for triple in reversed(vocabulary()):  # so that Company, the last to be told, is what an organisation is
        subject, value = triple.subject, triple.object
        known = isinstance(subject, ox.NamedNode) and subject.value in ours
        if known and triple.predicate.value == RDFS + "subClassOf" and isinstance(value, ox.NamedNode):
            yield value.value, ours[str(getattr(subject, "value", ""))]
    yield from ours.items()
    yield SCHEMA + "SoftwareApplication", "Model"
    yield _FOAF + "Organization", "Company"
