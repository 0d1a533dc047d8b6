"""What exports tell of an article beyond what the ledger needs: in the words of the vocabularies that others read.

All of it follows from the reading, so that an import may leave it out and the next export tell it again: the words of
each span as an `oa:TextQuoteSelector` beside its offsets (https://www.w3.org/TR/annotation-vocab/#textquoteselector),
who read the article as a `prov:Activity`, the date of a claim as a `time:Instant`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pyoxigraph as ox

from ontology.identifiers import content_iri
from ontology.model import Ontology
from ontology.namespaces import OA, ONTOLOGY, PROV, RDF, RDFS, RESOURCE, TIME, XSD
from ontology.plausible import implausible
from ontology.rdf import evidence_iri, is_day, mention_iri, role_iri, statement_parts
from ontology.records import Claim, Reading, Span
from ontology.shacl import SHAPES

AROUND = 32
"""Code points before and after a quote that tell it from the same words elsewhere."""

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_YEAR = re.compile(r"[0-9]{4}")
_NO_YEAR = "0000"
_REIFIES = RDF + "reifies"
_Parts = list[tuple[str, ox.NamedNode | ox.Literal | None]]


def reading_iri(article: str, read_with: str) -> str:
    """The IRI of the activity in which an article was read: the same text read with the same tools is the same one."""
    return content_iri("reading", article, read_with)


def annotated(reading: Reading, ontology: Ontology, *, text: bool) -> Iterator[ox.Triple]:
    """All of it. Without `text`, a quote has no words around it, which would hand over the text piece by piece."""
    yield from _activity(reading)
    for link in reading.links:
        mention = link.mention
        yield from _selected(reading, mention_iri(link), mention.span, mention.surface, text=text)
    for claim in reading.claims:
        yield from _claim(reading, claim, ontology, text=text)


def reified(reading: Reading, ontology: Ontology) -> Iterator[ox.Triple]:
    """Each claim as what it is in RDF 1.2, the reifier of a statement that it does not assert.

    https://www.w3.org/TR/rdf12-concepts/#section-triple-terms-reification; a claim without an object has none.
    """
    for claim in reading.claims:
        if claim.object is not None:
            relation = ox.NamedNode(ontology.relation(claim.relation).iri)
            told = ox.Triple(ox.NamedNode(claim.subject), relation, ox.NamedNode(claim.object))
            yield ox.Triple(ox.NamedNode(claim.iri), ox.NamedNode(_REIFIES), told)


def _activity(reading: Reading) -> Iterator[ox.Triple]:
    activity = reading_iri(reading.article.iri, reading.read_with)
    tools = sorted({claim.extractor for claim in reading.claims} | {link.mention.finder for link in reading.links})
    agents = [(content_iri("agent", tool), tool) for tool in tools if tool]
    yield from statement_parts(
        activity,
        (
            (RDF + "type", ox.NamedNode(PROV + "Activity")),
            (PROV + "used", ox.NamedNode(reading.article.iri)),
            (ONTOLOGY + "readWith", ox.Literal(reading.read_with) if reading.read_with else None),
            *((PROV + "wasAssociatedWith", ox.NamedNode(iri)) for iri, _ in agents),
        ),
    )
    for iri, tool in agents:
        agent = ox.NamedNode(PROV + "SoftwareAgent")
        yield from statement_parts(iri, ((RDF + "type", agent), (RDFS + "label", ox.Literal(tool))))


def _claim(reading: Reading, claim: Claim, ontology: Ontology, *, text: bool) -> Iterator[ox.Triple]:
    parts: _Parts = [
        (PROV + "wasGeneratedBy", ox.NamedNode(reading_iri(reading.article.iri, reading.read_with))),
        *((ONTOLOGY + "flaggedBy", ox.NamedNode(SHAPES + shape)) for shape in implausible(claim, ontology)),
    ]
    date = claim.value("date")
    told = _moment(date) if date else None
    moment = f"{RESOURCE}time/{date}"
    if told is not None:
        parts.append((TIME + "hasTime", ox.NamedNode(moment)))
    yield from statement_parts(claim.iri, parts)
    if told is not None:
        predicate, value = told
        yield from statement_parts(moment, ((RDF + "type", ox.NamedNode(TIME + "Instant")), (predicate, value)))
    yield from _selected(reading, evidence_iri(claim), claim.evidence.span, claim.evidence.text, text=text)
    for role, span in claim.evidence.roles:
        iri = role_iri(claim, role, span)
        yield from statement_parts(iri, ((OA + "hasSource", ox.NamedNode(reading.article.iri)),))
        if text:
            yield from _selected(reading, iri, span, span.of(reading.article.text), text=text)


def _selected(reading: Reading, resource: str, span: Span, words: str, *, text: bool) -> Iterator[ox.Triple]:
    article = reading.article
    quote = content_iri("quote", article.iri, span.start, span.end)
    kind = (RDF + "type", ox.NamedNode(OA + "SpecificResource"))
    yield from statement_parts(resource, (kind, (OA + "hasSelector", ox.NamedNode(quote))))
    before = article.text[max(0, span.start - AROUND) : span.start] if text else ""
    after = article.text[span.end : span.end + AROUND] if text else ""
    yield from statement_parts(
        quote,
        (
            (RDF + "type", ox.NamedNode(OA + "TextQuoteSelector")),
            (OA + "exact", ox.Literal(words)),
            (OA + "prefix", ox.Literal(before) if before else None),
            (OA + "suffix", ox.Literal(after) if after else None),
        ),
    )


def _moment(date: str) -> tuple[str, ox.Literal] | None:
    """The property of OWL-Time and the literal for a date as coarse as the text; None for what is no date."""
    if date.startswith(_NO_YEAR):
        return None
    if is_day(date):
        return TIME + "inXSDDate", ox.Literal(date, datatype=ox.NamedNode(XSD + "date"))
    if _MONTH.fullmatch(date):
        return TIME + "inXSDgYearMonth", ox.Literal(date, datatype=ox.NamedNode(XSD + "gYearMonth"))
    if _YEAR.fullmatch(date):
        return TIME + "inXSDgYear", ox.Literal(date, datatype=ox.NamedNode(XSD + "gYear"))
    return None
