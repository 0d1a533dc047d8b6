"""A server with the interface of a language model's, whose answers a test sets."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Request = dict[str, Any]


@dataclass
class Stub:
    """``answer`` makes the model's words from a request; ``before`` is done first and tells whether to go on."""

    url: str
    answer: Callable[[Request], str] = lambda request: '{"claims": []}'
    before: Callable[[BaseHTTPRequestHandler], bool] = lambda handler: True
    requests: list[Request] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


@contextmanager
def stub() -> Iterator[Stub]:
    """A server that runs while the context lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    found = Stub(f"http://127.0.0.1:{server.server_address[1]}/v1")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            request = json.loads(body)
            found.requests.append(request)
            found.keys.append(self.headers.get("Authorization", ""))
            if found.before(self):
                send(self, 200, completion(found.answer(request)))

        def log_message(self, format: str, *args: object) -> None:
            pass

    server.RequestHandlerClass = Handler
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def completion(words: str, finish: str = "stop") -> bytes:
    """The body of a whole answer that holds the model's words."""
    message = {"role": "assistant", "content": words}
    told = {
        "id": "1",
        "object": "chat.completion",
        "created": 0,
        "model": "stub",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
    }
    return json.dumps(told).encode()


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "application/json") -> None:
    """An answer of HTTP; a client that tries again shall not wait for it."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    handler.send_header("retry-after-ms", "1")
    handler.end_headers()
    handler.wfile.write(body)


def numbered(request: Request) -> dict[int, str]:
    """The sentences that a request shows, by their numbers."""
    shown = request["messages"][1]["content"].split("Sentences:\n", 1)[1]
    return {int(line[1 : line.index("]")]): line[line.index("]") + 2 :] for line in shown.split("\n") if line}
