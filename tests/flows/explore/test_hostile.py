"""Whatever an article holds stands on the pages as text."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from tests.flows.explore.hostile import EVIL, VICTIM, Marks, foreign_marks, hostile_reading

READING = hostile_reading()
CLAIM = READING.claims[0]


@pytest.fixture(params=["thing", "other", "article", "claim", "search", "names", "review", "home", "cypher", "fact"])
def page(request: pytest.FixtureRequest, client: TestClient, desk: Desk) -> str:
    """Each page that shows the hostile article's words."""
    fact = desk.rows("claim", iri=CLAIM.iri)[0]["fact"]
    addresses = {
        "thing": page_of(EVIL.iri),
        "other": page_of(VICTIM.iri),
        "article": f"{page_of(READING.article.iri)}?claim={CLAIM.iri}",
        "claim": page_of(CLAIM.iri),
        "search": "/search?q=evil",
        "names": f"/names?iri={EVIL.iri}",
        "review": "/review",
        "home": "/",
        "cypher": f"/cypher?query={EVIL.label}&parameters={EVIL.label}",
        "fact": page_of(fact),
    }
    answer = client.get(addresses[request.param])
    assert answer.status_code == 200
    return answer.text


def test_markup_in_an_article_is_text_on_every_page(page: str) -> None:
    assert foreign_marks(page) == []


def test_signs_that_a_browser_would_obey_are_shown_instead(page: str) -> None:
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", page)


def test_template_signs_in_a_name_stay_as_they_are(client: TestClient) -> None:
    assert "{{ 7 * 7 }} &amp; Söhne" in client.get(page_of(VICTIM.iri)).text


def test_the_code_points_of_hidden_signs_stand_in_the_text(client: TestClient) -> None:
    shown = client.get(page_of(READING.article.iri)).text
    assert "[U+202E]gnitirw[U+202C][U+0007]" in shown
    assert "lang" not in dict(next(each for each in Marks(shown).tags if each[0] == "article")[1])


@pytest.mark.parametrize("words", ["\x00", "a\x00b", "\ud800", "%00", "'", "\\", "\u202e", "' OR 1=1 //", "x" * 5000])
def test_any_words_may_be_searched_for(client: TestClient, words: str) -> None:
    asked = words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    answer = client.get("/search", params={"q": asked})
    assert answer.status_code == 200
    assert "\x00" not in answer.text
