"""Conflicts, runs and quality, and the Cypher box, which may read and nothing else."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from flows.explore.serving import opened_desk
from flows.settings import load_settings
from graph.cypher import recipes
from tests.flows.explore.conftest import browser_of, read_into
from tests.flows.explore.test_looking import article, text


def token(client: TestClient) -> str:
    """What the forms carry."""
    found = re.search(r'name="token" value="(\w+)"', client.get("/cypher").text)
    assert found
    return found[1]


def asked(client: TestClient, query: str, parameters: str = "", address: str = "/cypher") -> tuple[int, str]:
    """What the box answers."""
    form = {"token": token(client), "query": query, "parameters": parameters}
    answer = client.post(address, data=form)
    return answer.status_code, answer.text


def test_each_conflict_has_both_quotes_and_how_many_stories_each_side_has(client: TestClient, desk: Desk) -> None:
    page = text(client.get("/conflicts").text)
    conflicts = desk.rows("conflicts")
    assert conflicts
    for conflict in conflicts:
        assert " ".join(conflict["sentence"].split()) in page
        sides = desk.rows("sides", conflicts=[conflict["iri"]])
        assert len(sides) > 1
        for side in sides:
            assert " ".join(side["claim"]["quote"].split()) in page
    assert "1 story" in page


@pytest.mark.shared
def test_what_only_two_texts_disagree_in_is_shown_with_the_words_of_both(shared: Path, tmp_path: Path) -> None:
    tellings = sorted((shared / "articles").glob("00[01]_*.txt"))
    with opened_desk(load_settings(data=read_into(tmp_path / "data", tellings))) as desk:
        browser = browser_of(desk)
        page = text(browser.get("/conflicts").text)
        assert "haben zwei bis drei Milliarden US-Dollar erreicht" in page
        assert "valuations of star startups have reached 20 to 30 billion US dollars" in page
        one, other = (article(desk, path.stem) for path in tellings)
        beside = browser.get(page_of(one), params={"beside": other}).text
        assert re.findall(r'<article class="text" lang="(\w+)"', beside) == ["de", "en"]


def test_conflicts_are_shown_by_their_kind_each_with_a_page_of_its_own(client: TestClient, desk: Desk) -> None:
    every = client.get("/conflicts").text
    kind = desk.rows("conflicts")[0]["kind"]
    some = client.get("/conflicts", params={"kind": kind}).text
    assert some.count('<section class="dispute"') <= every.count('<section class="dispute"')
    for address in set(re.findall(r'href="(/conflict/\w+)"', every)):
        assert client.get(address).status_code == 200
    assert client.get("/conflicts", params={"page": "0"}).status_code == 400


def test_the_page_on_quality_counts_each_languages_articles_and_claims(client: TestClient, desk: Desk) -> None:
    page = text(client.get("/quality").text)
    readings = [reading for reading in desk.ledger.readings() if reading.article.language == "pt"]
    assert f"pt {len(readings)} {sum(len(reading.claims) for reading in readings)} " in page


def test_the_whole_cookbook_stands_beside_the_box_and_each_question_can_be_chosen(client: TestClient) -> None:
    page = client.get("/cypher").text
    for recipe in recipes():
        assert f"/cypher?name={recipe.name}" in page
    chosen = client.get("/cypher", params={"name": "find"}).text
    assert "WHERE e.folded CONTAINS" in chosen
    assert client.get("/cypher", params={"name": "no_such_question"}).status_code == 404


def test_an_answer_is_a_table_with_links_to_the_things_in_it(client: TestClient) -> None:
    status, page = asked(client, "MATCH (e:Entity {name: $name}) RETURN e, e.type AS type", '{"name": "Tallgrund"}')
    assert status == 200
    assert re.search(r'<td><a href="/entity/\w+"><bdi>Tallgrund</bdi></a></td>', page)
    assert "1 row" in text(page)


def test_the_whole_answer_is_to_be_had_as_csv(client: TestClient) -> None:
    status, told = asked(client, "MATCH (a:Article) RETURN a.key AS key ORDER BY key", address="/cypher.csv")
    rows = list(csv.reader(io.StringIO(told)))
    assert status == 200
    assert rows[0] == ["key"]
    assert ["01-en-tallgrund-series-b"] in rows


@pytest.mark.parametrize(
    "query", ["CREATE (:Odd) RETURN 1", "MATCH (e:Entity) SET e.name = 'x' RETURN e", "MATCH (n) DETACH DELETE n"]
)
def test_the_store_refuses_what_would_write(client: TestClient, desk: Desk, query: str) -> None:
    before = desk.rows("counts")
    status, page = asked(client, query)
    assert status == 400
    assert 'role="alert"' in page
    assert sorted(map(str, desk.rows("counts"))) == sorted(map(str, before))


@pytest.mark.parametrize(
    ("query", "parameters"), [("", ""), ("MATCH", ""), ("RETURN $x", "{"), ("RETURN 1 AS n", "[1]"), ("RETURN $x", "")]
)
def test_what_cannot_be_asked_is_told_and_stays_in_the_box(client: TestClient, query: str, parameters: str) -> None:
    status, page = asked(client, query, parameters)
    assert status == 400
    assert 'role="alert"' in page
    assert query in page


def test_a_graph_is_drawn_of_the_things_that_an_answer_names(client: TestClient) -> None:
    form = {"token": token(client), "words": "Tallgrund\nNorrmark Partners\nSeries B"}
    told = client.post("/among.json", data=form).json()
    assert {node["label"] for node in told["nodes"]} == {"Tallgrund", "Norrmark Partners"}
    assert {edge["label"] for edge in told["edges"]} == {"invested in"}
