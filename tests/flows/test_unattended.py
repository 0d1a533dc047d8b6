"""The commands of a pipeline that runs by itself, each as a process, with a real server for the web."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.quarantine import Quarantine
from flows.sources import Skipped
from graph.ledger import Ledger
from tests.flows.command import articles_below, dealgraph
from tests.flows.test_ingest import kill_when
from tests.flows.test_serve import served
from tests.flows.test_watching import LINES, rss, text
from tests.flows.web_server import Page, Site, site
from tests.servers.bolt import free_port


@pytest.fixture
def news() -> Iterator[Site]:
    with site() as found:
        yield found


def configure(folder: Path, news: Site) -> None:
    """A project with a feed and a folder."""
    (folder / "in").mkdir()
    (folder / "dealgraph.toml").write_text(
        f"""
[web]
seconds_between = 0
private_hosts = ["127.0.0.1:{news.port}"]

[sources.press]
kind = "feed"
address = "{news.at("/feed")}"
language = "en"
schedule = "0 * * * *"

[sources.texts]
kind = "folder"
path = "in/**/*.txt"
"""
    )


def told(folder: Path, *arguments: object) -> Any:
    done = dealgraph(*arguments, "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_project_is_watched_corrected_and_told_of(prefect_url: str, news: Site, tmp_path: Path) -> None:
    """One life of a project: it watches twice, an article changes, one is retracted, one cannot be had.

    The store is served meanwhile, as where such a project lives it is: all commands use that one.
    """
    configure(tmp_path, news)
    news.put("/feed", rss(news, "/a", "/gone"), kind="application/rss+xml")
    news.article("/a", text(0))
    (tmp_path / "in" / "b.txt").write_text(LINES[1])

    dry = dealgraph("watch", "--dry-run", cwd=tmp_path)
    assert dry.returncode == 0, dry.stderr
    assert "would read 1 new articles and ask for 2 pages" in dry.stdout
    assert not (tmp_path / "dealgraph-data").exists()

    first = dealgraph("watch", "--log", "json", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    events = [json.loads(line) for line in first.stderr.splitlines()]
    assert {event["event"] for event in events} == {"article written", "source skipped", "run ended"}
    assert len({event["run"] for event in events}) == 1
    assert {e["source"] for e in events if e["event"] == "article written"} == {news.at("/a"), "in/b.txt"}
    with served(tmp_path / "dealgraph-data", free_port()):
        assert dealgraph("watch", cwd=tmp_path).stdout.endswith("Nothing is new.\n")

        listed = {row["source"]: row for row in told(tmp_path, "sources")}
        assert (listed["press"]["kind"], listed["press"]["schedule"]) == ("feed", "0 * * * *")
        assert listed["press"]["last run"]
        (entry,) = told(tmp_path, "quarantine")
        assert (entry["source"], entry["reason"]) == (news.at("/gone"), "HTTP status 404")
        failed = dealgraph("quarantine", "--retry", cwd=tmp_path)
        assert failed.returncode == 1
        news.article("/gone", text(2))
        mended = dealgraph("quarantine", "--retry", cwd=tmp_path)
        assert mended.returncode == 0, mended.stderr
        assert "Nothing is in quarantine." in dealgraph("quarantine", cwd=tmp_path).stdout

        (tmp_path / "in" / "b.txt").write_text(LINES[1].replace("$5", "$6"))
        assert dealgraph("watch", "texts", cwd=tmp_path).returncode == 0
        old, new = told(tmp_path, "history", "b")
        assert (old["state"], new["state"], old["replaced_by"]) == ("replaced", "current", new["article"])
        assert old["since"] < old["until"] == new["since"]

        state = told(tmp_path, "status")
        assert (state["articles"], state["versions"], state["quarantine"], state["retracted"]) == (3, 1, 0, 0)
        assert state["runs"][0]["command"] == "dealgraph watch"

        amount = (
            "MATCH (c:Claim)-[:STATED_IN]->(a:Article) WHERE a.key = 'b' AND c.amount > 0 RETURN c.amount AS amount"
        )
        assert [row["amount"] for row in told(tmp_path, "query", amount)] == [6e6]
        assert dealgraph("retract", "b", cwd=tmp_path).returncode == 1
        assert "b would go with" in dealgraph("retract", "b", "--why", "a hoax", "--dry-run", cwd=tmp_path).stdout
        done = dealgraph("retract", "b", "--why", "a hoax", cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert "1 earlier versions" in done.stdout
        assert told(tmp_path, "query", amount) == []
        assert told(tmp_path, "query", 'MATCH (n) WHERE n.name = "Beta Labs" RETURN n.name AS name') == []
        assert dealgraph("export", "out.nq", "-f", "nquads", cwd=tmp_path).returncode == 0
        assert "Beta Labs" not in (tmp_path / "out.nq").read_text()
        everything = b"".join(path.read_bytes() for path in (tmp_path / "dealgraph-data" / "ledger").rglob("*.nq"))
        assert b"Beta Labs" not in everything
        again = dealgraph("ingest", "in", cwd=tmp_path)
        assert "stays out: it was retracted (a hoax)" in again.stdout
        assert [step["why"] for step in told(tmp_path, "history", "b")] == ["a hoax", "a hoax"]
        assert dealgraph("retract", "b", "--undo", cwd=tmp_path).returncode == 0
        assert dealgraph("watch", cwd=tmp_path).returncode == 0
        assert [row["amount"] for row in told(tmp_path, "query", amount)] == [6e6]
        assert dealgraph("doctor", cwd=tmp_path).returncode == 0


def test_a_killed_watch_is_made_good_by_the_next(
    prefect_url: str, news: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed when two articles are written, in the middle of a feed: then the bytes are as if it never had been."""
    monkeypatch.setenv("DEALGRAPH_BATCH", "1")
    paths = [f"/{number}" for number in range(6)]
    feed = Page(rss(news, *paths, "/gone").encode(), headers={"ETag": '"1"'})
    news.pages["/feed"] = lambda v: Page(status=304) if v.headers.get("if-none-match") else feed
    for number, path in enumerate(paths):
        news.article(path, f"{text(number % 3)}\nNumber {number}")
    for name in ("killed", "whole"):
        (tmp_path / name).mkdir()
        configure(tmp_path / name, news)
    data = tmp_path / "killed" / "dealgraph-data"
    kill_when(lambda: len(articles_below(data)) >= 2, "watch", "press", "--no-store", cwd=tmp_path / "killed")
    assert len(articles_below(data)) < len(paths)
    exports = []
    for name in ("killed", "whole"):
        done = dealgraph("watch", "press", "--no-store", cwd=tmp_path / name)
        assert done.returncode == 0, done.stderr
        assert dealgraph("export", "out.nq", "-f", "nquads", cwd=tmp_path / name).returncode == 0
        exports.append((tmp_path / name / "out.nq").read_bytes())
        assert [entry["source"] for entry in told(tmp_path / name, "quarantine")] == [news.at("/gone")]
    assert exports[0] == exports[1]
    whole = {name: content for name, (content, _) in articles_below(tmp_path / "whole" / "dealgraph-data").items()}
    assert {name: content for name, (content, _) in articles_below(data).items()} == whole


