"""JSON Lines: claims, mentions and articles, one object a line, sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from graph.exports.content import Content, Thing
from graph.names import shown_source
from ontology.records import Claim, Reading


def files(content: Content) -> dict[str, bytes]:
    """The three files by name."""
    return {
        "articles.jsonl": _lines(_article(reading, content) for reading in content.readings),
        "claims.jsonl": _lines(_claim(claim, content) for claim in content.claims),
        "mentions.jsonl": _lines(row for reading in content.readings for row in _mentions(reading)),
    }


def _article(reading: Reading, content: Content) -> dict[str, object]:
    article = reading.article
    row: dict[str, object] = {
        "article": article.key,
        "iri": article.iri,
        "language": article.language,
        "title": article.title,
        "published": article.published,
        "source": shown_source(article.source),
        "url": article.url,
        "story": content.stories[article.iri],
    }
    return row | {"text": article.text} if content.text else row


def _claim(claim: Claim, content: Content) -> dict[str, object]:
    told = dict(claim.values)
    return {
        "article": content.keys[claim.article],
        "relation": claim.relation,
        "subject": _thing(content.things[claim.subject]),
        "object": _thing(content.things[claim.object]) if claim.object is not None else None,
        **{name: told[name] for name in content.ontology.attributes if name in told},
        "status": claim.status.value,
        "evidence": {
            "start": claim.evidence.span.start,
            "end": claim.evidence.span.end,
            "text": claim.evidence.text,
        },
        "claim": claim.iri,
        "confidence": claim.confidence,
        **({"attributed_to": claim.attributed_to} if claim.attributed_to else {}),
        **({"verdict": content.verdict(claim)} if content.verdict(claim) else {}),
    }


def _mentions(reading: Reading) -> list[dict[str, object]]:
    found = sorted(reading.links, key=lambda link: (link.mention.span, link.mention.surface, link.entity))
    return [
        {
            "article": reading.article.key,
            "surface": link.mention.surface,
            "iri": link.entity,
            "type": link.mention.type,
            "start": link.mention.span.start,
            "end": link.mention.span.end,
        }
        for link in found
    ]


def _thing(thing: Thing) -> dict[str, object]:
    return {"iri": thing.iri, "label": thing.label, "type": thing.type, "names": list(thing.names)}


def _lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    # JSON escapes a line feed inside a string, so a line feed ends a line. Other line separators (U+2028) may stand in
    # a string as they are: read these files line feed by line feed, as `open()` does.
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
