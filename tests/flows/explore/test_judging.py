"""What a person judges in the browser is in the ledger, counts in the store, and can be taken back."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from flows.explore.addresses import page_of
from flows.explore.desk import Desk
from flows.explore.judging import _meant_otherwise
from flows.explore.nodes import Member
from flows.explore.pairs import pairs
from flows.judging import opened_desk as judging_desk
from flows.syncing import sync_ledger
from graph.judgements import Judgements
from graph.resolution.queue import doubts
from ontology.errors import DealgraphError
from ontology.records import Claim
from tests.flows.explore.conftest import browser_of
from tests.flows.explore.test_checking import token
from tests.flows.explore.test_looking import article, named, text
from tests.graph.factory import Draft
from tests.graph.resolution.test_matching import thing

WHY = {"why": "The article says so, in its first sentence.", "by": "Ada Example"}


@pytest.fixture
def browser(desk_of_my_own: Desk) -> TestClient:
    """A browser on a folder that nobody else looks at."""
    return browser_of(desk_of_my_own)


def claim_with_a_sum(desk: Desk) -> Claim:
    """A claim whose fact it alone tells."""
    reading = desk.ledger.get(article(desk, "08-zh-tingchao"))
    assert reading is not None
    return next(claim for claim in reading.claims if claim.value("amount") and claim.value("per_unit"))


def judged(browser: TestClient, claim: Claim, **form: str) -> str:
    """The claim's page after the form was sent and the store is up to date."""
    answer = browser.post(page_of(claim.iri), data={"token": token(browser), **WHY, **form})
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]  # TestClient types its app as any ASGI callable
    return answer.text


def test_a_corrected_claim_counts_as_corrected_and_stands_as_it_was_read_beside_it(
    browser: TestClient, desk_of_my_own: Desk
) -> None:
    desk, claim = desk_of_my_own, claim_with_a_sum(desk_of_my_own)
    page = judged(browser, claim, kind="correct", amount="12,345.60")
    assert "<del>" in page
    assert re.search(r"<ins>12345\.6</ins>", page)
    kept = Judgements(desk.ledger.folder).in_force()[0]
    assert (kept.kind, kept.subjects, kept.changes) == ("correct", (claim.iri,), (("amount", "12345.6"),))
    assert (kept.why, kept.by) == (WHY["why"], WHY["by"])
    assert datetime.fromisoformat(kept.at).tzinfo is not None
    reading = desk.ledger.get(claim.article)
    assert reading is not None
    assert claim in reading.claims
    told = desk.rows("claim", iri=claim.iri)[0]["claim"]
    assert (told["amount_text"], told["verdict"]) == ("12345.6", "corrected")
    assert browser.app.state.keeper.behind == ""  # type: ignore[attr-defined]
    fact = browser.get(page_of(desk.rows("claim", iri=claim.iri)[0]["fact"])).text
    assert "12,345.6" in fact


def test_a_rejected_claim_counts_for_no_fact_until_that_is_taken_back(
    browser: TestClient, desk_of_my_own: Desk
) -> None:
    desk, claim = desk_of_my_own, claim_with_a_sum(desk_of_my_own)
    before = desk.rows("claim", iri=claim.iri)[0]["fact"]
    page = judged(browser, claim, kind="reject")
    assert "rejected" in text(page)
    assert desk.rows("claim", iri=claim.iri)[0]["fact"] is None
    assert "rejected" in text(browser.get(page_of(claim.article)).text)
    judgement = Judgements(desk.ledger.folder).in_force()[0]
    form = {"token": token(browser), "judgement": judgement.iri, "why": "It was right.", "by": "Bob"}
    answer = browser.post("/withdraw", data=form)
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]
    assert "Taken back by Bob" in text(answer.text)
    assert desk.rows("claim", iri=claim.iri)[0]["fact"] == before
    assert Judgements(desk.ledger.folder).all() == (judgement,)
    again = browser.post("/withdraw", data=form)
    assert (again.status_code, len(Judgements(desk.ledger.folder).withdrawals())) == (400, 1)
    assert "has been taken back before" in text(again.text)


