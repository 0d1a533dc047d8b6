"""CSV tables for spreadsheets and data frames: UTF-8, a header line, commas, line feeds."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from graph.exports.content import Content
from graph.facts import Fact
from graph.names import shown_source
from ontology.records import Article, Claim, Link

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


_ARTICLES = ("article", "iri", "language", "title", "published", "source", "url", "story")
_ENTITIES = ("iri", "type", "name", "names")
_MENTIONS = ("article", "surface", "iri", "type", "start", "end", "score", "reason")
_ENDS = ("relation", "subject", "subject_name", "object", "object_name")
_SAID = ("status", "attributed_to", "confidence", "start", "end", "evidence", "verdict")
_TOLD = ("status", "asserted", "denied", "reported", "first", "last", "claims")


def files(content: Content) -> dict[str, bytes]:
    """Articles, entities, mentions, claims and facts, each a table of its own, by file name."""
    attributes = tuple(content.ontology.attributes)
    numbers = frozenset(name for name, a in content.ontology.attributes.items() if a.datatype == "decimal")
    readings = content.readings
    links = [k for r in readings for k in sorted(r.links, key=lambda k: (k.mention.span, k.mention.surface, k.entity))]
    things = ((t.iri, t.type, t.label, " | ".join(t.names)) for t in content.things.values())
    return {
        "articles.csv": _table(_ARTICLES, (_article(r.article, content) for r in readings)),
        "claims.csv": _table(
            ("claim", "article", *_ENDS, *attributes, *_SAID), (_claim(c, content) for c in content.claims), numbers
        ),
        "entities.csv": _table(_ENTITIES, things),
        "facts.csv": _table(("fact", *_ENDS, *attributes, *_TOLD), (_fact(f, content) for f in content.facts), numbers),
        "mentions.csv": _table(_MENTIONS, (_mention(k, content) for k in links)),
    }


def _article(a: Article, content: Content) -> tuple[str, ...]:
    return (a.key, a.iri, a.language, a.title, a.published, shown_source(a.source), a.url, content.stories[a.iri])


def _mention(link: Link, content: Content) -> tuple[str, ...]:
    m = link.mention
    place = (str(m.span.start), str(m.span.end))
    return (content.keys[m.article], m.surface, link.entity, m.type, *place, repr(link.score), link.reason)


def _claim(c: Claim, content: Content) -> tuple[str, ...]:
    place = (str(c.evidence.span.start), str(c.evidence.span.end), c.evidence.text)
    said = (c.status.value, c.attributed_to, repr(c.confidence), *place, content.verdict(c))
    values = (c.value(name) or "" for name in content.ontology.attributes)
    return (c.iri, content.keys[c.article], c.relation, *_ends(content, c.subject, c.object), *values, *said)


def _fact(f: Fact, content: Content) -> tuple[str, ...]:
    counts = (str(f.asserted), str(f.denied), str(f.reported))
    values = (f.value(name) or "" for name in content.ontology.attributes)
    told = (f.status.value, *counts, f.first, f.last, " ".join(f.claims))
    return (f.iri, f.relation, *_ends(content, f.subject, f.object), *values, *told)


def _ends(content: Content, subject: str, object: str | None) -> tuple[str, str, str, str]:
    target = (object, content.things[object].label) if object is not None else ("", "")
    return (subject, content.things[subject].label, *target)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]], numbers: frozenset[str] = frozenset()) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(cell if name in numbers else _harmless(cell) for name, cell in zip(header, row, strict=True))
    return text.getvalue().encode()


def _harmless(cell: str) -> str:
    """An apostrophe before what a spreadsheet would run as a formula: the cells hold words of strangers' articles."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
