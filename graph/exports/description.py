"""An RDF export's description of itself, in VoID and DCAT: what it is, how large, under which licence.

https://www.w3.org/TR/void/ and https://www.w3.org/TR/vocab-dcat-3/. It stands in a graph of its own and has no date,
so that the same ledger gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from graph.selection import Selection
from ontology.namespaces import DCAT, DCTERMS, OA, ONTOLOGY, PROV, RDF, RESOURCE, SKOS, TIME, VOID, XSD
from ontology.rdf import sorted_nquads

APACHE = "https://www.apache.org/licenses/LICENSE-2.0"
"""The licence of the catalogue's names and of all that is computed, unless whoever exports names another."""

DESCRIPTION = RESOURCE + "graph/description"
DATASET = RESOURCE + "dataset"

_TITLES = {
    "en": "dealgraph: who invests in, buys, builds and prices AI models, as articles tell it",
    "de": "dealgraph: wer in KI-Modelle investiert, sie kauft, baut und was sie kosten, wie Artikel es erzählen",
    "pt": "dealgraph: quem investe em modelos de IA, compra, constrói e quanto custam, como os artigos contam",
    "zh": "dealgraph：据文章所述，谁投资、收购、开发人工智能模型，以及其价格",
}
_RIGHTS = {
    "en": "The licence covers the graph. The articles' texts and quotations belong to their publishers.",
    "de": "Die Lizenz gilt für den Graphen. Die Texte und Zitate der Artikel gehören ihren Verlagen.",
    "pt": "A licença vale para o grafo. Os textos e citações dos artigos pertencem a seus editores.",
    "zh": "许可仅涉及图谱本身。文章的正文与引文归其出版者所有。",
}
_VOCABULARIES = (ONTOLOGY, DCTERMS, OA, PROV, SKOS, TIME)
# The format's own IRI in https://www.w3.org/ns/formats/, and its registered media type.
_FORMATS = {
    "turtle": ("Turtle", "text/turtle"),
    "ntriples": ("N-Triples", "application/n-triples"),
    "nquads": ("N-Quads", "application/n-quads"),
    "trig": ("TriG", "application/trig"),
    "jsonld": ("JSON-LD", "application/ld+json"),
    "rdfxml": ("RDF_XML", "application/rdf+xml"),
}


@dataclass(frozen=True, slots=True)
class Described:
    """The export that is described: its format, how many statements it holds, which part it is, its licence."""

    format: str
    statements: int
    selection: Selection
    licence: str


def description(export: Described) -> Iterator[bytes]:
    """The description as N-Quads lines."""
    dataset, graph = ox.NamedNode(DATASET), ox.NamedNode(DESCRIPTION)
    distribution = ox.NamedNode(f"{DATASET}/{export.format}")
    name, media = _FORMATS[export.format]
    form = ox.NamedNode(f"http://www.w3.org/ns/formats/{name}")
    told: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (dataset, RDF + "type", ox.NamedNode(VOID + "Dataset")),
        (dataset, RDF + "type", ox.NamedNode(DCAT + "Dataset")),
        *((dataset, DCTERMS + "title", ox.Literal(text, language=tag)) for tag, text in _TITLES.items()),
        *((dataset, DCTERMS + "rights", ox.Literal(text, language=tag)) for tag, text in _RIGHTS.items()),
        (dataset, DCTERMS + "license", ox.NamedNode(export.licence)),
        *((dataset, VOID + "vocabulary", ox.NamedNode(iri)) for iri in _VOCABULARIES),
        (dataset, VOID + "uriSpace", ox.Literal(RESOURCE)),
        (dataset, VOID + "triples", ox.Literal(str(export.statements), datatype=ox.NamedNode(XSD + "integer"))),
        (dataset, VOID + "feature", form),
        (dataset, DCAT + "distribution", distribution),
        (distribution, RDF + "type", ox.NamedNode(DCAT + "Distribution")),
        (distribution, DCTERMS + "license", ox.NamedNode(export.licence)),
        (distribution, DCTERMS + "format", form),
        (distribution, DCAT + "mediaType", ox.NamedNode(f"https://www.iana.org/assignments/media-types/{media}")),
    ]
    if export.selection:
        told.append((dataset, DCTERMS + "description", ox.Literal(f"A part: {_in_words(export.selection)}.")))
    quads = [ox.Quad(subject, ox.NamedNode(predicate), value, graph) for subject, predicate, value in told]
    yield from sorted_nquads(quads).split(b"\n")[:-1]


def _in_words(selection: Selection) -> str:
    parts = (
        ("articles", ", ".join(selection.articles)),
        ("since", selection.since),
        ("relations", ", ".join(selection.relations)),
        ("statuses", ", ".join(selection.statuses)),
        ("near", f"{selection.entity} ({selection.hops} steps)" if selection.entity else ""),
    )
    return "; ".join(f"{name} {text}" for name, text in parts if text)
