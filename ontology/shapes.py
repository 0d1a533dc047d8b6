"""SHACL shapes derived from the vocabulary: one for each class and each relation, never typed by hand.

The one file that imports pySHACL. Shapes follow https://www.w3.org/TR/shacl/ (core constraints only) and hold no blank
nodes, so that any SHACL engine can use them and the same vocabulary gives the same triples.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib

from ontology.model import Attribute, Ontology, Relation, load_ontology
from ontology.namespaces import BASE, DCTERMS, OA, ONTOLOGY, PROV, RDF, RDFS, XSD
from ontology.records import Status

SH = "http://www.w3.org/ns/shacl#"
SHAPES = BASE + "shapes#"

_Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True, slots=True)
class Violation:
    """What does not keep to a shape: the thing, the property ("" for the thing itself), its value, and why not."""

    focus: str
    path: str
    value: str
    message: str
    shape: str


def shapes(ontology: Ontology) -> list[ox.Triple]:
    """The shapes of all classes and relations, as triples."""
    made = _Shapes()
    _articles(made)
    _things(made, ontology)
    _claims(made, ontology)
    for relation in ontology.relations.values():
        _relation(made, relation, ontology)
    return made.triples


def validate(quads: Iterable[ox.Quad], ontology: Ontology | None = None) -> tuple[Violation, ...]:
    """Every violation in the quads, all graphs taken together, sorted; empty where all is well."""
    import pyshacl  # takes a second to import

    data = _as_rdflib(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads)
    wanted = _as_rdflib(shapes(ontology or load_ontology()))
    _, report, _ = pyshacl.validate(data, shacl_graph=wanted, inference="none", meta_shacl=False)
    sh = rdflib.Namespace(SH)
    found = [
        Violation(
            focus=str(report.value(result, sh.focusNode) or ""),
            path=str(report.value(result, sh.resultPath) or ""),
            value=str(report.value(result, sh.value) or ""),
            message=str(report.value(result, sh.resultMessage) or ""),
            shape=str(report.value(result, sh.sourceShape) or ""),
        )
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    ]
    return tuple(sorted(found, key=lambda v: (v.focus, v.path, v.value, v.message)))


class _Shapes:
    """Triples of shapes under construction."""

    def __init__(self) -> None:
        self.triples: list[ox.Triple] = []

    def add(self, subject: str, predicate: str, value: _Term) -> None:
        self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value))

    def shape(self, name: str, target: str) -> str:
        iri = SHAPES + name
        self.add(iri, RDF + "type", ox.NamedNode(SH + "NodeShape"))
        self.add(iri, SH + "targetClass", ox.NamedNode(target))
        return iri

    def property(self, shape: str, path: str, low: int, high: int | None, **further: _Term | Sequence[_Term]) -> str:
        """How often a property may stand there, and what its values must be: names and values of SHACL's own terms."""
        iri = f"{shape}-{path.rsplit('#', 1)[-1].rsplit('/', 1)[-1]}"
        self.add(shape, SH + "property", ox.NamedNode(iri))
        self.add(iri, SH + "path", ox.NamedNode(path))
        if low:
            self.add(iri, SH + "minCount", _integer(low))
        if high is not None:
            self.add(iri, SH + "maxCount", _integer(high))
        for term, value in further.items():
            listed = value if isinstance(value, ox.NamedNode | ox.Literal) else self.list(f"{iri}-{term}", value)
            self.add(iri, SH + term.rstrip("_"), listed)
        return iri

    def list(self, name: str, items: Sequence[_Term]) -> ox.NamedNode:
        for number, item in enumerate(items):
            self.add(f"{name}-{number}", RDF + "first", item)
            last = number == len(items) - 1
            self.add(f"{name}-{number}", RDF + "rest", ox.NamedNode(RDF + "nil" if last else f"{name}-{number + 1}"))
        return ox.NamedNode(f"{name}-0")

    def of_classes(self, name: str, classes: Sequence[str]) -> dict[str, _Term | Sequence[_Term]]:
        """That a value is of one of the classes."""
        if len(classes) == 1:
            return {"class": ox.NamedNode(ONTOLOGY + classes[0])}
        for each in classes:
            self.add(f"{name}-{each}", SH + "class", ox.NamedNode(ONTOLOGY + each))
        return {"or": [ox.NamedNode(f"{name}-{each}") for each in classes]}


