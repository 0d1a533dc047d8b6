"""Asking for an address as a guest does: allowed, not too fast, and again only where that can help."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock

from flows.web.addresses import host_of, joined, place, split, without_place
from flows.web.faults import WebFault
from flows.web.manners import Manners
from flows.web.request import Response, request
from flows.web.robots import Robots

MOVED = (301, 302, 303, 307, 308)
PASSING = (408, 425, 429, 500, 502, 503, 504)
"""Statuses after which the same question may get another answer."""

ROBOTS_BYTES = 500_000
MOST_FAILURES = 3
"""Pages of one host without an answer, one after the other, after which a run asks it no more: it is down."""
LONGEST_WAIT = 60.0
"""Seconds that a run waits because a server asks for it; where it asks for more, the next run tries."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address holds. ``address`` is where it was found in the end.

    ``unchanged`` tells that it is what ``etag`` and ``modified`` of an earlier answer stand for; there is no content
    then. ``kind`` is the media type, ``charset`` what the server says of the letters, "" where it does not.
    """

    address: str
    content: bytes
    kind: str
    charset: str
    etag: str = ""
    modified: str = ""
    unchanged: bool = False


class Web:
    """The web for one run, which remembers every host's rules. Several threads may ask, of one host one at a time."""

    def __init__(self, manners: Manners, max_bytes: int) -> None:
        self._manners = manners
        self.max_bytes = max_bytes
        self._robots: dict[str, Robots | WebFault] = {}
        self._failures: dict[str, int] = defaultdict(int)
        self._next: dict[str, float] = defaultdict(float)
        self._locks: dict[str, Lock] = defaultdict(Lock)

    def get(self, address: str, *, etag: str = "", modified: str = "") -> Answer:
        """The content of the address, or ``unchanged``; ``WebFault`` where neither can be had."""
        told = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in told.items() if value}
        host, address = host_of(address), without_place(address)
        if self._failures[host] >= MOST_FAILURES:
            reason = f"its host gave no answer {MOST_FAILURES} times and was not asked again in this run"
            raise WebFault(reason, passing=True)
        for attempt in range(self._manners.tries):
            try:
                answer = self._follow(address, headers, self.max_bytes)
            except WebFault as fault:
                last = attempt + 1 == self._manners.tries
                wait = self._manners.patience * 2**attempt if fault.wait is None else fault.wait
                if last or not fault.passing or fault.known or wait > LONGEST_WAIT:
                    self._failures[host] = self._failures[host] + 1 if fault.passing else 0
                    raise
            else:
                self._failures[host] = 0
                return answer
            time.sleep(wait)
        raise AssertionError("a last try returns or raises")

    def _follow(self, address: str, headers: Mapping[str, str], max_bytes: int) -> Answer:
        """Ask, and go where the answer leads; each step is held to the rules of its own host."""
        for _ in range(self._manners.redirects + 1):
            host = host_of(address)
            split(address)  # tells what is wrong with it where it has no host
            with self._locks[host]:
                self._heed_robots(host, address)
                response = self._ask(address, headers, max_bytes)
            leads_to = response.headers.get("location", "")
            if response.status not in MOVED or not leads_to:
                return _answer(address, response)
            address = without_place(joined(address, leads_to))
        raise WebFault(f"it leads on more than {self._manners.redirects} times; name the address where it ends")

    def _heed_robots(self, host: str, address: str) -> None:
        if host not in self._robots:
            parts = split(address)
            self._robots[host] = self._rules(f"{parts.scheme}://{parts.netloc}/robots.txt")
        rules = self._robots[host]
        if isinstance(rules, WebFault):
            raise WebFault(rules.reason, passing=rules.passing, known=True)
        if not rules.allows(address):
            raise WebFault("the robots.txt of its host does not allow it; ask who runs it, or leave it out")

    def _rules(self, address: str) -> Robots | WebFault:
        """The host's rules. None there are all allowed; where they cannot be had, nothing is until they can."""
        try:
            for _ in range(self._manners.redirects + 1):
                response = self._ask(address, {}, ROBOTS_BYTES)
                if response.status not in MOVED or "location" not in response.headers:
                    break
                address = joined(address, response.headers["location"])
        except WebFault as fault:
            return WebFault(f"its host's robots.txt cannot be read: {fault.reason}", passing=fault.passing)
        if response.status >= 500 or response.status == 429:
            return WebFault(f"its host's robots.txt cannot be read: HTTP status {response.status}", passing=True)
        return Robots.read(response.content if response.status == 200 else b"")

    def _ask(self, address: str, headers: Mapping[str, str], max_bytes: int) -> Response:
        """One request, when the host's turn has come."""
        manners = self._manners
        server = place(address, manners.private_hosts)
        host = f"{server.host}:{server.port}"
        time.sleep(max(0.0, self._next[host] - time.monotonic()))
        try:
            told = {"User-Agent": manners.agent, "Accept": "*/*", **headers}
            return request(server, address, told, timeout=manners.timeout, max_bytes=max_bytes)
        finally:
            rules = self._robots.get(host)
            asked = rules.seconds_between() if isinstance(rules, Robots) else 0.0
            self._next[host] = time.monotonic() + max(manners.seconds_between, asked)


def _answer(address: str, response: Response) -> Answer:
    if response.status not in range(200, 300) and response.status != 304:
        wait = _wait(response.headers.get("retry-after", ""))
        raise WebFault(f"HTTP status {response.status}", passing=response.status in PASSING, wait=wait)
    kind, _, parameters = response.headers.get("content-type", "").partition(";")
    named = dict(part.strip().lower().partition("=")[::2] for part in parameters.split(";"))
    return Answer(
        address,
        response.content,
        kind.strip().lower(),
        named.get("charset", "").strip("\"' "),
        response.headers.get("etag", ""),
        response.headers.get("last-modified", ""),
        unchanged=response.status == 304,
    )


def _wait(told: str) -> float | None:
    """The seconds of a Retry-After, which are told as such or as a moment; None where it tells neither."""
    told = told.strip()
    if told.isascii() and told.isdecimal():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (aware - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):  # the second for a moment that no calendar has
        return None
