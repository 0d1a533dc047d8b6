"""The queue of pairs in doubt: the most valuable first, with evidence, and an answer is a judgement."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from flows.cli.review import WHY
from graph.judgements import Judgements
from graph.ledger import Ledger
from tests.graph.factory import Draft
from tests.graph.resolution.test_matching import thing

HIRSE, PAINCO = thing("Hirse"), thing("Painço")
FIRST, SECOND = thing("霁川"), thing("济川")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    ledger = Ledger.open(tmp_path / "data")
    for number, (it, other) in enumerate(((HIRSE, "Norholt"), (PAINCO, "Ostra"), (FIRST, "Cavo"), (SECOND, "Brelt"))):
        draft = Draft(f"article-{number}").says(f"{it.label} uses {other}.", "uses", it, thing(other, "Company"))
        # More is said of the second pair, so that more hangs on it.
        for year in range(3 if it in (FIRST, SECOND) else 0):
            draft.says(f"{it.label} raised {number}{year} million.", "raised", it, amount=f"{number + 1}{year}")
        ledger.write(draft.reading())
    return ledger.folder


def review(data: Path, *options: str, answers: str = "") -> str:
    done = CliRunner().invoke(
        app, ["review", "--data", str(data), "--no-store", "--by", "Ada", *options], input=answers
    )
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_queue_shows_the_pair_on_which_most_hangs_first_with_its_evidence(data: Path) -> None:
    shown = review(data, "--list")
    assert shown.index("川 = ") < shown.index("Hirse = Painço ?" if "Hirse = " in shown else "Painço = Hirse ?")
    assert "sound alike in other signs" in shown
    assert "article-0: Hirse uses Norholt." in shown
    assert shown.endswith("2 pairs in doubt\n")


def test_answers_are_judgements_and_are_not_asked_again(data: Path) -> None:
    told = review(data, answers="n two register entries\ny\n")
    assert told.endswith("2 of 2 pairs decided; the store was left alone.\n")
    said = {j.subjects: (j.kind, j.why, j.by) for j in Judgements(Ledger.open(data).folder).all()}
    assert said == {
        tuple(sorted((FIRST.iri, SECOND.iri))): ("different", "two register entries", "Ada"),
        tuple(sorted((HIRSE.iri, PAINCO.iri))): ("same", WHY["y"], "Ada"),
    }
    assert review(data) == "No pair is in doubt.\n"


def test_what_is_skipped_or_left_is_asked_again(data: Path) -> None:
    assert "0 of 2 pairs decided; nothing was written." in review(data, answers="s\nwhat?\nq\n")
    assert Judgements(Ledger.open(data).folder).all() == ()
    assert "0 of 1 pairs decided" in review(data, "--limit", "1")


def test_the_queue_is_handed_to_programs(data: Path) -> None:
    first, second = json.loads(review(data, "--format", "json"))
    assert first["value"] > second["value"]
    assert {first["one"]["name"], first["other"]["name"]} == {"霁川", "济川"}
    assert second["match"]["reasons"] == ["Painço says in another language what Hirse says"]
