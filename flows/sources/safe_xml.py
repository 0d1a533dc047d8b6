"""XML from strangers: none that declares entities, by which a small file grows without end or reads files of ours."""

from __future__ import annotations

from xml.parsers import expat

from flows.web import WebFault


def refuse_entities(content: bytes) -> None:
    """``WebFault`` where the document declares an entity. Feeds and sitemaps need none.

    What is no XML passes: whoever reads it next says so. Nothing is expanded here, as a declaration ends the reading.
    """

    def declared(*_: object) -> None:
        raise WebFault("it declares XML entities, which feeds and sitemaps do without; it was not read")

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declared
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return
