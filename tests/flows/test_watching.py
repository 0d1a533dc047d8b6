"""What a watch reads from each kind of source, from a real server and real files, and what it leaves alone."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from flows.job import Job
from flows.quarantine import Entry, Quarantine
from flows.report import RunReport
from flows.settings import Settings, load_settings
from flows.sources import Fault, Skipped, sitemaps, web_page
from flows.sources.memory import load
from flows.watching import Watching
from graph.ledger import Ledger
from ontology.errors import DealgraphError
from ontology.records import RawArticle
from tests.flows.test_job import run_through
from tests.flows.web_server import Page, Site, Visit, site

LINES = (
    "Acme AI raised $10 million in a Series A led by Example Ventures on 3 May 2024.",
    "Beta Labs has been acquired by Acme AI for $5 million, the companies said on Monday.",
    "Gamma Systems, which makes language models, raised $7 million from Example Ventures in a seed round.",
)


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as found:
        yield found


def settings(folder: Path, news: Site, **sources: object) -> Settings:
    web = {"seconds_between": 0, "patience": 0.01, "timeout": 5, "private_hosts": {f"127.0.0.1:{news.port}"}}
    return load_settings(data=folder / "data", batch=2, web=web, sources=sources)


def watch(
    told: Settings, *names: str, later: timedelta = timedelta(), again: tuple[Entry, ...] | None = None
) -> RunReport:
    now = (datetime.now(UTC) + later).isoformat(timespec="microseconds")
    ledger = Ledger.open(told.data)
    buried = {source for stone in ledger.tombstones() for source in stone.sources}
    inputs = Watching(names, told, now, buried=buried, again=again)
    job = Job(inputs, told, command="dealgraph watch", with_store=False, new_only=True)
    job.started = now
    return run_through(job)


def keys(told: Settings) -> dict[str, str]:
    """The source of each article, by its title or the first words of its text."""
    return {r.article.source: r.article.text.splitlines()[-1][:9] for r in Ledger.open(told.data).readings()}


def text(number: int) -> str:
    """An article long enough for a page's main text to be found."""
    return "\n".join((LINES[number], f"The companies told of their plans number {number} in a note to the press. " * 3))


