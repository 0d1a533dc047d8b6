"""Sitemaps, and indexes of sitemaps, packed or not."""

from __future__ import annotations

import zlib
from xml.etree import ElementTree

from flows.sources.base import Fault, Skipped
from flows.sources.configured import Sitemap
from flows.sources.found import Found, Page
from flows.sources.memory import Memory
from flows.sources.safe_xml import refuse_entities
from flows.web import Web, WebFault
from flows.web.addresses import joined

MOST = 500
"""Sitemaps of one index that are read."""


def look(source: Sitemap, memory: Memory, web: Web) -> Found:
    """The addresses that the sitemap names; ``WebFault`` where it, or one of its index, cannot be had."""
    del memory  # each page's day of change is remembered with the page
    root, base = _read(source.address, web)
    places, skipped = _places(root, base)
    whole = {base}
    if _name(root) == "sitemapindex":
        read = [_read(address, web) for address, _ in places[:MOST]]
        parts = [_places(*each) for each in read]
        whole.update(found for _, found in read)
        if len(places) > MOST:
            reason = f"it names {len(places)} sitemaps, of which {MOST} were read; make sources of the others"
            skipped.append(Skipped(source.address, reason, Fault.NO_ARTICLE))
        places = [place for found, _ in parts for place in found]
        skipped += [skip for _, skips in parts for skip in skips]
    wanted = {address: Page(address, changed) for address, changed in places if source.only in address}
    return Found(tuple(skipped), tuple(wanted.values()), whole=frozenset(whole))


def _read(address: str, web: Web) -> tuple[ElementTree.Element, str]:
    answer = web.get(address)
    content = _unpacked(answer.content, web.max_bytes)
    refuse_entities(content)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise WebFault(f"{address} is no XML ({error}), and so no sitemap") from error
    if _name(root) not in ("urlset", "sitemapindex"):
        raise WebFault(f"{address} is XML of another kind ({_name(root)}) and no sitemap")
    return root, answer.address


def _unpacked(content: bytes, max_bytes: int) -> bytes:
    """The content of a `.xml.gz`, unpacked up to the limit; any other as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, max_bytes + 1)
    except zlib.error as error:
        raise WebFault(f"its gzip is damaged ({error})") from error
    if len(unpacked) > max_bytes:
        raise WebFault(f"it unpacks into more than the limit of {max_bytes / 1e6:g} MB; raise max_megabytes")
    return unpacked


def _places(root: ElementTree.Element, base: str) -> tuple[list[tuple[str, str]], list[Skipped]]:
    """Address and moment of change of each entry, whatever the namespace; and the entries that lead nowhere."""
    places, skipped = [], []
    for number, entry in enumerate(root, start=1):
        told = {_name(part): (part.text or "").strip() for part in entry}
        if told.get("loc"):
            try:
                places.append((joined(base, told["loc"]), told.get("lastmod", "")))
            except WebFault as fault:
                skipped.append(Skipped(f"{base}#{number}", f"its entry {number} leads nowhere: {fault.reason}"))
    return places, skipped


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
