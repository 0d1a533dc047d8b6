"""RSS and Atom feeds. The one file that imports feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from flows.sources.base import Skipped
from flows.sources.configured import Feed
from flows.sources.fields import day, unstorable
from flows.sources.found import Found, Item, Page
from flows.sources.memory import Memory, Seen
from flows.sources.safe_xml import refuse_entities
from flows.web import Web, WebFault
from flows.web.addresses import joined
from ontology.identifiers import digest


def look(source: Feed, memory: Memory, web: Web) -> Found:
    """The feed's items; ``WebFault`` where it cannot be had or is no feed."""
    seen = memory.seen(source.address)
    answer = web.get(source.address, etag=seen.etag, modified=seen.modified)
    if answer.unchanged:
        return Found(unchanged=True, marks={source.address: seen})
    refuse_entities(answer.content)
    import feedparser  # 0.2 s, and only feeds need it

    # As a stream: a text would be taken for an address or a path, and asked for past all rules.
    read = feedparser.parse(
        io.BytesIO(answer.content),
        response_headers={"content-type": answer.kind and f"{answer.kind}; charset={answer.charset}".rstrip("; =")},
    )
    if not read.version and not read.entries:
        raise WebFault("it is no feed in RSS or Atom; name the address of a feed, or list the page under kind = 'urls'")
    items = tuple(_items(read.entries, source, answer.address))
    pages = tuple(item for item in items if isinstance(item, Page))
    others: tuple[Item, ...] = tuple(item for item in items if isinstance(item, Skipped))
    return Found(
        others, pages, {source.address: Seen(answer.etag, answer.modified)}, whole=frozenset((source.address,))
    )


def _items(entries: list[Any], source: Feed, base: str) -> Iterator[Page | Skipped]:
    """Every item with an address of its own; the same address comes once."""
    addresses = set()
    for number, entry in enumerate(entries, start=1):
        told = {name: str(entry.get(name) or "") for name in ("title", "link", "id", "summary")}
        html = "".join(str(part.get("value") or "") for part in entry.get("content") or ()) or told["summary"]
        updated = str(entry.get("updated") or "") if "updated" in entry else ""  # feedparser warns of what is not there
        published = str(entry.get("published") or updated)
        if not told["link"]:
            yield Skipped(f"{source.address}#{told['id'] or number}", f"item {number} of the feed has no link")
            continue
        try:
            address = joined(base, told["link"])
        except WebFault as fault:
            yield Skipped(f"{source.address}#{number}", f"item {number} of the feed leads nowhere: {fault.reason}")
            continue
        if any(map(unstorable, (address, told["title"], html))):
            yield Skipped(f"{source.address}#{number}", f"item {number} holds signs that no store can keep")
            continue
        if address in addresses:
            continue
        addresses.add(address)
        moment = entry.get("published_parsed") or (entry.get("updated_parsed") if updated else None)
        on = f"{moment[0]:04}-{moment[1]:02}-{moment[2]:02}" if moment else day(published) or ""
        stamp = digest(told["title"], html, published, updated)
        if not source.follow and not html.strip():
            yield Skipped(address, f"item {number} of the feed holds no text, and follow is false; set it to true")
            continue
        yield Page(address, stamp, told["title"], on, "" if source.follow else html)
