"""Nobody but whoever opened the printed address sees a page, and no other page can act in that person's name."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from flows.explore.app import make_app
from flows.explore.desk import Desk
from flows.explore.guard import LARGEST_FORM
from flows.explore.session import Session
from graph.judgements import Judgements
from tests.flows.explore.conftest import BASE, PORT
from tests.flows.explore.hostile import foreign_marks

PAGES = (
    "/",
    "/search?q=a",
    "/conflicts",
    "/review",
    "/judgements",
    "/cypher",
    "/quality",
    "/nowhere",
    "/graph.json?iri=x",
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(PORT)


@pytest.fixture
def stranger(desk: Desk, session: Session) -> TestClient:
    """A browser without the key."""
    return TestClient(make_app(desk, session), base_url=BASE)


@pytest.mark.parametrize("address", PAGES)
def test_without_the_key_no_page_is_shown(stranger: TestClient, address: str) -> None:
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "Open the address that `dealgraph explore` printed" in answer.text
    assert "Tallgrund" not in answer.text


def test_a_wrong_key_opens_nothing(stranger: TestClient) -> None:
    for key in ("", "x", "é" * 32):
        assert stranger.get("/enter", params={"key": key}).status_code == 403
    assert not stranger.cookies


def test_the_key_becomes_a_cookie_that_no_script_and_no_other_site_gets(stranger: TestClient, session: Session) -> None:
    answer = stranger.get("/enter", params={"key": session.key}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"dealgraph-{PORT}=")
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert stranger.get("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "192.168.0.1"])
def test_another_name_that_leads_here_is_not_answered(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("host", [f"localhost:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT}"])
def test_this_machines_own_names_are_answered(client: TestClient, host: str) -> None:
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    assert client.get("/", headers={"Host": host, "Cookie": cookies}).status_code == 200


@pytest.mark.parametrize("address", [*PAGES, "/static/explore.css", "/enter?key=wrong"])
def test_every_answer_says_what_a_browser_may_do_with_it(client: TestClient, address: str) -> None:
    told = client.get(address).headers
    policy = told["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert (told["x-content-type-options"], told["referrer-policy"]) == ("nosniff", "no-referrer")
    assert "access-control-allow-origin" not in told


@pytest.mark.parametrize("address", PAGES)
def test_no_page_holds_a_script_or_a_style_of_its_own_or_anything_from_elsewhere(
    client: TestClient, address: str
) -> None:
    assert foreign_marks(client.get(address).text) == []


@pytest.mark.parametrize("address", ["/cypher", "/cypher.csv", "/among.json", "/claim/x", "/same?iri=x", "/withdraw"])
@pytest.mark.parametrize("token", [None, "", "0" * 64, "é"])
def test_a_form_without_this_sessions_token_does_nothing(
    client: TestClient, desk: Desk, address: str, token: str | None
) -> None:
    form = {"query": "RETURN 1", "why": "x", "by": "x"} | ({} if token is None else {"token": token})
    assert client.post(address, data=form).status_code == 403
    assert Judgements(desk.ledger.folder).all() == ()


def test_the_token_of_another_session_does_nothing(client: TestClient) -> None:
    assert client.post("/cypher", data={"token": Session(PORT).form_token, "query": "RETURN 1"}).status_code == 403


def test_what_is_no_form_or_too_large_is_refused(client: TestClient) -> None:
    assert client.post("/cypher", json={"query": "RETURN 1"}).status_code == 415
    assert client.post("/cypher", data={"query": "x" * LARGEST_FORM}).status_code == 413
    broken = client.post(
        "/cypher", content=b"query=\xff", headers={"Content-Type": "application/x-www-form-urlencoded"}
    )
    assert broken.status_code == 400
