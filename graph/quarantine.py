"""Claims that break a shape and are kept out of the graph, by article: what they say, and which shape they break.

Only what is new is checked, one article's graph at a time, before it goes into the ledger. A value that is merely
implausible stays in the graph and is told here as well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.article_file import article_path
from graph.atomic import write_bytes
from graph.ledger import Ledger
from ontology.errors import DealgraphError
from ontology.model import Ontology, load_ontology
from ontology.rdf import evidence_iri, reading_quads, role_iri, span_iri
from ontology.records import Claim, Reading
from ontology.shapes import Severity
from ontology.validation import Validator, Violation

FOLDER = "quarantine/claims"
"""Where a data folder keeps what was set aside: one JSON file an article, none for an article without."""

NO_RDF = "no-rdf"
"""The shape of what cannot even be written as RDF."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A claim with the shape that it breaks; ``kept`` where it is only implausible and stays in the graph."""

    article: str
    key: str
    claim: str
    relation: str
    quote: str
    shape: str
    value: str
    messages: tuple[tuple[str, str], ...]
    kept: bool


def admitted(ledger: Ledger, reading: Reading) -> Reading:
    """The reading without the claims that break a shape, which go into the quarantine in the place of earlier ones."""
    sound, aside = sound_part(reading, ledger.ontology)
    path = _path(ledger.folder, reading.article.iri)
    if aside:
        content = json.dumps([_row(each) for each in aside], ensure_ascii=False, indent=1) + "\n"
        write_bytes(path, content.encode())
    else:
        path.unlink(missing_ok=True)
    return sound


def forget(folder: Path, articles: Iterable[str]) -> None:
    """Take away what was set aside of articles that are to leave nothing behind."""
    for article in articles:
        _path(folder, article).unlink(missing_ok=True)


def sound_part(reading: Reading, ontology: Ontology) -> tuple[Reading, tuple[SetAside, ...]]:
    """The reading without the claims that break a shape, and these, with what is flagged and stays."""
    writable, quads, aside = _writable(reading, ontology)
    found = _validator(ontology.digest).check(quads)
    owners = dict(_owners(writable)) if found else {}
    for violation in found:
        for claim in owners.get(violation.focus, ()):
            aside.append(_set_aside(reading, claim, violation))
    out = {each.claim for each in aside if not each.kept}
    sound = replace(writable, claims=tuple(claim for claim in writable.claims if claim.iri not in out))
    return sound, tuple(sorted(set(aside), key=lambda each: (each.claim, each.shape, each.value)))


def quarantined(folder: Path) -> Iterator[SetAside]:
    """Everything that was set aside or flagged in a data folder whose article is still there, by article."""
    for path in sorted((folder / FOLDER).glob("*.json")):
        if article_path(folder, path.stem).exists():
            try:
                yield from (_read(row) for row in json.loads(path.read_bytes()))
            except (ValueError, KeyError, TypeError) as error:
                raise DealgraphError(
                    f"is damaged: {error}", where=str(path), remedy="Delete it and ingest the article again."
                ) from error


@cache
def _validator(digest: str) -> Validator:
    # The digest stands for the vocabulary, which is no key of a cache.
    return Validator(load_ontology())


def _writable(reading: Reading, ontology: Ontology) -> tuple[Reading, list[ox.Quad], list[SetAside]]:
    """The claims that can be written as RDF, as which, and the others; an article that cannot be is an error."""
    try:
        return reading, reading_quads(reading, ontology), []
    except DealgraphError:
        kept, aside = [], []
        reading_quads(replace(reading, claims=()), ontology)
        for claim in reading.claims:
            try:
                reading_quads(replace(reading, claims=(claim,)), ontology)
                kept.append(claim)
            except DealgraphError as error:
                fault = Violation(claim.iri, "", "", NO_RDF, Severity.VIOLATION, (("en", error.what),))
                aside.append(_set_aside(reading, claim, fault))
        writable = replace(reading, claims=tuple(kept))
        return writable, reading_quads(writable, ontology), aside


def _owners(reading: Reading) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The nodes of which claims are made, each with the claims that rest on it."""
    found: dict[str, list[Claim]] = {}
    for claim in reading.claims:
        evidence = claim.evidence
        spans = [
            evidence.span,
            *([evidence.trigger] if evidence.trigger else []),
            *(span for _, span in evidence.roles),
        ]
        nodes = {claim.iri, evidence_iri(claim), *(role_iri(claim, role, span) for role, span in evidence.roles)}
        for node in nodes | {span_iri(evidence.article, span) for span in spans}:
            found.setdefault(node, []).append(claim)
    yield from ((node, tuple(claims)) for node, claims in found.items())


def _set_aside(reading: Reading, claim: Claim, violation: Violation) -> SetAside:
    return SetAside(
        article=reading.article.iri,
        key=reading.article.key,
        claim=claim.iri,
        relation=claim.relation,
        quote=claim.evidence.text,
        shape=violation.shape,
        value=violation.value,
        messages=violation.messages,
        kept=violation.severity is Severity.WARNING,
    )


def _path(folder: Path, article: str) -> Path:
    return folder / FOLDER / f"{article_path(folder, article).stem}.json"


def _row(each: SetAside) -> dict[str, object]:
    return {name: getattr(each, name) for name in SetAside.__slots__} | {"messages": dict(each.messages)}


def _read(row: dict[str, Any]) -> SetAside:
    return SetAside(**{**row, "messages": tuple(row["messages"].items())})
