"""Asking the web, held against a real server on this machine."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from itertools import pairwise

import pytest

from flows.web import Manners, Web, WebFault
from flows.web.addresses import is_public, place
from flows.web.letters import text_of
from tests.flows.web_server import Page, Site, Visit, site

LIMIT = 100_000


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as found:
        yield found


def web(news: Site, **manners: object) -> Web:
    """The web as a person sets it who lets this one server be asked."""
    told = {"seconds_between": 0, "patience": 0.05, "timeout": 5, "private_hosts": {f"127.0.0.1:{news.port}"}}
    return Web(Manners(**{**told, **manners}), LIMIT)  # type: ignore[arg-type]  # pydantic checks them


def fault(asked: Web, address: str) -> WebFault:
    with pytest.raises(WebFault) as caught:
        asked.get(address)
    return caught.value


def test_a_page_is_had_with_its_marks_and_asked_for_again_only_by_them(news: Site) -> None:
    def page(visit: Visit) -> Page:
        if visit.headers.get("if-none-match") == '"1"':
            return Page(status=304)
        return Page(b"text", headers={"ETag": '"1"'})

    news.pages["/a"] = page
    asked = web(news)
    first = asked.get(news.at("/a"))
    assert (first.content, first.etag, first.kind, first.charset) == (b"text", '"1"', "text/html", "utf-8")
    again = asked.get(news.at("/a"), etag=first.etag)
    assert (again.unchanged, again.content) == (True, b"")
    assert news.visits[-1].headers["user-agent"] == "dealgraph"


def test_a_private_address_is_refused_unless_its_host_is_allowed(news: Site) -> None:
    news.put("/a", "secret")
    told = fault(web(news, private_hosts=set()), news.at("/a"))
    assert "no public address" in told.reason
    assert "private_hosts" in told.reason
    assert not told.passing
    assert news.visits == []
    assert web(news, private_hosts={"127.0.0.1"}).get(news.at("/a")).content == b"secret"


def test_a_name_that_stands_for_a_private_address_is_refused(news: Site) -> None:
    news.put("/a", "secret")
    assert "no public address" in fault(web(news), f"http://localhost:{news.port}/a").reason
    assert news.visits == []


def test_a_page_cannot_lead_to_a_private_address(news: Site) -> None:
    with site() as inner:
        inner.put("/secret", "secret")
        for target in (inner.at("/secret"), "http://169.254.169.254/latest/meta-data", f"http://[::1]:{inner.port}/"):
            news.put("/a", "", status=302, headers={"Location": target})
            assert "no public address" in fault(web(news), news.at("/a")).reason
        news.put("/a", "", status=302, headers={"Location": "file:///etc/passwd"})
        assert "no http or https address" in fault(web(news), news.at("/a")).reason
        assert inner.visits == []


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("10.0.0.1", False), ("127.0.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False),
        ("fe80::1", False), ("fd00::1", False), ("::ffff:10.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("fec0::1", False),
    ],
)  # fmt: skip
def test_which_numbers_are_public(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    "address", ["http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://[::ffff:7f00:1]/"]
)
def test_other_ways_to_write_this_machine_are_known(address: str) -> None:
    with pytest.raises(WebFault, match="no public address"):
        place(address, ())


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "http://", "http://a:b@example.org/", "http://example.org:99999/", "example.org"]
)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(WebFault):
        place(address, ())


def test_robots_txt_is_heeded_and_read_once(news: Site) -> None:
    news.put("/robots.txt", "User-agent: *\nDisallow: /private/*.html\n\nUser-agent: dealgraph\nDisallow: /no\n")
    news.put("/a", "text")
    asked = web(news)
    assert asked.get(news.at("/a")).content == b"text"
    assert "robots.txt" in fault(asked, news.at("/no/a")).reason
    assert news.paths() == ["/a"]
    assert [visit.path for visit in news.visits].count("/robots.txt") == 1


def test_a_robots_txt_that_cannot_be_had_allows_nothing_for_now(news: Site) -> None:
    news.put("/robots.txt", "", status=503)
    told = fault(web(news, tries=1), news.at("/a"))
    assert told.passing
    assert news.paths() == []


def test_a_robots_txt_that_cannot_be_had_costs_one_request_and_no_waiting(news: Site) -> None:
    news.put("/robots.txt", "", status=503)
    asked = web(news, patience=5)
    start = time.monotonic()
    assert {fault(asked, news.at(f"/{number}")).passing for number in range(20)} == {True}
    assert time.monotonic() - start < 4
    assert len(news.visits) == 1


def test_a_host_that_is_down_is_asked_no_more_in_this_run(news: Site) -> None:
    for path in ("/a", "/b", "/c", "/d"):
        news.put(path, "", status=503)
    asked = web(news, tries=1)
    told = [fault(asked, news.at(path)) for path in ("/a", "/b", "/c", "/d")]
    assert [each.passing for each in told] == [True] * 4
    assert "was not asked again in this run" in told[-1].reason
    assert news.paths() == ["/a", "/b", "/c"]


def test_pages_that_fail_among_others_are_no_reason_to_leave_a_host(news: Site) -> None:
    for path in ("/a", "/b", "/d", "/e"):
        news.put(path, "", status=503)
    for path in ("/c", "/f"):
        news.put(path, "text")
    asked = web(news, tries=1)
    for path in ("/a", "/b", "/d", "/e"):
        fault(asked, news.at(path))
        if path == "/b":
            assert asked.get(news.at("/c")).content == b"text"
    assert asked.get(news.at("/f")).content == b"text"


def test_a_host_is_asked_at_a_polite_rate(news: Site) -> None:
    news.put("/a", "text")
    asked = web(news, seconds_between=0.2)
    for _ in range(3):
        asked.get(news.at("/a"))
    times = [visit.at for visit in news.visits]
    assert len(times) == 4
    assert all(later - earlier >= 0.19 for earlier, later in pairwise(times))


def test_a_host_may_ask_for_a_slower_rate(news: Site) -> None:
    news.put("/robots.txt", "User-agent: *\nCrawl-delay: 0.4\n")
    news.put("/a", "text")
    asked = web(news)
    asked.get(news.at("/a"))
    start = time.monotonic()
    asked.get(news.at("/a"))
    assert time.monotonic() - start > 0.35


def test_redirects_are_followed_to_their_end_and_no_loop_is(news: Site) -> None:
    news.put("/old", "", status=301, headers={"Location": "/new#part"})
    news.put("/new", "text")
    assert web(news).get(news.at("/old")).address == news.at("/new")
    news.put("/new", "", status=302, headers={"Location": "/old"})
    assert "more than 5 times" in fault(web(news), news.at("/old")).reason


@pytest.mark.parametrize("path", ["/a", "/robots.txt"])
def test_a_server_that_leads_to_no_address_is_told_as_such(news: Site, path: str) -> None:
    news.put("/a", "text")
    news.put(path, "", status=302, headers={"Location": "http://[broken/x"})
    assert "which is no address" in fault(web(news), news.at("/a")).reason


@pytest.mark.parametrize(
    "told", ["\xb2", "9" * 400, "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "Mon, 01 Jan 0001 00:00:00 +2359", "x"]
)
def test_a_server_that_asks_for_no_time_that_there_is_has_only_failed(news: Site, told: str) -> None:
    news.put("/a", "", status=503, headers={"Retry-After": told})
    assert fault(web(news), news.at("/a")).reason == "HTTP status 503"


@pytest.mark.parametrize("told", ["\xb2", "9" * 5000, "-1"])
def test_a_length_that_is_none_breaks_nothing(news: Site, told: str) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(f"HTTP/1.0 200 OK\r\nContent-Length: {told}\r\n\r\ntext".encode("latin-1"))

    news.raw["/a"] = answer
    with suppress(WebFault):
        assert web(news).get(news.at("/a")).content == b"text"


def test_trying_again_is_for_what_may_pass(news: Site) -> None:
    answers = iter([Page(status=503), Page(status=429, headers={"Retry-After": "0"}), Page(b"text")])
    news.pages["/down"] = lambda _: next(answers)
    assert web(news).get(news.at("/down")).content == b"text"
    told = fault(web(news), news.at("/gone"))
    assert (told.reason, told.passing) == ("HTTP status 404", False)
    assert news.paths().count("/gone") == 1


def test_a_server_that_asks_for_hours_is_not_waited_for(news: Site) -> None:
    news.put("/a", "", status=503, headers={"Retry-After": "7200"})
    told = fault(web(news), news.at("/a"))
    assert (told.passing, told.wait) == (True, 7200)
    assert news.paths() == ["/a"]


def test_a_server_that_hangs_or_drips_is_given_up(news: Site) -> None:
    def hang(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(3)

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n")
        try:
            for number in range(100):
                handler.wfile.write(f"X-{number}: x\r\n".encode())
                time.sleep(0.1)
        except OSError:
            return

    news.raw.update({"/hang": hang, "/drip": drip})
    asked = web(news, timeout=0.3, tries=1)
    for path, words in (("/hang", "sent nothing for 0.3 s"), ("/drip", "no whole answer came within 1.2 s")):
        start = time.monotonic()
        told = fault(asked, news.at(path))
        assert time.monotonic() - start < 2.5
        assert words in told.reason
        assert told.passing


def test_a_server_that_is_down_or_breaks_off_may_come_back(news: Site) -> None:
    def break_off(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\nContent-Length: 100\r\n\r\nhalf")

    news.raw["/half"] = break_off
    asked = web(news, private_hosts={"127.0.0.1"}, tries=1)
    assert fault(asked, news.at("/half")).passing
    assert fault(asked, "http://127.0.0.1:1/").passing


def test_a_large_answer_is_not_read_to_its_end(news: Site) -> None:
    news.put("/told", b"x" * (LIMIT + 1))

    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n")
        try:
            for _ in range(10_000):
                handler.wfile.write(b"x" * 10_000)
        except OSError:
            return

    news.raw["/endless"] = endless
    for path in ("/told", "/endless"):
        assert "more than the limit of 0.1 MB" in fault(web(news), news.at(path)).reason


@pytest.mark.parametrize("coding", ["gzip", "deflate", "gzip, gzip"])
def test_a_small_answer_cannot_unpack_into_a_large_one(news: Site, coding: str) -> None:
    bomb = b"x" * 50_000_000
    packed = {
        "gzip": gzip.compress(bomb),
        "deflate": zlib.compress(bomb),
        "gzip, gzip": gzip.compress(gzip.compress(bomb)),
    }
    news.put("/bomb", packed[coding], headers={"Content-Encoding": coding})
    assert "more than the limit of 0.1 MB" in fault(web(news), news.at("/bomb")).reason
    news.put("/fine", gzip.compress(b"text"), headers={"Content-Encoding": "gzip"})
    assert web(news).get(news.at("/fine")).content == b"text"
    news.put("/broken", b"no gzip", headers={"Content-Encoding": "gzip"})
    assert "cannot be unpacked" in fault(web(news), news.at("/broken")).reason


@pytest.mark.parametrize(
    ("content", "charset"),
    [
        ("月之暗面融资".encode("gbk"), "gb2312"),
        ('<meta charset="gbk">月之暗面融资'.encode("gbk"), ""),
        ("月之暗面融资".encode("utf-16"), ""),
        ("月之暗面融资".encode(), ""),
        ("月之暗面融资".encode(), "nonsense"),
    ],
)
def test_letters_are_read_as_the_server_or_the_page_names_them(content: bytes, charset: str) -> None:
    assert text_of(content, charset).endswith("月之暗面融资")


def test_letters_of_no_encoding_are_told() -> None:
    with pytest.raises(WebFault, match="no encoding"):
        text_of(b"\xff\xfe\xfa\xff\x00\xd8\x00"[2:], "")
