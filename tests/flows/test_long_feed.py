"""A feed of thousands of items, some of them broken, from a server that hangs: each item is had or told, once."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from flows.job import Job
from flows.quarantine import Quarantine
from flows.settings import Settings, load_settings
from flows.sources import Fault
from flows.watching import Watching
from graph.ledger import Ledger
from tests.flows.test_watching import rss
from tests.flows.web_server import Page, Site, site

BROKEN = 100
"""One item in so many is broken, in one of five ways."""
MOMENT = "2026-01-02T03:04:05.000000+00:00"


@pytest.fixture
def memory_disk() -> Iterator[Path]:
    """A folder in memory where there is such a disk: thousands of small files are what a busy one is slow at."""
    disk = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=disk if disk.is_dir() else None) as folder:
        yield Path(folder)


def publish(news: Site, items: int) -> dict[str, Fault]:
    """Put a feed and its pages on the site; give the pages that are broken, and what is to become of them."""

    def hang(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(5)
        handler.close_connection = True

    broken: dict[str, Fault] = {}
    for number in range(items):
        path = f"/{number}"
        news.article(path, f"Acme{number} AI raised ${number + 1} million in a Series A led by Example Ventures.\n" * 3)
        if number % BROKEN != 7:
            continue
        way = number // BROKEN % 5
        broken[news.at(path)] = Fault.PASSING if way in (1, 2) else Fault.LASTING
        if way == 0:
            news.pages[path] = Page(b"gone", 410)
        elif way == 1:
            news.pages[path] = Page(b"busy", 503)
        elif way == 2 and number < 10 * BROKEN:  # each costs as many seconds as a visitor has patience
            news.raw[path] = hang
        elif way == 2:
            news.pages[path] = Page(b"busy", 502)
        elif way == 3:
            news.put(path, b"\x89PNG\r\n", kind="image/png")
        else:
            news.put(path, "<html><body></body></html>")
    feed = Page(rss(news, *(f"/{number}" for number in range(items))).encode(), headers={"ETag": '"1"'})
    news.pages["/feed"] = lambda visit: Page(status=304) if visit.headers.get("if-none-match") else feed
    return broken


def watch(told: Settings, *, portions: int | None = None, now: str = MOMENT) -> int:
    """Look at the feed, perhaps only so many portions far; give how many articles were written."""
    job = Job(Watching((), told, now), told, with_store=False, new_only=True)
    job.started = now
    while job.inputs.more() and portions != 0:
        job.read()
        for start, end in job.batches():
            job.extract(start, end)
            job.write()
        job.settle()
        portions = None if portions is None else portions - 1
    if portions is None:
        job.inputs.ended()
    return len(job.written)


def of(news: Site, data: Path) -> Settings:
    web = {
        "seconds_between": 0,
        "patience": 0.01,
        "timeout": 3,
        "tries": 1,
        "private_hosts": {f"127.0.0.1:{news.port}"},
    }
    press = {"kind": "feed", "address": news.at("/feed"), "language": "en"}
    return load_settings(data=data, web=web, sources={"press": press})


def articles(data: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (data / "ledger" / "articles").glob("*/*.nq")}


@pytest.mark.parametrize("items", [300, pytest.param(5000, marks=pytest.mark.large)])
def test_each_item_of_a_long_feed_is_had_or_told_and_a_stopped_run_goes_on(items: int, memory_disk: Path) -> None:
    with site() as news:
        broken = publish(news, items)
        stopped, whole = of(news, memory_disk / "stopped" / "data"), of(news, memory_disk / "whole" / "data")
        first = watch(stopped, portions=3)
        assert 0 < first < items - len(broken)
        second = watch(stopped)
        assert first + second == items - len(broken)
        assert max(Counter(path for path in news.paths() if path != "/feed" and path not in news.raw).values()) <= 2
        assert watch(whole) == items - len(broken)
        assert articles(stopped.data) == articles(whole.data)
        for told in (stopped, whole):
            held = {entry.source: Fault(entry.fault) for entry in Quarantine(told.data).entries()}
            assert held == broken
        for path in [address.removeprefix(news.root) for address in broken]:  # the site is mended
            news.raw.pop(path, None)
            news.article(path, f"Beta{path[1:]} AI raised $5 million in a Series A led by Example Ventures.\n" * 3)
        news.visits.clear()
        passing = sum(fault is Fault.PASSING for fault in broken.values())
        assert watch(stopped, now="2026-01-04T03:04:05.000000+00:00") == passing
        assert len(news.paths()) == 1 + passing
        assert len(Ledger.open(stopped.data).keys()) == items - len(broken) + passing
