"""A judgement, and the withdrawal of one, as RDF and back: one named graph each, with PROV for who and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.identifiers import content_iri
from ontology.namespaces import ONTOLOGY, PROV, RDF, RDFS, XSD
from ontology.records import Judgement

_KIND, _JUDGES, _CORRECTION, _CORRECTED, _WITHDRAWS = (
    ONTOLOGY + name for name in ("judgementKind", "judges", "correction", "corrected", "withdraws")
)
_WHY, _BY, _AT = RDFS + "comment", PROV + "wasAttributedTo", PROV + "generatedAtTime"
_Parts = list[tuple[str, ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A judgement's taking back: the judgement stays on record and counts no more."""

    judgement: str
    why: str
    by: str
    at: str

    @property
    def iri(self) -> str:
        """Its own IRI, made from all that it says."""
        return content_iri("withdrawal", self.judgement, self.why, self.by, self.at)


Record = Judgement | Withdrawal


def record_quads(record: Record) -> list[ox.Quad]:
    """The record in the graph named by it; `ValueError` for what RDF cannot hold."""
    node, person = ox.NamedNode(record.iri), ox.NamedNode(content_iri("agent", record.by))
    kind = "Judgement" if isinstance(record, Judgement) else "Withdrawal"
    parts: _Parts = [
        (RDF + "type", ox.NamedNode(ONTOLOGY + kind)),
        (_WHY, _text(record.why)),
        (_BY, person),
        (_AT, ox.Literal(record.at, datatype=ox.NamedNode(XSD + "dateTime"))),
    ]
    quads = []
    if isinstance(record, Withdrawal):
        parts.append((_WITHDRAWS, ox.NamedNode(record.judgement)))
    else:
        parts.append((_KIND, _text(record.kind)))
        parts += [(_JUDGES, ox.NamedNode(iri)) for iri in record.subjects]
        for name, value in record.changes:
            correction = ox.NamedNode(content_iri("correction", record.iri, name, value))
            parts.append((_CORRECTION, correction))
            quads += [
                ox.Quad(correction, ox.NamedNode(_CORRECTED), _text(name), node),
                ox.Quad(correction, ox.NamedNode(RDF + "value"), _text(value), node),
            ]
    quads += [ox.Quad(node, ox.NamedNode(predicate), value, node) for predicate, value in parts]
    quads.append(ox.Quad(person, ox.NamedNode(RDF + "type"), ox.NamedNode(PROV + "Agent"), node))
    quads.append(ox.Quad(person, ox.NamedNode(RDFS + "label"), _text(record.by), node))
    return quads


def record_from_quads(quads: Iterable[ox.Quad]) -> Record:
    """The record that these quads of one graph were made from; `ValueError` or `KeyError` where they are none's."""
    told: dict[str, dict[str, list[str]]] = {}
    graph = ""
    for quad in quads:
        graph = getattr(quad.graph_name, "value", "")
        values = told.setdefault(getattr(quad.subject, "value", ""), {})
        values.setdefault(quad.predicate.value, []).append(getattr(quad.object, "value", ""))
    own = told[graph]
    why, at, by = own[_WHY][0], own[_AT][0], told[own[_BY][0]][RDFS + "label"][0]
    if _WITHDRAWS in own:
        found: Record = Withdrawal(own[_WITHDRAWS][0], why, by, at)
    else:
        changes = ((told[iri][_CORRECTED][0], told[iri][RDF + "value"][0]) for iri in own.get(_CORRECTION, ()))
        found = Judgement(own[_KIND][0], tuple(own[_JUDGES]), why, by, at, tuple(changes))
    if found.iri != graph:
        raise ValueError("it does not say what its name was made from")
    return found


def _text(text: str) -> ox.Literal:
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise ValueError(f"{text[:40]!r} holds half a surrogate pair")
    return ox.Literal(text)
