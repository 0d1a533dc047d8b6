"""Pages of the web into articles: asked for side by side, one host's pages one after another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from flows.sources.base import Fault, Skipped
from flows.sources.fields import unstorable
from flows.sources.found import Page
from flows.sources.keys import safe
from flows.sources.memory import Seen
from flows.sources.web_page import page_article
from flows.web import Answer, Web, WebFault
from flows.web.addresses import host_of
from flows.web.letters import text_of
from ontology.identifiers import digest
from ontology.records import RawArticle

HOSTS_AT_ONCE = 8

HTML = ("text/html", "application/xhtml+xml", "")


def ask(pages: Sequence[Page], seen: Mapping[str, Seen], web: Web) -> list[Answer | WebFault]:
    """What each page's address holds, in the order of the pages."""
    by_host: dict[str, list[int]] = {}
    for number, page in enumerate(pages):
        by_host.setdefault(host_of(page.address), []).append(number)
    answers: dict[int, Answer | WebFault] = {}

    def visit(numbers: list[int]) -> None:
        for number in numbers:
            page = pages[number]
            known = seen.get(page.address, Seen())
            try:
                answers[number] = (
                    Answer(page.address, page.html.encode(), "text/html", "utf-8")
                    if page.html
                    else web.get(page.address, etag=known.etag, modified=known.modified)
                )
            except WebFault as fault:
                answers[number] = fault
            except Exception as error:  # what a stranger's server sends must not cost the other pages
                answers[number] = WebFault(_unforeseen(error))

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        list(pool.map(visit, by_host.values()))
    return [answers[number] for number in range(len(pages))]


def article(page: Page, answer: Answer | WebFault, language: str) -> RawArticle | Skipped:
    """The article of an answer with content, or why there is none. Its source is the address that the source named."""
    if isinstance(answer, WebFault):
        return Skipped(page.address, answer.reason, Fault.PASSING if answer.passing else Fault.LASTING)
    try:
        return _article(page, answer, _text(answer), language)
    except WebFault as fault:
        return Skipped(page.address, fault.reason)
    except Exception as error:  # as in `ask`
        return Skipped(page.address, _unforeseen(error))


def _unforeseen(error: Exception) -> str:
    return f"it cannot be read ({type(error).__name__}: {error}); please report this address"


def _article(page: Page, answer: Answer, text: str, language: str) -> RawArticle | Skipped:
    key = _key(page.address)
    if page.html:
        text = f"<html><body><article>{text}</article></body></html>"
    if answer.kind in HTML:
        found = page_article(text, page.address, key)
    elif text.strip():
        found = RawArticle(key, page.address, text)
    else:
        found = Skipped(page.address, "it is empty")
    if isinstance(found, Skipped):
        return found
    made = RawArticle(
        key,
        page.address,
        found.text,
        language or found.language,
        page.title or found.title,
        page.published or found.published,
        page.address,
    )
    if fault_in := next(filter(None, map(unstorable, (made.text, made.title))), ""):
        return Skipped(page.address, f"it holds {fault_in}, which no store can keep")
    return made


def _text(answer: Answer) -> str:
    if answer.kind not in HTML and not answer.kind.startswith("text/"):
        raise WebFault(f"it is {answer.kind}, and only pages in HTML and plain text are read")
    return text_of(answer.content, answer.charset)


def _key(address: str) -> str:
    """A name for the article: the last part of its address, and a few digits that tell it from all others."""
    parts = urlsplit(address)
    name = PurePosixPath(unquote(parts.path)).stem or parts.hostname or "page"
    return f"{safe(name)[:60].strip(' .-') or 'page'}-{digest(address)[:6]}"
