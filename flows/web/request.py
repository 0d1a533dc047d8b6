"""One request to one server, held to limits of time and size. The one file that imports urllib3."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Timer
from urllib.parse import quote

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    DecodeError,
    HTTPError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    SSLError,
    TimeoutError,
)

from flows.web.addresses import Place, split
from flows.web.faults import WebFault

CHUNK = 1 << 16
WHOLE = 4
"""How many times the time-out an answer may take from its first byte to its last."""

_KEPT = ";/?:@&=+$,%!~*'()[]#"


@dataclass(frozen=True, slots=True)
class Response:
    """What a server said: ``headers`` by lower-case name."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(slots=True)
class _Deadline:
    """Ends a connection whose server sends a byte now and then, which no time-out between bytes would notice."""

    seconds: float
    passed: bool = False
    sockets: list[socket.socket] = field(default_factory=list)

    def end(self) -> None:
        self.passed = True
        for connection in self.sockets:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


def request(place: Place, address: str, headers: Mapping[str, str], *, timeout: float, max_bytes: int) -> Response:
    """Ask the server for the address; ``WebFault`` tells what came instead of an answer."""
    fault: WebFault | None = None
    for number in place.numbers[:2]:  # a host may have an IPv6 address to which no way leads from here
        try:
            return _request(place, number, address, headers, timeout, max_bytes)
        except WebFault as error:
            fault = fault or error
            if not error.passing:
                raise
    raise fault or WebFault(f"the host {place.host} has no address")


def _request(
    place: Place, number: str, address: str, headers: Mapping[str, str], timeout: float, max_bytes: int
) -> Response:
    parts = split(address)
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    deadline = _Deadline(WHOLE * timeout)
    timer = Timer(deadline.seconds, deadline.end)
    timer.daemon = True
    timer.start()
    pool = _pool(place, number, timeout, deadline)
    try:
        answer = pool.urlopen(
            "GET",
            target,
            headers={**headers, "Host": parts.netloc, "Accept-Encoding": "gzip, deflate"},
            retries=False,
            redirect=False,
            preload_content=False,
            decode_content=True,
        )
        told = {name.lower(): value for name, value in answer.headers.items()}
        content = _body(answer, told, deadline, max_bytes)
    except (HTTPError, OSError, ValueError) as error:
        if deadline.passed:
            raise WebFault(f"no whole answer came within {deadline.seconds:g} s", passing=True) from error
        raise _fault(error, timeout) from error
    finally:
        timer.cancel()
        pool.close()
    return Response(answer.status, told, content)


def _pool(place: Place, number: str, timeout: float, deadline: _Deadline) -> urllib3.HTTPConnectionPool:
    """A connection to the number that was checked, under the name that was asked for."""

    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            deadline.sockets.append(self.sock)

    class Encrypted(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            deadline.sockets.append(self.sock)

    limits = urllib3.Timeout(connect=timeout, read=timeout)
    if place.scheme == "http":
        plain = urllib3.HTTPConnectionPool(number, place.port, timeout=limits)
        plain.ConnectionCls = Plain
        return plain
    encrypted = urllib3.HTTPSConnectionPool(
        number,
        place.port,
        timeout=limits,
        ssl_context=ssl.create_default_context(),
        server_hostname=place.host,
        assert_hostname=place.host,
    )
    encrypted.ConnectionCls = Encrypted
    return encrypted


def _body(answer: urllib3.BaseHTTPResponse, headers: Mapping[str, str], deadline: _Deadline, max_bytes: int) -> bytes:
    """The unpacked content. It is unpacked piece by piece, so that a small answer cannot become a large one."""
    told = headers.get("content-length", "")
    if told.isascii() and told.isdecimal() and float(told) > max_bytes:
        raise _too_large(max_bytes)
    content = bytearray()
    end = time.monotonic() + deadline.seconds
    for piece in answer.stream(CHUNK):
        content += piece
        if len(content) > max_bytes:
            raise _too_large(max_bytes)
        if time.monotonic() > end:
            raise TimeoutError
    if deadline.passed:  # a connection that was ended may look like one that had no more to say
        raise TimeoutError
    return bytes(content)


def _too_large(max_bytes: int) -> WebFault:
    return WebFault(f"it has more than the limit of {max_bytes / 1e6:g} MB; raise max_megabytes")


def _fault(error: Exception, timeout: float) -> WebFault:
    if isinstance(error, MaxRetryError) and error.reason is not None:
        error = error.reason
    if isinstance(error, NewConnectionError):
        return WebFault("the server does not take connections", passing=True)
    if isinstance(error, TimeoutError):
        return WebFault(f"the server sent nothing for {timeout:g} s", passing=True)
    if isinstance(error, SSLError):
        return WebFault(f"the connection is not safe ({error}); the certificate of the server must be in order")
    if isinstance(error, DecodeError):
        return WebFault("what it sends cannot be unpacked")
    if isinstance(error, ProtocolError | OSError):
        return WebFault("the connection broke before the answer was whole", passing=True)
    return WebFault(f"it cannot be asked ({error})")
