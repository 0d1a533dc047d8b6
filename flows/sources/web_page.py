"""`.html`: the article inside a web page. The one file that imports trafilatura."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

from flows.sources.base import Skipped
from flows.sources.fields import day, language
from ontology.records import RawArticle

REASON = "no article text was found in the page; save the page with its text, or hand in the text as .txt"


def read_web_page(path: Path, source: str, text: str) -> Iterator[RawArticle | Skipped]:
    """One article: the page's main text without menus and comments, and the title, date and address that it names."""
    yield page_article(text, source, path.stem)


def page_article(text: str, source: str, key: str) -> RawArticle | Skipped:
    """The article of a page's HTML, or why there is none."""
    import trafilatura  # half a second, and only web pages need it
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it would report on the terminal what we report
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its timeout works by a signal, which a task's thread cannot get
    found = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, favor_precision=True, config=config
    )
    body = str(getattr(found, "text", "") or "")
    if found is None or not body.strip():
        return Skipped(source, REASON)
    return RawArticle(
        key=key,
        source=source,
        text=body,
        language=language(str(getattr(found, "language", "") or "")) or "",
        title=str(getattr(found, "title", "") or ""),
        published=day(str(getattr(found, "date", "") or "")) or "",
        url=str(getattr(found, "url", "") or ""),
    )