def test_an_accepted_claim_leaves_the_queue(browser: TestClient, desk_of_my_own: Desk) -> None:
    queue = browser.get("/review").text
    address = re.findall(r'href="(/claim/\w+)">Judge it', queue)[0]
    assert browser.get(address).status_code == 200
    answer = browser.post(address, data={"token": token(browser), **WHY, "kind": "accept"})
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]
    assert "accepted" in text(answer.text)
    assert address not in re.findall(r'href="(/claim/\w+)">Judge it', browser.get("/review").text)


def test_the_queue_says_why_each_claim_is_there_conflicts_first(client: TestClient, desk: Desk) -> None:
    page = text(client.get("/review").text)
    assert re.search(r"It stands in \d conflicts?", page)
    assert re.search(r"It was read with a confidence of 0\.[0-4]\d", page)


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ({"kind": "accept", "why": " "}, "lacks a reason or a name"),
        ({"kind": "accept", "by": ""}, "lacks a reason or a name"),
        ({"kind": "accept", "why": "x" * 3000}, "is too long"),
        ({}, "neither accept nor reject nor correct"),
        ({"kind": "same"}, "neither accept nor reject nor correct"),
        ({"kind": "correct"}, "corrects nothing"),
        ({"kind": "correct", "amount": "much"}, "which is no number"),
        ({"kind": "correct", "amount": "1e3000000"}, "which cannot be"),
        ({"kind": "correct", "amount": "-5"}, "which cannot be"),
        ({"kind": "correct", "bound": "perhaps"}, "Known are"),
        ({"kind": "correct", "currency": "usd"}, "which is no ISO 4217 code. Write USD."),
        ({"kind": "correct", "currency": "dollars"}, "Write its code, such as USD"),
        ({"kind": "correct", "status": "true"}, "there is no status"),
        ({"kind": "correct", "subject": "Nobody At All"}, "nothing is called so"),
        ({"kind": "correct", "subject": ""}, "takes the subject away"),
    ],
)
def test_what_is_no_judgement_is_refused_and_the_form_keeps_what_was_written(
    client: TestClient, desk: Desk, form: dict[str, str], told: str
) -> None:
    claim = claim_with_a_sum(desk)
    answer = client.post(page_of(claim.iri), data={"token": token(client), **WHY, **form})
    assert answer.status_code == 400
    assert told in text(answer.text)
    assert Judgements(desk.ledger.folder).all() == ()
    if "why" not in form:
        assert WHY["why"] in answer.text


def test_the_thing_of_a_claim_may_be_set_right_by_any_name_of_the_right_one(
    browser: TestClient, desk_of_my_own: Desk
) -> None:
    desk, claim = desk_of_my_own, claim_with_a_sum(desk_of_my_own)
    judged(browser, claim, kind="correct", subject="tallgrund")
    assert Judgements(desk.ledger.folder).in_force()[0].changes == (("subject", named(desk, "Tallgrund")),)
    fact = desk.rows("fact", iri=desk.rows("claim", iri=claim.iri)[0]["fact"])[0]
    assert fact["subject_name"] == "Tallgrund"


def test_two_things_are_made_one_and_taken_apart_again(browser: TestClient, desk_of_my_own: Desk) -> None:
    desk = desk_of_my_own
    one, other = named(desk, "Tallgrund"), named(desk, "Brisalta")
    page = browser.get("/same", params={"iri": one, "q": "brisalta"}).text
    assert other in page
    form = {"token": token(browser), **WHY, "other": other, "kind": "same"}
    answer = browser.post("/same", params={"iri": one}, data=form)
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]
    assert "one thing" in text(answer.text)
    left = [iri for iri in (one, other) if desk.row("thing", iri=iri)]
    assert len(left) == 1
    gone = other if left == [one] else one
    assert browser.get(page_of(gone)).url.path == page_of(left[0])
    page = browser.get("/same", params={"iri": left[0]}).text
    assert "It is made of several" in page
    form = {"token": token(browser), **WHY, "other": gone, "kind": "different"}
    browser.post("/same", params={"iri": left[0]}, data=form)
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]
    assert desk.row("thing", iri=one)
    assert desk.row("thing", iri=other)


