"""The explorer as a person meets it, in a real Chromium: from a search to a corrected claim and its trace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from graph.judgements import Judgements
from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.flows.explore.browser import PHONE, WIDE, Visit, chromium, explorer
from tests.flows.explore.hostile import EVIL

Visiting = Callable[..., Visit]
PAGES = ("/", "/search?q=a", "/conflicts", "/review", "/judgements", "/cypher?name=investors_of", "/quality")
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def data(read_examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of this module's own, its store made by the command that a person would run."""
    folder = tmp_path_factory.mktemp("browser") / "data"
    shutil.copytree(read_examples, folder, ignore=shutil.ignore_patterns("cypher"))
    done = dealgraph("sync", "--data", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def running(data: Path) -> Iterator[tuple[str, str]]:
    with explorer(data) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def visiting(browser: Browser, running: tuple[str, str]) -> Iterator[Visiting]:
    """Begin a visit with a width, a colour scheme, with or without a script."""
    contexts = []

    def begin(*, phone: bool = False, dark: bool = False, scripts: bool = True) -> Visit:
        context = browser.new_context(
            viewport=PHONE if phone else WIDE,  # type: ignore[arg-type]  # playwright's own name for a size is private
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
        )
        contexts.append(context)
        return Visit(context, *running)

    yield begin
    for context in contexts:
        context.close()


def follow(page: Page, selector: str) -> None:
    """Choose the first of what the selector finds, and wait for the page to which it leads."""
    with page.expect_navigation():
        page.locator(selector).first.click()


def addresses(page: Page) -> dict[str, str]:
    """A page of each kind that has an address of its own, by following links as a person does."""
    page.fill("#q", "tallgrund")
    follow(page, "form.find button")
    found = {}
    for kind, selector in (
        ("thing", "main .rows a.thing:has-text('Tallgrund')"),
        ("fact", ".timeline a.figure"),
        ("article", "blockquote a"),
        ("claim", "aside .claims a:text-is('claim')"),
    ):
        follow(page, selector)
        found[kind] = page.url
    return found


def test_from_a_search_to_a_corrected_claim_and_its_trace(visiting: Visiting, data: Path) -> None:
    visit = visiting()
    page = visit.page
    page.fill("#q", "青石岸")
    follow(page, "#found a.thing")
    expect(page.locator("h1")).to_contain_text("青石岸资本")
    follow(page, "a.figure:has-text('CNY 80 million')")
    follow(page, "li.asserted blockquote a")
    expect(page.locator("mark.chosen").first).to_be_in_viewport()
    follow(page, "aside li.chosen a:text-is('claim')")
    expect(page.locator("h1")).to_contain_text("invested in")
    page.check("input[value=correct]")
    page.fill("input[name=amount]", "8000000")
    page.fill("textarea[name=why]", "The article says eight million.")
    page.fill("input[name=by]", "Ada Example")
    follow(page, "button:has-text('Keep this judgement')")
    expect(page.locator("section.judged ins")).to_have_text("8000000")
    expect(page.locator("section.judged del")).to_have_text("80000000")
    expect(page.locator("#record")).to_contain_text("Ada Example")
    address = page.url.partition("#")[0]
    page.goto(address)
    for _ in range(300):  # a minute and more for the store to follow
        if not page.locator(".notice").count():
            break
        page.wait_for_timeout(200)
        page.reload()
    follow(page, "a:text-is('in Cypher')")
    follow(page, "button:text-is('Ask')")
    expect(page.locator("main table")).to_contain_text("SUPPORTS")
    page.goto(address)
    follow(page, "a:text-is('in RDF')")
    expect(page.locator("body")).to_contain_text('"80000000"')
    page.goto(address)
    follow(page, "h2:text-is('The fact that it is about') + p a.figure")
    expect(page.locator(".timeline li:has-text('corrected')")).to_contain_text("CNY 8 million")
    assert visit.complaints == []
    assert [judgement.changes for judgement in Judgements(Ledger.open(data).folder).in_force()] == [
        (("amount", "8000000"),)
    ]
    query = "MATCH (c:Claim {verdict: 'corrected'}) RETURN c.amount_text"
    asked = dealgraph("query", query, "-f", "csv", "--data", data, cwd=data.parent)
    assert asked.stdout.split() == ["c.amount_text", "8000000"], asked.stderr


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_axe_finds_no_serious_fault_and_nothing_is_wider_than_the_screen(
    visiting: Visiting, dark: bool, phone: bool
) -> None:
    visit = visiting(phone=phone, dark=dark)
    page = visit.page
    here = [*(visit.base + address for address in (*PAGES, "/entity/none")), *addresses(page).values()]
    faults: dict[tuple[str, str], str] = {}
    for address in here:
        page.goto(address)
        told = Axe().run(page).response["violations"]
        faults |= {(address, each["id"]): each["nodes"][0]["html"] for each in told if each["impact"] in SERIOUS}
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= (PHONE if phone else WIDE)["width"], address
    assert faults == {}


def test_the_browser_has_nothing_to_complain_of_and_asks_nobody_else(visiting: Visiting) -> None:
    visit = visiting()
    for address in (*(visit.base + address for address in PAGES), *addresses(visit.page).values()):
        visit.page.goto(address, wait_until="networkidle")
    assert visit.complaints == []
    assert {url for url in visit.asked if not url.startswith(visit.base + "/")} == set()


def test_a_graph_is_drawn_and_walked(visiting: Visiting) -> None:
    visit = visiting()
    page = visit.page
    page.goto(addresses(page)["thing"])
    follow(page, "a:text-is('Walk the graph from here')")
    said = page.locator("#graph-said")
    expect(said).to_contain_text("lines.")
    before = page.evaluate("document.querySelector('.graph').cytoscape.nodes().length")
    page.evaluate(
        "document.querySelector('.graph').cytoscape.nodes().filter(node => !node.hasClass('walked')).emit('tap')"
    )
    expect(said).to_contain_text("brought")
    page.wait_for_function("before => document.querySelector('.graph').cytoscape.nodes().length > before", arg=before)
    assert visit.complaints == []


def test_everything_but_the_graphs_works_without_a_script(visiting: Visiting) -> None:
    page = visiting(scripts=False).page
    assert addresses(page)
    expect(page.locator("form[method=post] button.main")).to_be_visible()
    follow(page, "nav a:text-is('Cypher')")
    follow(page, "a:text-is('What were the biggest rounds?')")
    follow(page, "button:text-is('Ask')")
    expect(page.locator("main table")).to_contain_text("Brisalta")


def test_the_keyboard_is_enough_to_search(visiting: Visiting) -> None:
    page = visiting().page
    page.keyboard.press("/")
    page.keyboard.type("brisal")
    expect(page.locator("#found a.thing").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Brisalta")
    page.wait_for_load_state("load")  # what is typed before the scripts have come finds nothing yet
    page.keyboard.press("/")
    page.keyboard.type("tallg")
    expect(page.locator("#found a.thing").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#found a.thing")).to_have_count(0)


def test_a_hostile_article_runs_nothing(visiting: Visiting) -> None:
    visit = visiting()
    page = visit.page
    page.on("dialog", lambda dialog: visit.complaints.append(dialog.message))
    page.fill("#q", "evil")
    follow(page, "#found a.thing")
    expect(page.locator("h1")).to_contain_text(EVIL.label)
    follow(page, "blockquote a")
    expect(page.locator("mark.chosen").first).to_be_visible()
    follow(page, "aside a:text-is('claim')")
    assert visit.complaints == []
    assert page.evaluate("document.scripts.length") == page.locator("script[src^='/static/']").count()
