"""Sitemaps, and indexes of sitemaps, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree import ElementTree

from flows.sources.configured import Sitemap
from flows.sources.found import Found, Page
from flows.sources.memory import Memory
from flows.sources.safe_xml import refuse_entities
from flows.web import Web, WebFault

LARGEST = 50_000_000
"""Bytes of an unpacked sitemap, which is what its standard allows."""
MOST = 500
"""Sitemaps of one index that are read."""


def look(source: Sitemap, memory: Memory, web: Web) -> Found:
    """The addresses that the sitemap names; ``WebFault`` where it, or one of its index, cannot be had."""
    del memory  # each page's day of change is remembered with the page
    root, base = _read(source.address, web)
    if _name(root) != "sitemapindex":
        pages = list(_pages(root, base))
    else:
        pages = []
        for address, _ in list(_places(root, base))[:MOST]:
            part, part_base = _read(address, web)
            pages += _pages(part, part_base)
    wanted = {page.address: page for page in pages if source.only in page.address}
    return Found(pages=tuple(wanted.values()))


def _pages(root: ElementTree.Element, base: str) -> Iterator[Page]:
    for address, changed in _places(root, base):
        yield Page(address, changed)


def _read(address: str, web: Web) -> tuple[ElementTree.Element, str]:
    answer = web.get(address)
    content = _unpacked(answer.content)
    refuse_entities(content)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise WebFault(f"{address} is no XML ({error}), and so no sitemap") from error
    if _name(root) not in ("urlset", "sitemapindex"):
        raise WebFault(f"{address} is XML of another kind ({_name(root)}) and no sitemap")
    return root, answer.address


def _unpacked(content: bytes) -> bytes:
    """The content of a `.xml.gz`, unpacked up to the limit; any other as it is."""
    if not content.startswith(b"\x1f\x8b"):
        return content
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(content, LARGEST + 1)
    except zlib.error as error:
        raise WebFault(f"its gzip is damaged ({error})") from error
    if len(unpacked) > LARGEST:
        raise WebFault(f"it unpacks into more than {LARGEST / 1e6:g} MB, which no sitemap may have")
    return unpacked


def _places(root: ElementTree.Element, base: str) -> Iterator[tuple[str, str]]:
    """Address and moment of change of each entry, whatever the namespace."""
    for entry in root:
        told = {_name(part): (part.text or "").strip() for part in entry}
        if told.get("loc"):
            yield urljoin(base, told["loc"]), told.get("lastmod", "")


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