def rss(news: Site, *paths: str, note: str = "") -> str:
    items = "".join(
        f"<item><title>Title of {path[1:]}</title><link>{news.at(path)}</link><guid>{path}</guid>"
        f"<pubDate>Fri, 03 May 2024 10:00:00 GMT</pubDate><description>{escape(note)}</description></item>"
        for path in paths
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


def test_a_feed_is_followed_to_its_articles_and_asked_again_only_for_what_is_new(news: Site, tmp_path: Path) -> None:
    def feed(visit: Visit) -> Page:
        if visit.headers.get("if-none-match") == tag[0]:
            return Page(status=304)
        return Page(rss(news, *listed).encode(), kind="application/rss+xml", headers={"ETag": tag[0]})

    tag, listed = ['"1"'], ["/a", "/b"]
    news.pages["/feed"] = feed
    for number, path in enumerate(("/a", "/b", "/c")):
        news.article(path, text(number))
    told = settings(tmp_path, news, press={"kind": "feed", "address": news.at("/feed"), "language": "en"})
    first = watch(told)
    assert (len(first.written), first.skipped) == (2, ())
    articles = {r.article.source: r.article for r in Ledger.open(told.data).readings()}
    assert articles[news.at("/a")].title == "Title of a"
    assert articles[news.at("/a")].published == "2024-05-03"
    assert articles[news.at("/a")].url == news.at("/a")
    assert "Home" not in articles[news.at("/a")].text
    assert any(reading.claims for reading in Ledger.open(told.data).readings())

    news.visits.clear()
    assert not watch(told).changed
    assert news.paths() == ["/feed"]
    tag[0], listed[:] = '"2"', ["/c", "/a", "/b"]
    news.visits.clear()
    assert len(watch(told).written) == 1
    assert news.paths() == ["/feed", "/c"]
    memory = load(told.data, "press")
    assert (memory.new, memory.failed, memory.fault) == (1, 0, "")


def test_an_atom_feed_that_holds_its_articles_needs_no_further_request(news: Site, tmp_path: Path) -> None:
    body = escape(f"<p>{LINES[0]}</p><p>{'It told more of its plans in a note. ' * 5}</p>")
    news.put(
        "/atom",
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>Acme</title><id>1</id>'
        '<link href="/acme"/><updated>2024-05-04T00:00:00Z</updated>'
        f'<content type="html">{body}</content></entry></feed>',
        kind="application/atom+xml",
    )
    told = settings(tmp_path, news, blog={"kind": "feed", "address": news.at("/atom"), "follow": False})
    report = watch(told)
    assert len(report.written) == 1
    assert news.paths() == ["/atom"]
    (reading,) = Ledger.open(told.data).readings()
    assert (reading.article.source, reading.article.published) == (news.at("/acme"), "2024-05-04")
    assert LINES[0] in reading.article.text


def test_a_corrected_page_replaces_its_article_and_the_history_keeps_the_old_text(news: Site, tmp_path: Path) -> None:
    news.article("/a", text(0))
    told = settings(tmp_path, news, list={"kind": "urls", "addresses": [news.at("/a")]})
    watch(told)
    (old,) = Ledger.open(told.data).readings()
    news.article("/a", text(0).replace("$10 million", "$12 million"))
    report = watch(told)
    assert (len(report.written), report.replaced) == (1, (old.article.iri,))
    ledger = Ledger.open(told.data)
    (new,) = ledger.readings()
    assert new.article.key == old.article.key
    assert "$12 million" in new.article.text
    (version,) = ledger.versions()
    assert (version.article, version.replaced_by, version.key) == (old.article.iri, new.article.iri, old.article.key)
    assert ledger.version_reading(version) == old
    assert ledger.verify() == ()


def test_a_list_of_addresses_asks_by_the_marks_of_the_last_answer(news: Site, tmp_path: Path) -> None:
    news.article("/a", text(0))
    page = news.pages["/a"]
    assert isinstance(page, Page)
    news.pages["/a"] = lambda v: (
        Page(status=304) if "if-modified-since" in v.headers
        else Page(page.content, headers={"Last-Modified": "Fri, 03 May 2024 10:00:00 GMT"})
    )  # fmt: skip
    (tmp_path / "list.txt").write_text(f"# ours\n\n{news.at('/a')}\n{news.at('/a')}\n")
    told = settings(tmp_path, news, list={"kind": "urls", "file": str(tmp_path / "list.txt")})
    assert len(watch(told).written) == 1
    for _ in range(2):  # an answer that nothing has changed need not repeat its mark
        assert not watch(told).changed
    asked = [visit.headers for visit in news.visits if visit.path == "/a"]
    assert ["if-modified-since" in headers for headers in asked] == [False, True, True]


def test_a_changed_page_has_the_marks_that_it_tells_and_not_those_of_its_earlier_text(
    news: Site, tmp_path: Path
) -> None:
    told = settings(tmp_path, news, list={"kind": "urls", "addresses": [news.at("/a")]})
    for number, headers in ((0, {"ETag": '"1"'}), (1, {}), (1, {})):
        news.article("/a", text(number))
        page = news.pages["/a"]
        assert isinstance(page, Page)
        news.pages["/a"] = replace(page, headers=headers)
        watch(told)
    asked_for = [visit for visit in news.visits if visit.path == "/a"]
    assert ["if-none-match" in visit.headers for visit in asked_for] == [False, True, False]


def test_a_sitemap_is_held_to_the_limits_of_settings_and_tells_what_it_left_out(
    news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news.put("/s.xml.gz", gzip.compress(b"<urlset>" + b" " * 200_000 + b"</urlset>"))
    narrow = settings(tmp_path, news, site={"kind": "sitemap", "address": news.at("/s.xml.gz")})
    report = watch(narrow.model_copy(update={"max_megabytes": 0.1}))
    assert "more than the limit of 0.1 MB; raise max_megabytes" in report.skipped[0].reason
    monkeypatch.setattr(sitemaps, "MOST", 1)
    parts = "".join(f"<sitemap><loc>{news.at(path)}</loc></sitemap>" for path in ("/1.xml", "/2.xml"))
    news.put("/index.xml", f"<sitemapindex>{parts}</sitemapindex>")
    news.put("/1.xml", f"<urlset><url><loc>{news.at('/a')}</loc></url></urlset>")
    news.article("/a", text(0))
    told = settings(tmp_path, news, site={"kind": "sitemap", "address": news.at("/index.xml")})
    report = watch(told)
    assert len(report.written) == 1
    assert "names 2 sitemaps, of which 1 were read" in report.skipped[0].reason


def test_a_sitemap_leads_to_its_pages_also_packed_and_through_an_index(news: Site, tmp_path: Path) -> None:
    def sitemap(*paths: str, day: str) -> str:
        places = "".join(f"<url><loc>{news.at(path)}</loc><lastmod>{day}</lastmod></url>" for path in paths)
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'

    news.put("/index.xml", f"<sitemapindex><sitemap><loc>{news.at('/s.xml.gz')}</loc></sitemap></sitemapindex>")
    news.put("/s.xml.gz", gzip.compress(sitemap("/news/a", "/news/b", "/about", day="2024-05-03").encode()))
    for number, path in enumerate(("/news/a", "/news/b", "/about")):
        news.article(path, text(number))
    told = settings(tmp_path, news, site={"kind": "sitemap", "address": news.at("/index.xml"), "only": "/news/"})
    assert len(watch(told).written) == 2
    news.visits.clear()
    assert not watch(told).changed
    assert set(news.paths()) == {"/index.xml", "/s.xml.gz"}
    news.article("/news/a", text(0).replace("$10", "$11"))
    news.put("/s.xml.gz", gzip.compress(sitemap("/news/a", "/news/b", day="2024-05-04").encode()))
    report = watch(told)
    assert (len(report.written), len(report.replaced), report.articles) == (1, 1, 2)


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_one_link_that_leads_nowhere_costs_no_other_article(news: Site, tmp_path: Path, kind: str) -> None:
    places = "".join(f"<url><loc>{link}</loc></url>" for link in ("http://[broken/x", news.at("/a")))
    news.put("/sitemap", f"<urlset>{places}</urlset>")
    news.put("/feed", rss(news, "/broken", "/a").replace(news.at("/broken"), "http://[broken/x"))
    news.article("/a", text(0))
    (tmp_path / "in").mkdir()
    (tmp_path / "in/b.txt").write_text(LINES[1])
    local = {"kind": "folder", "path": str(tmp_path / "in")}
    told = settings(tmp_path, news, texts=local, bad={"kind": kind, "address": news.at(f"/{kind}")})
    report = watch(told)
    assert set(keys(told)) == {news.at("/a"), "in/b.txt"}
    (skipped,) = report.skipped
    assert (skipped.source, "leads nowhere" in skipped.reason) == (news.at(f"/{kind}#1"), True)


def test_a_page_or_a_source_that_breaks_its_reader_costs_no_other(
    news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a stranger's page does to the library that reads it."""
    news.put("/feed", rss(news, "/a", "/b"))
    news.article("/a", text(0))
    news.article("/b", text(1))
    whole = web_page.page_article

    def stumbles(html: str, address: str, key: str) -> RawArticle | Skipped:
        return whole(html, address, key) if address.endswith("/a") else [][0]

    monkeypatch.setattr("flows.sources.pages.page_article", stumbles)
    monkeypatch.setattr(sitemaps, "look", lambda *_: [][0])
    told = settings(
        tmp_path,
        news,
        odd={"kind": "sitemap", "address": news.at("/odd")},
        press={"kind": "feed", "address": news.at("/feed")},
    )
    report = watch(told)
    assert set(keys(told)) == {news.at("/a")}
    assert {skip.source: "IndexError" in skip.reason for skip in report.skipped} == {
        news.at("/odd"): True,
        news.at("/b"): True,
    }


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_xml_that_declares_entities_is_not_read(news: Site, tmp_path: Path, kind: str) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    for name, declared in (("laughs", f'<!ENTITY l0 "ha">{laughs}'), ("file", '<!ENTITY l9 SYSTEM "secret.txt">')):
        news.put("/x", f"<!DOCTYPE r [{declared}]><rss><channel><item><title>&l9;</title></item></channel></rss>")
        told = settings(tmp_path / name, news, bad={"kind": kind, "address": news.at("/x")})
        report = watch(told)
        assert not report.changed
        assert "declares XML entities" in report.skipped[0].reason
        assert "declares XML entities" in load(told.data, "bad").fault


def test_what_is_no_feed_is_told(news: Site, tmp_path: Path) -> None:
    news.put("/page", "<html><body>Hello</body></html>")
    told = settings(tmp_path, news, press={"kind": "feed", "address": news.at("/page")})
    assert "it is no feed in RSS or Atom" in watch(told).skipped[0].reason


def test_folders_and_json_lines_are_read_by_pattern_in_the_language_of_the_source(news: Site, tmp_path: Path) -> None:
    for name in ("in/a.txt", "in/deep/b.txt", "in/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"{name} opened an office.\n")
    lines = ({"text": LINES[0]}, {"text": "Das Unternehmen nahm 5 Millionen Euro ein.", "language": "de"})
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, lines)))
    told = settings(
        tmp_path, news,
        texts={"kind": "folder", "path": str(tmp_path / "in/**/*.txt"), "language": "pt"},
        lines={"kind": "jsonl", "path": str(tmp_path / "*.jsonl"), "language": "en"},
    )  # fmt: skip
    report = watch(told)
    assert len(report.written) == 4
    languages = {r.article.source: r.article.language for r in Ledger.open(told.data).readings()}
    assert languages == {"in/a.txt": "pt", "in/deep/b.txt": "pt", "more.jsonl#1": "en", "more.jsonl#2": "de"}
    assert (load(told.data, "texts").new, load(told.data, "lines").new) == (2, 2)
    assert not watch(told).changed
    (tmp_path / "in/a.txt").rename(tmp_path / "in/moved.txt")
    moved = watch(told)
    assert (moved.replaced, moved.articles) == ((), 4)
    assert Ledger.open(told.data).versions() == ()


def test_one_text_at_two_addresses_is_one_article_that_stays_where_it_was_found(news: Site, tmp_path: Path) -> None:
    for path in ("/a", "/b"):
        news.article(path, text(0))
    told = settings(
        tmp_path, news,
        one={"kind": "urls", "addresses": [news.at("/a")]}, two={"kind": "urls", "addresses": [news.at("/b")]},
    )  # fmt: skip
    assert len(watch(told).written) == 1
    for names in (("two",), ("one",), ()):
        assert not watch(told, *names).changed
    assert list(keys(told)) == [news.at("/a")]


def test_a_page_that_fails_goes_into_quarantine_and_is_tried_again_when_it_may_help(news: Site, tmp_path: Path) -> None:
    news.put(
        "/feed", rss(news, "/down", "/gone", "/empty", "/fine"), kind="application/rss+xml", headers={"ETag": '"1"'}
    )
    news.put("/down", "", status=503)
    news.put("/empty", "<html><body></body></html>")
    news.article("/fine", text(0))
    told = settings(tmp_path, news, press={"kind": "feed", "address": news.at("/feed"), "language": "en"})
    report = watch(told)
    assert len(report.written) == 1
    held = {entry.source.rpartition("/")[2]: entry for entry in Quarantine(told.data).entries()}
    assert {name: (entry.fault, bool(entry.due)) for name, entry in held.items()} == {
        "down": ("passing", True), "gone": ("lasting", False), "empty": ("lasting", False),
    }  # fmt: skip
    assert held["gone"].reason == "HTTP status 404"
    assert {entry.origin for entry in held.values()} == {"press"}
    assert load(told.data, "press").failed == 3

    news.visits.clear()
    assert not watch(told).changed
    assert news.paths() == ["/feed"]
    news.article("/down", text(1))
    report = watch(told, later=timedelta(minutes=11))
    assert len(report.written) == 1
    assert [entry.source for entry in Quarantine(told.data).entries()] == [news.at("/empty"), news.at("/gone")]
    article = {r.article.source: r.article for r in Ledger.open(told.data).readings()}[news.at("/down")]
    assert article.title == "Title of down"

    news.article("/gone", text(2))
    report = watch(told, again=Quarantine(told.data).entries())
    assert len(report.written) == 1
    assert [(entry.source, entry.tries) for entry in Quarantine(told.data).entries()] == [(news.at("/empty"), 2)]


def test_waits_between_tries_grow_and_end(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path)
    now, waits = datetime(2026, 1, 1, tzinfo=UTC), []
    for _ in range(12):
        quarantine.settle([Skipped("https://e.org/", "down", Fault.PASSING)], (), now.isoformat())
        (entry,) = quarantine.entries()
        if entry.due:
            waits.append((datetime.fromisoformat(entry.due) - now).total_seconds() / 60)
            now = datetime.fromisoformat(entry.due)
    assert waits[:4] == [10, 20, 40, 80]
    assert (max(waits), len(waits), entry.tries, entry.due) == (24 * 60, 11, 12, "")


def test_files_that_fail_leave_quarantine_when_they_are_mended_or_gone(news: Site, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_bytes(b"\xff")
    (tmp_path / "in/b.jsonl").write_text(f'{{"text": {json.dumps(LINES[0])}}}\n{{"no": 1}}\n')
    (tmp_path / "in/c.txt").write_bytes(b"\xff")
    (tmp_path / "in/picture.png").write_bytes(b"\x89PNG")
    told = settings(tmp_path, news, texts={"kind": "folder", "path": str(tmp_path / "in")})
    watch(told)
    held = [entry.source for entry in Quarantine(told.data).entries()]
    assert held == ["in/a.txt", "in/b.jsonl#2", "in/c.txt"]
    (tmp_path / "in/a.txt").write_text(LINES[1])
    (tmp_path / "in/b.jsonl").write_text(json.dumps({"text": LINES[0]}))
    assert len(watch(told).written) == 1
    (entry,) = Quarantine(told.data).entries()
    (tmp_path / "in/c.txt").unlink()
    report = watch(told, again=(entry,))
    assert Quarantine(told.data).entries() == ()
    assert [note.sentence for note in report.notes] == ["is no longer there and left the quarantine"]


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
@pytest.mark.parametrize("retried", [False, True])
def test_an_item_that_leads_nowhere_leaves_quarantine_when_its_feed_is_mended(
    news: Site, tmp_path: Path, kind: str, retried: bool
) -> None:
    """It is no page, so it is not asked for as one, and it stays as long as the feed names it so."""

    def name(second: str) -> None:
        links = (news.at("/a"), second)
        news.put("/sitemap", f"<urlset>{''.join(f'<url><loc>{link}</loc></url>' for link in links)}</urlset>")
        news.put("/feed", rss(news, "/a", "/broken").replace(news.at("/broken"), second))

    def look() -> RunReport:
        return watch(told, again=Quarantine(told.data).entries() if retried else None)

    name("http://[broken/x")
    news.article("/a", text(0))
    news.article("/b", text(1))
    told = settings(tmp_path, news, press={"kind": kind, "address": news.at(f"/{kind}")})
    watch(told)
    assert [(e.source, e.tries) for e in Quarantine(told.data).entries()] == [(news.at(f"/{kind}#2"), 1)]
    look()
    assert [(e.source, e.tries) for e in Quarantine(told.data).entries()] == [(news.at(f"/{kind}#2"), 2)]
    name(news.at("/b"))
    look()
    assert Quarantine(told.data).entries() == ()
    watch(told)
    assert set(keys(told)) == {news.at("/a"), news.at("/b")}


def test_another_try_of_one_file_leaves_the_others_in_quarantine(news: Site, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "fine"):
        (tmp_path / f"in/{name}.txt").write_bytes(b"\xff" if name != "fine" else LINES[0].encode())
    told = settings(tmp_path, news, texts={"kind": "folder", "path": str(tmp_path / "in")})
    watch(told)
    entries = Quarantine(told.data).entries()
    assert [entry.source for entry in entries] == ["in/a.txt", "in/b.txt"]
    watch(told, again=entries[:1])
    assert [(entry.source, entry.tries) for entry in Quarantine(told.data).entries()] == [
        ("in/a.txt", 2),
        ("in/b.txt", 1),
    ]


def test_a_file_with_a_hash_in_its_name_is_no_part_of_another_one(tmp_path: Path) -> None:
    for name in ("report", "report#2.txt", "lines.jsonl"):
        (tmp_path / name).write_text("x")
    quarantine = Quarantine(tmp_path / "data")
    day = datetime(2026, 1, 1, tzinfo=UTC).isoformat()
    quarantine.settle([Skipped("report#2.txt", "bad"), Skipped("lines.jsonl#3", "bad")], (), day)
    quarantine.settle([], {"report"}, day)
    assert [entry.source for entry in quarantine.entries()] == ["lines.jsonl#3", "report#2.txt"]
    quarantine.settle([], {"lines.jsonl#1"}, day)
    assert [entry.source for entry in quarantine.entries()] == ["report#2.txt"]


def test_a_retracted_article_is_not_brought_back_by_its_feed(news: Site, tmp_path: Path) -> None:
    news.put("/feed", rss(news, "/a", "/b"), kind="application/rss+xml")
    news.article("/a", text(0))
    news.article("/b", text(1))
    told = settings(tmp_path, news, press={"kind": "feed", "address": news.at("/feed")})
    watch(told)
    ledger = Ledger.open(told.data)
    gone = next(r.article for r in ledger.readings() if r.article.source == news.at("/a"))
    (stone,) = ledger.retract(gone.iri, "the publisher withdrew it", "2026-01-01T00:00:00+00:00")
    assert (stone.key, stone.sources) == (gone.key, (news.at("/a"),))
    news.article("/a", text(2))
    news.put("/feed", rss(news, "/a", "/b", note="changed"), kind="application/rss+xml")
    assert not watch(told).changed
    news.article("/copy", text(0))
    other = settings(tmp_path, news, list={"kind": "urls", "addresses": [news.at("/copy")]})
    report = watch(other)
    assert not report.changed
    assert "the publisher withdrew it" in report.notes[0].sentence
    assert Quarantine(told.data).entries() == ()
    assert ledger.let_back(gone.iri)
    assert len(watch(told).written) == 1
    assert ledger.verify() == ()


def test_a_killed_watch_asks_again_for_what_was_not_in_the_ledger(news: Site, tmp_path: Path) -> None:
    """The feed counts as seen only when all of its pages are in the ledger, so a 304 can hide none of them."""
    paths = [f"/{n}" for n in range(5)]
    news.pages["/feed"] = lambda v: (
        Page(status=304)
        if v.headers.get("if-none-match")
        else Page(rss(news, *paths).encode(), headers={"ETag": '"1"'})
    )
    for number, path in enumerate(paths):
        news.article(path, f"{text(number % 3)}\nNumber {number}")
    told = settings(tmp_path, news, press={"kind": "feed", "address": news.at("/feed"), "language": "en"})
    job = Job(Watching((), told, "2026-01-01T00:00:00+00:00"), told, with_store=False, new_only=True)
    for _ in range(2):
        job.read()
        for start, end in job.batches():
            job.extract(start, end)
            job.write()
        job.settle()
    assert len(Ledger.open(told.data).keys()) == 2
    news.visits.clear()
    assert len(watch(told).written) == 3
    assert news.paths() == ["/feed", "/2", "/3", "/4"]


def test_a_source_that_is_not_there_is_told(news: Site, tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match="there is no source 'pres'"):
        watch(settings(tmp_path, news, press={"kind": "folder", "path": "x"}), "pres")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"kind": "rss", "address": "https://e.org"}, "kind"),
        ({"kind": "feed", "address": "e.org"}, "address"),
        ({"kind": "feed", "address": "https://e.org", "language": "xx"}, "is not known"),
        ({"kind": "feed", "address": "https://e.org", "schedule": "often"}, "is no schedule"),
        ({"kind": "urls"}, "either addresses or a file"),
        ({"kind": "folder", "path": "x", "glob": "y"}, "glob"),
    ],
)
def test_a_wrong_source_is_told_by_its_name(table: dict[str, object], told: str, tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match=told) as caught:
        load_settings(data=tmp_path, sources={"press": table})
    assert "press" in caught.value.what
