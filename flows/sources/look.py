"""Looking at a configured source, each kind in its way. A new kind is one module and one line here."""

from __future__ import annotations

from pathlib import Path

from flows.sources import feeds, local, sitemaps
from flows.sources.configured import Addresses, AnySource, Feed, Sitemap
from flows.sources.found import Found
from flows.sources.memory import Memory
from flows.web import Web


def look(source: AnySource, memory: Memory, web: Web, *, base: Path, max_bytes: int) -> Found:
    """What the source names; ``WebFault`` where it cannot be looked at. No page is asked for here."""
    match source:
        case Feed():
            return feeds.look(source, memory, web)
        case Sitemap():
            return sitemaps.look(source, memory, web)
        case Addresses():
            return local.look_at_addresses(source)
        case _:
            return local.look_at_files(source, base, max_bytes)
