"""The report is one file that a person can hand on: whole, readable, and deaf to what articles would have it do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from graph.analysis import MEASURES
from graph.ledger import Ledger
from ontology.records import Status
from tests.flows.command import dealgraph
from tests.graph.factory import ALPHA, BETA, GAMMA, Draft, entity, example

EVIL = """<script>document.title='taken'</script><img src=x onerror="document.title='taken'">"""
CHROMIUM = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"]


class Markup(HTMLParser):
    """Tags, ids, and everything that a browser would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif tag == "a" and name == "href":
                self.links.append(value or "")
            elif name in ("src", "srcset", "href", "xlink:href", "data", "action", "poster"):
                self.fetched.append(value or "")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three articles made by hand, and two that say hostile things about a thing with a hostile name."""
    folder = tmp_path_factory.mktemp("report")
    ledger = Ledger.open(folder / "data")
    evil = entity(EVIL)
    yes = Draft("yes").says(f"Alpha Fund pays for {EVIL}.", "invested_in", ALPHA, evil, amount="5", currency="USD")
    no = Draft("no").says(
        f"No {EVIL}: 没有这回事。", "invested_in", ALPHA, evil, status=Status.DENIED, amount="5", currency="USD"
    )
    for reading, url in ((yes.reading(), "javascript:alert(1)"), (no.reading(), "https://b.example/?a=1&b='\"><i>")):
        ledger.write(replace(reading, article=replace(reading.article, url=url)))
    for reading in example():
        ledger.write(reading)
    done = dealgraph("report", folder / "out", "--data", folder / "data", "--top", "3", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip().endswith("report.html")
    return folder


@pytest.fixture(scope="module")
def page(data: Path) -> str:
    return (data / "out" / "report.html").read_text(encoding="utf-8")


def test_every_measure_the_conflicts_and_the_quality_are_in_it(page: str) -> None:
    found = Markup(page)
    assert {measure.name for measure in MEASURES} | {"conflicts", "quality"} <= set(found.ids)
    assert "svg" in found.tags
    assert "没有这回事" in page
    assert "asserted and denied" in page
    assert "more rows: <code>dealgraph analyze" in page


def test_it_fetches_nothing_and_runs_nothing(page: str) -> None:
    found = Markup(page)
    assert not found.tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base"}
    assert all(address.startswith("#") for address in found.fetched)
    assert not re.search(r"@import|url\((?!#)", page)
    assert "default-src 'none'" in page


def test_ids_are_unique_and_references_lead_somewhere(page: str) -> None:
    found = Markup(page)
    assert len(set(found.ids)) == len(found.ids)
    referred = {*re.findall(r"url\(#([^)]+)\)", page), *(one[1:] for one in found.fetched)}
    assert referred <= set(found.ids)


def test_only_pages_are_linked(page: str) -> None:
    outside = [link for link in Markup(page).links if not link.startswith("#")]
    assert outside == ["https://b.example/?a=1&b='\"><i>"] * len(outside)
    assert outside
    assert "<i>" not in page


def test_a_second_report_has_the_same_bytes(data: Path, page: str) -> None:
    done = dealgraph("report", data / "again", "--data", data / "data", "--top", "3", cwd=data, PYTHONHASHSEED="5")
    assert done.returncode == 0, done.stderr
    assert (data / "again" / "report.html").read_text(encoding="utf-8") == page


@pytest.fixture(scope="module")
def opened(data: Path) -> Iterator[Page]:
    """The report in a real Chromium."""
    chromium = next(path for path in CHROMIUM if Path(path).exists())
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=quiet)
        yield browser.new_page()
        browser.close()


def test_a_browser_shows_it_without_a_request_or_a_fault(data: Path, opened: Page) -> None:
    requests: list[str] = []
    said: list[str] = []
    opened.on("request", lambda request: requests.append(request.url))
    opened.on("console", lambda message: said.append(message.text))
    opened.goto((data / "out" / "report.html").as_uri())
    assert requests == [(data / "out" / "report.html").as_uri()]
    assert said == []
    assert opened.title() == "dealgraph report"
    assert opened.locator("svg").count() >= 5
    opened.set_viewport_size({"width": 380, "height": 700})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 380


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(data: Path, opened: Page, scheme: str) -> None:
    opened.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.goto((data / "out" / "report.html").as_uri())
    found = Axe().run(opened).response["violations"]
    serious = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []


def test_figures_of_an_evaluation_are_shown(data: Path) -> None:
    figures = data / "figures.json"
    figures.write_text(json.dumps([{"gold": "dev", "core": {"precision": 0.81, "recall": 0.5, "f1": 0.618}}]))
    done = dealgraph("report", data / "with", "--data", data / "data", "--evaluation", figures, cwd=data)
    assert done.returncode == 0, done.stderr
    text = (data / "with" / "report.html").read_text(encoding="utf-8")
    assert "Measured on dev" in text
    assert "0.810" in text
    figures.write_text("{")
    done = dealgraph("report", data / "with", "--data", data / "data", "--evaluation", figures, cwd=data)
    assert done.returncode != 0
    assert "holds no figures" in done.stderr


def test_an_empty_graph_has_a_report_that_says_why(tmp_path: Path) -> None:
    Ledger.open(tmp_path / "data")
    done = dealgraph("report", "out", "--data", tmp_path / "data", "--currency", "EUR", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    text = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "No investment is in the graph" in text
    assert "No two claims contradict each other" in text
    assert GAMMA.label not in text
    assert BETA.label not in text


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    done = dealgraph("report", "out", cwd=tmp_path)
    assert done.returncode != 0
    assert "out: is no folder" in done.stderr
