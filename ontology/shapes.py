"""What the data must look like, derived from the vocabulary: a shape for each class and each relation, typed by nobody.

A shape is written as SHACL by `ontology.shacl` and checked by `ontology.validation`; both read the same records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ontology.model import Attribute, Ontology, Relation
from ontology.namespaces import DCTERMS, OA, ONTOLOGY, PROV, RDF, RDFS, XSD
from ontology.records import JUDGEMENTS_OF_CLAIMS, JUDGEMENTS_OF_THINGS, Status


class Severity(StrEnum):
    """How bad a breach is: a violation keeps a claim out of the graph, a warning flags it."""

    VIOLATION = "Violation"
    WARNING = "Warning"


@dataclass(frozen=True, slots=True)
class PropertyShape:
    """What one property of a thing must be; an empty field demands nothing.

    ``low`` and ``high`` tell how often it may stand there. ``datatype`` is a local name of XML Schema, ``classes``
    are IRIs of which a value has any one, ``one_of`` plain texts or IRIs. ``least`` and ``most`` are numbers of
    ``number``'s datatype; ``less_than`` and ``at_most`` other properties' IRIs.
    """

    path: str
    low: int = 0
    high: int | None = None
    datatype: str = ""
    classes: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    pattern: str = ""
    iri: bool = False
    least: str = ""
    most: str = ""
    number: str = "decimal"
    less_than: str = ""
    at_most: str = ""
    severity: Severity = Severity.VIOLATION

    @property
    def name(self) -> str:
        """The last part of the shape's own IRI."""
        local = self.path.rsplit("#", 1)[-1].rsplit("/", 1)[-1]
        return local if self.severity is Severity.VIOLATION else f"{local}-plausible"


@dataclass(frozen=True, slots=True)
class NodeShape:
    """What things of one class must look like."""

    name: str
    target: str
    properties: tuple[PropertyShape, ...]


def node_shapes(ontology: Ontology) -> tuple[NodeShape, ...]:
    """The shapes of all classes and relations."""
    return (
        *_places(),
        *_things(ontology),
        *_told("Claim", ontology, tuple(_of_claims())),
        *_told("Fact", ontology, tuple(_of_facts())),
        *(_relation(relation, ontology) for relation in ontology.relations.values()),
        *_computed(),
        *_decided(),
        *_vocabulary(),
    )


def _places() -> Iterator[NodeShape]:
    texts = (ONTOLOGY + "key", ONTOLOGY + "readWith", DCTERMS + "source", DCTERMS + "language", ONTOLOGY + "text")
    # All of them may be missing: a dataset may be handed over without the raw texts.
    yield NodeShape("Article", ONTOLOGY + "Article", tuple(PropertyShape(p, 0, 1, "string") for p in texts))
    yield NodeShape(
        "TextPositionSelector",
        OA + "TextPositionSelector",
        (
            PropertyShape(OA + "start", 1, 1, "nonNegativeInteger", less_than=OA + "end"),
            PropertyShape(OA + "end", 1, 1, "nonNegativeInteger"),
        ),
    )
    quote = (PropertyShape(OA + "exact", 1, 1, "string"), *(PropertyShape(OA + n, 0, 1, "string") for n in _AROUND))
    yield NodeShape("TextQuoteSelector", OA + "TextQuoteSelector", quote)
    source = PropertyShape(OA + "hasSource", 1, 1, classes=(ONTOLOGY + "Article",))
    yield NodeShape(
        "Mention",
        ONTOLOGY + "Mention",
        (
            source,
            _SELECTOR,
            PropertyShape(OA + "exact", 1, 1, "string"),
            PropertyShape(ONTOLOGY + "entity", 1, 1, iri=True),
            _share("score"),
        ),
    )
    sentence = PropertyShape(ONTOLOGY + "sentence", 1, 1, classes=(OA + "TextPositionSelector",))
    yield NodeShape("Quantity", ONTOLOGY + "Quantity", (source, _SELECTOR, sentence))
    role = PropertyShape(ONTOLOGY + "roleName", 1, 1, "string")
    yield NodeShape("RoleSpan", ONTOLOGY + "RoleSpan", (role, _SELECTOR))


def _computed() -> Iterator[NodeShape]:
    """What is made of all articles together."""
    story = PropertyShape(ONTOLOGY + "story", 1, 1, classes=(ONTOLOGY + "Story",))
    whole = PropertyShape(DCTERMS + "isPartOf", 1, 1, classes=(ONTOLOGY + "Article",))
    yield NodeShape("Part", ONTOLOGY + "Part", (whole, _SELECTOR, story))
    yield NodeShape("Story", ONTOLOGY + "Story", ())
    kind = PropertyShape(ONTOLOGY + "conflictKind", 1, 1, iri=True)
    words = PropertyShape(ONTOLOGY + "quotation", 1, classes=(OA + "SpecificResource",))
    yield NodeShape("Conflict", ONTOLOGY + "Conflict", (kind, words))
    things = PropertyShape(ONTOLOGY + "matches", 2, 2, iri=True)
    yield NodeShape("Match", ONTOLOGY + "Match", (things, _share("matchScore")))