def _articles(made: _Shapes) -> None:
    article = made.shape("Article", ONTOLOGY + "Article")
    for path in (ONTOLOGY + "key", ONTOLOGY + "readWith", DCTERMS + "source", DCTERMS + "language"):
        made.property(article, path, 0, 1, datatype=_datatype("string"))
    # A dataset may be handed over without the raw texts.
    made.property(article, ONTOLOGY + "text", 0, 1, datatype=_datatype("string"))
    selector = made.shape("TextPositionSelector", OA + "TextPositionSelector")
    number = _datatype("nonNegativeInteger")
    made.property(selector, OA + "start", 1, 1, datatype=number, lessThan=ox.NamedNode(OA + "end"))
    made.property(selector, OA + "end", 1, 1, datatype=number)
    mention = made.shape("Mention", ONTOLOGY + "Mention")
    made.property(mention, OA + "hasSource", 1, 1, class_=ox.NamedNode(ONTOLOGY + "Article"))
    made.property(mention, OA + "hasSelector", 1, 1, class_=ox.NamedNode(OA + "TextPositionSelector"))
    made.property(mention, OA + "exact", 1, 1, datatype=_datatype("string"))
    made.property(mention, ONTOLOGY + "entity", 1, 1, nodeKind=ox.NamedNode(SH + "IRI"))
    _share(made, mention, "score")


def _things(made: _Shapes, ontology: Ontology) -> None:
    for name in ontology.entity_types:
        thing = made.shape(name, ONTOLOGY + name)
        made.property(thing, RDFS + "label", 1, None)
        made.property(thing, ONTOLOGY + "known", 0, 1, datatype=_datatype("boolean"))
        made.property(thing, ONTOLOGY + "name", 0, None, class_=ox.NamedNode(ONTOLOGY + "Name"))


def _claims(made: _Shapes, ontology: Ontology) -> None:
    for name in ("Claim", "Fact"):
        shape = made.shape(name, ONTOLOGY + name)
        relations = [ox.NamedNode(relation.iri) for relation in ontology.relations.values()]
        made.property(shape, ONTOLOGY + "relation", 1, 1, **{"in": relations})
        made.property(shape, ONTOLOGY + "subject", 1, 1, nodeKind=ox.NamedNode(SH + "IRI"))
        made.property(shape, ONTOLOGY + "status", 1, 1, **{"in": [ox.NamedNode(ONTOLOGY + s.value) for s in Status]})
        for attribute in ontology.attributes.values():
            made.property(shape, attribute.iri, 0, 1, **_attribute(attribute))
    claim = SHAPES + "Claim"
    _share(made, claim, "confidence")
    made.property(claim, PROV + "wasDerivedFrom", 1, 1, class_=ox.NamedNode(ONTOLOGY + "Article"))
    made.property(claim, ONTOLOGY + "evidence", 1, 1, class_=ox.NamedNode(OA + "SpecificResource"))
    made.property(SHAPES + "Fact", ONTOLOGY + "claim", 1, None, class_=ox.NamedNode(ONTOLOGY + "Claim"))


def _relation(made: _Shapes, relation: Relation, ontology: Ontology) -> None:
    shape = made.shape(f"relation-{relation.name}", relation.iri)
    subject = made.of_classes(f"{shape}-subject-class", relation.subject_types)
    made.property(shape, ONTOLOGY + "subject", 1, 1, **subject)
    if relation.object_types:
        low = 1 if relation.object_required else 0
        target = made.of_classes(f"{shape}-object-class", relation.object_types)
        made.property(shape, ONTOLOGY + "object", low, 1, **target)
    else:
        made.property(shape, ONTOLOGY + "object", 0, 0)
    for name, attribute in ontology.attributes.items():
        if name not in relation.attributes:
            made.property(shape, attribute.iri, 0, 0)
        elif name in relation.requires:
            made.property(shape, attribute.iri, 1, 1)


def _attribute(attribute: Attribute) -> dict[str, _Term | Sequence[_Term]]:
    found: dict[str, _Term | Sequence[_Term]] = {"datatype": _datatype(attribute.datatype)}
    if attribute.one_of:
        found["in"] = [ox.Literal(text) for text in attribute.one_of]
    if attribute.pattern:
        found["pattern"] = ox.Literal(attribute.pattern)
    return found


def _share(made: _Shapes, shape: str, name: str) -> None:
    low, high = (ox.Literal(text, datatype=_datatype("double")) for text in ("0.0", "1.0"))
    made.property(shape, ONTOLOGY + name, 1, 1, datatype=_datatype("double"), minInclusive=low, maxInclusive=high)


def _datatype(name: str) -> ox.NamedNode:
    return ox.NamedNode(XSD + name)


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=_datatype("integer"))


def _as_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    return graph