def test_a_thing_is_not_merged_with_itself_or_with_nothing(client: TestClient, desk: Desk) -> None:
    one = named(desk, "Tallgrund")
    for other in (one, "https://example.org/none", ""):
        form = {"token": token(client), **WHY, "other": other, "kind": "same"}
        answer = client.post("/same", params={"iri": one}, data=form)
        assert answer.status_code == 400
        assert "names no other thing" in text(answer.text)
    assert Judgements(desk.ledger.folder).all() == ()


def test_a_judgement_while_another_command_writes_waits_and_then_tells_who(
    browser: TestClient, desk_of_my_own: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.explore.keeper.PATIENCE", 0.3)
    claim = claim_with_a_sum(desk_of_my_own)
    with desk_of_my_own.ledger.writing("dealgraph ingest"):
        page = judged(browser, claim, kind="accept")
    assert "dealgraph ingest" in text(page)
    assert Judgements(desk_of_my_own.ledger.folder).all() == ()


def test_things_of_different_kinds_are_made_one_only_by_who_ticks_that_it_is_meant(
    client: TestClient, desk: Desk
) -> None:
    form = {"token": token(client), **WHY, "other": named(desk, "Korvin-2"), "kind": "same"}
    answer = client.post("/same", params={"iri": named(desk, "Tallgrund")}, data=form)
    assert answer.status_code == 400
    assert "Tallgrund (Company) and Korvin-2 (Model)" in text(answer.text)
    assert Judgements(desk.ledger.folder).all() == ()


def test_one_name_for_two_things_is_split_by_the_article_that_means_the_other(
    browser: TestClient, desk_of_my_own: Desk
) -> None:
    desk, thing = desk_of_my_own, named(desk_of_my_own, "Tallgrund")
    articles = [row["iri"] for row in desk.rows("articles_of", iri=thing, limit=9)]
    assert articles[-1] in browser.get("/same", params={"iri": thing}).text
    form = {"token": token(browser), **WHY, "other": articles[-1], "kind": "different"}
    answer = browser.post("/same", params={"iri": thing}, data=form)
    browser.app.state.keeper.wait()  # type: ignore[attr-defined]
    assert "two things" in text(answer.text)
    assert [row["iri"] for row in desk.rows("articles_of", iri=thing, limit=9)] == articles[:-1]


def test_an_article_that_alone_speaks_of_a_thing_or_of_several_of_it_splits_nothing(
    client: TestClient, desk: Desk
) -> None:
    def row(key: str) -> dict[str, str]:
        return {"iri": key}

    one, other = Member("x:a", "Ambersaal", (row("1"), row("2"))), Member("x:b", "Ambersaal AG", (row("2"),))
    with pytest.raises(DealgraphError, match="several of these things, Ambersaal, Ambersaal AG"):
        _meant_otherwise([one, other], [one, other])
    with pytest.raises(DealgraphError, match="the only article"):
        _meant_otherwise([other], [one, other])
    assert _meant_otherwise([one], [one, other]) == "x:a"


def test_pairs_in_doubt_are_asked_in_the_order_of_the_command(browser: TestClient, desk_of_my_own: Desk) -> None:
    desk, ledger = desk_of_my_own, desk_of_my_own.ledger
    things = (("Hirse", "Norholt", 0), ("Painço", "Ostra", 0), ("霁川", "Cavo", 3), ("济川", "Brelt", 3))
    for number, (name, other, times) in enumerate(things):
        draft = Draft(f"pair-{number}").says(f"{name} uses {other}.", "uses", thing(name), thing(other))
        for time in range(times):
            draft.says(f"{name} raised {time} million.", "raised", thing(name), amount=f"{number + 1}{time}")
        ledger.write(draft.reading())
    with ledger.writing("a test"):
        sync_ledger(ledger, desk.settings)
    desk.forget()
    asked = judging_desk(ledger)
    expected = [(doubt.one.iri, doubt.other.iri, doubt.value) for doubt in doubts(asked.settled, asked.directory)]
    assert len(expected) == 2
    assert [(pair.one["iri"], pair.other["iri"], pair.value) for pair in pairs(desk)] == expected
    page = text(browser.get("/review").text)
    assert page.index("sound alike in other signs") < page.index("Hirse")