def _decided() -> Iterator[NodeShape]:
    """What people said of things and claims, and what takes it back."""
    kinds = JUDGEMENTS_OF_THINGS + JUDGEMENTS_OF_CLAIMS
    kind = PropertyShape(ONTOLOGY + "judgementKind", 1, 1, one_of=kinds)
    judged = PropertyShape(ONTOLOGY + "judges", 1, 2, iri=True)
    by = PropertyShape(PROV + "wasAttributedTo", 1, 1, iri=True)
    at = PropertyShape(PROV + "generatedAtTime", 1, 1)
    yield NodeShape("Judgement", ONTOLOGY + "Judgement", (kind, judged, by, at))
    yield NodeShape("Withdrawal", ONTOLOGY + "Withdrawal", (PropertyShape(ONTOLOGY + "withdraws", 1, 1), by, at))


_AROUND = ("prefix", "suffix")
_SELECTOR = PropertyShape(OA + "hasSelector", 1, 2, classes=(OA + "TextPositionSelector", OA + "TextQuoteSelector"))


def _things(ontology: Ontology) -> Iterator[NodeShape]:
    thing = (
        PropertyShape(RDFS + "label", 1),
        PropertyShape(ONTOLOGY + "known", 0, 1, "boolean"),
        PropertyShape(ONTOLOGY + "name", classes=(ONTOLOGY + "Name",)),
    )
    for name in ("Entity", *ontology.entity_types):
        yield NodeShape(name, ONTOLOGY + name, thing)
    wording = PropertyShape(RDF + "value", 1, 1, "string")
    yield NodeShape("Name", ONTOLOGY + "Name", (wording, PropertyShape(ONTOLOGY + "nameKind", 0, 1, "string")))


def _told(name: str, ontology: Ontology, further: tuple[PropertyShape, ...]) -> Iterator[NodeShape]:
    """What claims and facts have in common, and what only one of them has."""
    relations = tuple(relation.iri for relation in ontology.relations.values())
    common = (
        PropertyShape(ONTOLOGY + "relation", 1, 1, one_of=relations),
        PropertyShape(ONTOLOGY + "subject", 1, 1, iri=True),
        PropertyShape(ONTOLOGY + "status", 1, 1, one_of=tuple(ONTOLOGY + status.value for status in Status)),
    )
    values = (shape for attribute in ontology.attributes.values() for shape in _attribute(attribute, ontology))
    yield NodeShape(name, ONTOLOGY + name, (*common, *values, *further))


def _attribute(attribute: Attribute, ontology: Ontology) -> Iterator[PropertyShape]:
    yield PropertyShape(attribute.iri, 0, 1, attribute.datatype, one_of=attribute.one_of, pattern=attribute.pattern)
    upper = ontology.attributes.get(f"{attribute.name}_high")
    least, most, at_most = attribute.plausible_min, attribute.plausible_max, upper.iri if upper else ""
    if least or most or at_most:
        yield PropertyShape(attribute.iri, least=least, most=most, at_most=at_most, severity=Severity.WARNING)


def _of_claims() -> Iterator[PropertyShape]:
    yield _share("confidence")
    yield PropertyShape(PROV + "wasDerivedFrom", 1, 1, classes=(ONTOLOGY + "Article",))
    yield PropertyShape(ONTOLOGY + "evidence", 1, 1, classes=(OA + "SpecificResource",))


def _of_facts() -> Iterator[PropertyShape]:
    yield PropertyShape(ONTOLOGY + "claim", 1, classes=(ONTOLOGY + "Claim",))
    for status in Status:
        yield PropertyShape(f"{ONTOLOGY}{status.value}Stories", 1, 1, "nonNegativeInteger")


def _relation(relation: Relation, ontology: Ontology) -> NodeShape:
    subjects = tuple(ONTOLOGY + name for name in relation.subject_types)
    found = [PropertyShape(ONTOLOGY + "subject", 1, 1, classes=subjects)]
    if relation.object_types:
        objects = tuple(ONTOLOGY + name for name in relation.object_types)
        found.append(PropertyShape(ONTOLOGY + "object", int(relation.object_required), 1, classes=objects))
    else:
        found.append(PropertyShape(ONTOLOGY + "object", 0, 0))
    for name, attribute in ontology.attributes.items():
        if name not in relation.attributes:
            found.append(PropertyShape(attribute.iri, 0, 0))
        elif name in relation.requires:
            found.append(PropertyShape(attribute.iri, 1, 1))
    return NodeShape(f"relation-{relation.name}", relation.iri, tuple(found))


def _vocabulary() -> Iterator[NodeShape]:
    """What the words themselves must have, so that a vocabulary file of one's own can be checked too."""
    label = PropertyShape(RDFS + "label", 1)
    edge = PropertyShape(ONTOLOGY + "edgeType", 1, 1, "string")
    yield NodeShape("Relation", ONTOLOGY + "Relation", (label, edge, PropertyShape(ONTOLOGY + "subjectType", 1)))
    order = PropertyShape(ONTOLOGY + "order", 1, 1, "integer")
    ranges = PropertyShape(RDFS + "range", 1, 1, one_of=(XSD + "decimal", XSD + "string"))
    yield NodeShape("Attribute", ONTOLOGY + "Attribute", (label, order, ranges))
    yield NodeShape("EntityType", ONTOLOGY + "EntityType", (label,))


def _share(name: str) -> PropertyShape:
    return PropertyShape(ONTOLOGY + name, 1, 1, "double", least="0.0", most="1.0", number="double")
