"""A small website on this machine, whose pages a test sets and whose visitors it can ask about."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True, slots=True)
class Page:
    """What the site answers at a path."""

    content: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Visit:
    """A request that came in."""

    path: str
    headers: dict[str, str]
    at: float


class Site:
    """Pages by path; a page may be a function of the visit. ``raw`` paths get the handler and write what they want."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.root = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Page | Callable[[Visit], Page]] = {}
        self.raw: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.visits: list[Visit] = []

    def at(self, path: str) -> str:
        """The address of a path."""
        return self.root + path

    def paths(self) -> list[str]:
        """What was asked for, but for robots.txt."""
        return [visit.path for visit in self.visits if visit.path != "/robots.txt"]

    def put(self, path: str, content: str | bytes, **more: object) -> None:
        """Set a page."""
        body = content.encode() if isinstance(content, str) else content
        self.pages[path] = Page(body, **more)  # type: ignore[arg-type]  # the fields of Page

    def article(self, path: str, text: str, title: str = "News") -> None:
        """Set a page that holds an article between a menu and a footer."""
        paragraphs = "".join(f"<p>{line}</p>" for line in text.splitlines())
        self.put(
            path,
            f"<!doctype html><html lang='en'><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
            f"<main><article><h1>{title}</h1>{paragraphs}</article></main><footer>Imprint</footer></body></html>",
        )


@contextmanager
def site() -> Iterator[Site]:
    """A site that runs while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Site(server.server_address[1])

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visit = Visit(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
            found.visits.append(visit)
            if self.path in found.raw:
                found.raw[self.path](self)
                return
            page = found.pages.get(self.path, Page(b"not here", 404))
            page = page(visit) if callable(page) else page
            self.send_response(page.status)
            for name, value in {"Content-Type": page.kind, **page.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(page.content)))
            self.end_headers()
            if page.status != 304:
                self.wfile.write(page.content)

        def log_message(self, format: str, *args: object) -> None:
            """Visits are kept, not printed."""

    server.RequestHandlerClass = Handler
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
