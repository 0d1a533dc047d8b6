"""What one run did, as PROV: when, with what, on which articles. Runs have clock times and are no part of "the same
bytes"; the ledger keeps them apart from the articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.identifiers import digest
from ontology.namespaces import ONTOLOGY, PROV, RDF, RESOURCE, XSD


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command that wrote to the ledger.

    ``started`` and ``ended`` are ISO 8601 instants with a zone, given by whoever owns the clock. ``inputs`` are the
    IRIs of the articles that the run was given, ``written`` and ``removed`` those that it changed, ``failed`` pairs of
    a source and what went wrong there. ``read_with`` is the digest of the extractor.
    """

    id: str
    command: str
    started: str
    ended: str
    read_with: str = ""
    made_by: str = ""
    inputs: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


def run_id(started: str, inputs: Iterable[str]) -> str:
    """The name of a run: its start, safe for a file name, and a digest of what it was given."""
    moment = "".join(letter for letter in started if letter.isalnum())
    return f"{moment}-{digest(sorted(inputs))}"


def run_quads(run: Run) -> list[ox.Quad]:
    """The run as a `prov:Activity` in a graph of its own, named by the run."""
    node = ox.NamedNode(f"{RESOURCE}run/{run.id}")
    parts: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (RDF + "type", ox.NamedNode(PROV + "Activity")),
        (ONTOLOGY + "runId", ox.Literal(run.id)),
        (ONTOLOGY + "command", ox.Literal(run.command)),
        (ONTOLOGY + "readWith", ox.Literal(run.read_with)),
        (ONTOLOGY + "madeBy", ox.Literal(run.made_by)),
        (PROV + "startedAtTime", _instant(run.started)),
        (PROV + "endedAtTime", _instant(run.ended)),
        *((PROV + "used", ox.NamedNode(iri)) for iri in run.inputs),
        *((PROV + "generated", ox.NamedNode(iri)) for iri in run.written),
        *((PROV + "invalidated", ox.NamedNode(iri)) for iri in run.removed),
    ]
    quads = [ox.Quad(node, ox.NamedNode(predicate), value, node) for predicate, value in parts]
    for source, fault in run.failed:
        failure = ox.NamedNode(f"{RESOURCE}failure/{digest(run.id, source, fault)}")
        quads += [
            ox.Quad(node, ox.NamedNode(ONTOLOGY + "failure"), failure, node),
            ox.Quad(failure, ox.NamedNode(ONTOLOGY + "source"), ox.Literal(source), node),
            ox.Quad(failure, ox.NamedNode(ONTOLOGY + "fault"), ox.Literal(fault), node),
        ]
    return quads


def run_from_quads(quads: Iterable[ox.Quad]) -> Run:
    """The run that `run_quads` wrote, its lists sorted."""
    by_predicate: dict[str, list[str]] = {}
    failures: dict[str, dict[str, str]] = {}
    for quad in quads:
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode | ox.Literal):
            continue
        if quad.subject == quad.graph_name:
            by_predicate.setdefault(quad.predicate.value, []).append(quad.object.value)
        else:
            failures.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value

    def one(predicate: str) -> str:
        return by_predicate.get(predicate, [""])[0]

    def several(predicate: str) -> tuple[str, ...]:
        return tuple(sorted(by_predicate.get(predicate, [])))

    return Run(
        id=one(ONTOLOGY + "runId"),
        command=one(ONTOLOGY + "command"),
        started=one(PROV + "startedAtTime"),
        ended=one(PROV + "endedAtTime"),
        read_with=one(ONTOLOGY + "readWith"),
        made_by=one(ONTOLOGY + "madeBy"),
        inputs=several(PROV + "used"),
        written=several(PROV + "generated"),
        removed=several(PROV + "invalidated"),
        failed=tuple(sorted((f[ONTOLOGY + "source"], f[ONTOLOGY + "fault"]) for f in failures.values())),
    )


def _instant(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + "dateTime"))
