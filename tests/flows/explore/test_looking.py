"""The pages to look at: each figure leads to the sentence that it comes from."""

from __future__ import annotations

import re
from html import unescape

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from graph.article_file import article_path, read_quads

NOT_THERE = (
    "/entity/none", "/concept/none", "/fact/none", "/claim/none", "/claim/none.nq", "/article/none", "/conflict/none",
    "/article/..%2F..", "/thing?iri=x", "/graph?iri=x", "/names?iri=x", "/same?iri=x", "/nowhere",
)  # fmt: skip
"""Addresses that look like ours and lead to nothing."""


def named(desk: Desk, name: str) -> str:
    """The IRI of the thing of that name."""
    return str(desk.rows("things_named", words=[name])[0]["iri"])


def article(desk: Desk, key: str) -> str:
    """The IRI of the article of that key."""
    return str(desk.rows("search_articles", words=key, limit=1)[0]["iri"])


def text(page: str) -> str:
    """The words of a page without its markup, single blanks between them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())


@pytest.mark.parametrize("words", ["rede alta", "Rede Alta Ventures", "青石岸", "tallGRUND", "ＴＡＬＬＧＲＵＮＤ"])
def test_a_thing_is_found_by_part_of_a_name_in_any_script_case_and_width(client: TestClient, words: str) -> None:
    page = client.get("/search", params={"q": words}).text
    assert re.search(r'<a class="thing" href="/(entity|concept)/', page)


def test_a_search_that_finds_nothing_says_so_with_its_words(client: TestClient) -> None:
    assert "Nothing is called “no such thing”." in text(client.get("/search", params={"q": "no such thing"}).text)


def test_a_search_while_typing_gives_the_list_alone(client: TestClient) -> None:
    part = client.get("/search", params={"q": "brisalta"}, headers={"HX-Request": "true"}).text
    assert "Brisalta" in part
    assert "<html" not in part


def test_articles_are_found_by_their_title(client: TestClient, desk: Desk) -> None:
    iri = article(desk, "01-en-tallgrund")
    assert page_of(iri) in client.get("/search", params={"q": "factory floor"}).text


def test_a_things_page_tells_its_deals_with_the_words_that_say_them(client: TestClient, desk: Desk) -> None:
    page = client.get(page_of(named(desk, "Tallgrund"))).text
    said = text(page)
    assert "EUR 48 million · Series B" in said
    assert "Leipzig's Tallgrund raises €48 million to put language models on the factory floor" in said
    assert "… invested in Tallgrund" in said
    assert "Norrmark Partners" in said
    assert '<blockquote lang="de">' in page


def test_every_figure_of_a_thing_leads_to_a_fact_and_from_there_to_the_marked_sentence(
    client: TestClient, desk: Desk
) -> None:
    page = client.get(page_of(named(desk, "Tallgrund"))).text
    figures = set(re.findall(r'class="figure[^"]*" href="([^"]+)"', page))
    assert len(figures) > 3
    for address in figures:
        fact = client.get(address)
        assert fact.status_code == 200
        sentences = [unescape(found) for found in re.findall(r'<a href="(/article/[^"]+#chosen)"', fact.text)]
        assert sentences
        for sentence in sentences:
            shown = client.get(sentence).text
            assert 'id="chosen"' in shown
            assert re.search(r'<mark class="said \w+ chosen">', shown)


def test_prices_are_a_chart_in_a_million_tokens_and_a_table(client: TestClient, desk: Desk) -> None:
    priced = next(
        row["subject"]
        for fact in desk.store.run("MATCH (f:Price) WHERE f.per_unit = 'token' RETURN f.iri AS iri").rows
        for row in desk.rows("fact", iri=fact[0])
    )
    page = client.get(page_of(priced)).text
    assert "Price of a million tokens in" in text(page)
    assert '<svg viewBox="0 0' in page
    assert re.search(r'<a href="/fact/\w+" aria-label="[^"]+: \w+ [\d.,]+, \w+">', page)


def test_who_calls_a_thing_what_is_told_with_its_articles(client: TestClient, desk: Desk) -> None:
    iri = named(desk, "Brisalta")
    page = client.get("/names", params={"iri": iri}).text
    assert "03-pt-brisalta-nega-rodada" in page
    part = client.get("/names", params={"iri": iri}, headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert "03-pt-brisalta-nega-rodada" in part


def test_an_articles_page_has_its_whole_text_and_each_claim_in_order(client: TestClient, desk: Desk) -> None:
    iri = article(desk, "01-en-tallgrund")
    reading = desk.ledger.get(iri)
    assert reading is not None
    page = client.get(page_of(iri)).text
    shown = re.sub(r"\s+", "", unescape(re.sub(r"<sup>.*?</sup>|<[^>]*>", "", page)))
    assert all(re.sub(r"\s+", "", line) in shown for line in reading.article.text.splitlines())
    numbers = re.findall(r'<li id="c(\d+)"', page)
    assert numbers == [str(number) for number in range(1, len(reading.claims) + 1)]
    assert 'lang="en"' in page


def test_a_translation_stands_beside_its_original_in_its_own_language(client: TestClient, desk: Desk) -> None:
    stories: dict[str, list[str]] = {}
    for iri, story in desk.store.run("MATCH (a:Article) RETURN a.iri AS iri, a.story AS story").rows:
        stories.setdefault(str(story), []).append(str(iri))
    alone = next(iris[0] for iris in stories.values() if len(iris) == 1)
    assert "side by side" not in client.get(page_of(alone)).text
    # An article beside one that does not tell its story is not shown.
    other = next(iri for iris in stories.values() for iri in iris if iri != alone)
    assert client.get(page_of(alone), params={"beside": other}).text.count('<article class="text"') == 1


def test_a_claims_page_has_its_sentence_its_parts_and_its_fact(client: TestClient, desk: Desk) -> None:
    reading = desk.ledger.get(article(desk, "01-en-tallgrund"))
    assert reading is not None
    for claim in reading.claims:
        page = client.get(page_of(claim.iri))
        assert page.status_code == 200
        said = text(page.text)
        assert f"Read by {claim.extractor}" in said
        assert all(value in said for _, value in claim.values)
        assert "The fact that it is about" in said


def test_a_claims_trace_is_what_the_ledger_has_of_it(client: TestClient, desk: Desk) -> None:
    iri = article(desk, "01-en-tallgrund")
    reading = desk.ledger.get(iri)
    assert reading is not None
    claim = reading.claims[0]
    told = set(ox.parse(client.get(page_of(claim.iri) + ".nq").content, format=ox.RdfFormat.N_QUADS))
    kept = set(read_quads(article_path(desk.ledger.folder, iri)))
    assert told <= kept
    assert {quad for quad in kept if quad.subject == ox.NamedNode(claim.iri)} <= told


@pytest.mark.parametrize("address", NOT_THERE)
def test_what_is_not_in_the_graph_is_told(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Not in the graph" in answer.text


def test_the_graph_around_a_thing_has_its_neighbours_by_their_facts(client: TestClient, desk: Desk) -> None:
    iri = named(desk, "Tallgrund")
    told = client.get("/graph.json", params={"iri": iri}).json()
    names = {node["label"] for node in told["nodes"]}
    assert {"Tallgrund", "Norrmark Partners"} <= names
    assert all(edge["page"].startswith("/fact/") for edge in told["edges"])
    ends = {node["id"] for node in told["nodes"]}
    assert all({edge["source"], edge["target"]} <= ends for edge in told["edges"])
    assert client.get("/graph", params={"iri": iri}).status_code == 200