def test_what_is_to_be_tried_again_is_not_forgotten(tmp_path: Path) -> None:
    data = tmp_path / "dealgraph-data"
    Ledger.open(data)
    Quarantine(data).settle([Skipped("a.txt", "it is empty")], (), "2026-01-01T00:00:00.000000+00:00")
    assert dealgraph("quarantine", "--retry", "--forget", cwd=tmp_path).returncode == 2
    assert [entry.source for entry in Quarantine(data).entries()] == ["a.txt"]


def test_a_watch_without_sources_says_how_to_name_one(tmp_path: Path) -> None:
    done = dealgraph("watch", cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no source to watch" in done.stderr
    assert "No source is named" in dealgraph("sources", cwd=tmp_path).stdout


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('kind = "folder"\npath = "nowhere"', "no file or folder is at nowhere"),
        ('kind = "urls"\nfile = "list.txt"', "the list list.txt cannot be read"),
    ],
)
def test_a_path_that_leads_nowhere_is_a_source_that_does_not_answer(
    source: str, why: str, prefect_url: str, tmp_path: Path
) -> None:
    (tmp_path / "dealgraph.toml").write_text(f"[sources.press]\n{source}\n")
    done = dealgraph("watch", "--no-store", cwd=tmp_path)
    assert (done.returncode, why in " ".join(done.stdout.split())) == (1, True)
    listed = told(tmp_path, "sources")
    assert (why in listed[0]["fault"], listed[0]["failed"]) == (True, 1)


def test_a_watch_of_which_no_source_answers_ends_in_1(prefect_url: str, tmp_path: Path) -> None:
    (tmp_path / "dealgraph.toml").write_text('[sources.press]\nkind = "feed"\naddress = "http://127.0.0.1:1/feed"\n')
    done = dealgraph("watch", "--no-store", cwd=tmp_path)
    assert done.returncode == 1
    assert "no public address" in done.stdout
    listed = told(tmp_path, "sources")
    assert "no public address" in listed[0]["fault"]
    dry = dealgraph("watch", "--dry-run", cwd=tmp_path)
    assert (dry.returncode, "no public address" in dry.stdout) == (1, True)
