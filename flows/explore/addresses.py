"""Each thing has a page at an address of its own, made from its IRI."""

from __future__ import annotations

from urllib.parse import quote

from ontology.namespaces import RESOURCE

KINDS = {
    "entity": "thing",
    "concept": "thing",
    "article": "article",
    "claim": "claim",
    "fact": "fact",
    "conflict": "conflict",
}
"""The kind that an IRI tells to the kind of page that it has."""


def page_of(iri: str) -> str:
    """The address of a thing's page: its IRI's own path where we made it, else the IRI as a whole."""
    kind, _, name = iri.removeprefix(RESOURCE).partition("/")
    if iri.startswith(RESOURCE) and kind in KINDS and name:
        return f"/{kind}/{quote(name, safe='')}"
    return f"/thing?iri={quote(iri, safe='')}"


def iri_of(kind: str, name: str) -> str:
    """The IRI of the thing at `/kind/name`."""
    return f"{RESOURCE}{kind}/{name}"
