"""The forms in which a thing is described, and which of them whoever asks would like best."""

from __future__ import annotations

from dataclasses import dataclass

from werkzeug.datastructures import MIMEAccept
from werkzeug.http import parse_accept_header


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its media types, the first of which it is sent as, and the ending of its documents' addresses."""

    title: str
    media: tuple[str, ...]
    ending: str


PAGE = Form("HTML", ("text/html", "application/xhtml+xml"), "html")
FORMS = (
    Form("Turtle", ("text/turtle",), "ttl"),
    Form("JSON-LD", ("application/ld+json", "application/json"), "jsonld"),
    Form("N-Triples", ("application/n-triples", "text/plain"), "nt"),
    Form("RDF/XML", ("application/rdf+xml", "application/xml", "text/xml"), "rdf"),
    PAGE,
)
"""The first is sent to those to whom all are alike."""

_BY_MEDIA = {media: form for form in FORMS for media in form.media}


def wanted(accept: str | None) -> Form | None:
    """The form that an Accept header asks for, None where it takes none of ours; no header takes all."""
    if accept is None or not accept.strip():
        return FORMS[0]
    # A parameter (a profile of JSON-LD, a charset) narrows what we send anyway.
    ranges = [(media.partition(";")[0].strip(), weight) for media, weight in parse_accept_header(accept, MIMEAccept)]
    best = MIMEAccept(ranges).best_match(_BY_MEDIA)
    return _BY_MEDIA[best] if best else None


def of_ending(name: str) -> tuple[str, Form] | None:
    """A document's name without its ending, and the form that the ending tells; None for any other ending."""
    stem, _, ending = name.rpartition(".")
    return next(((stem, form) for form in FORMS if stem and form.ending == ending), None)
