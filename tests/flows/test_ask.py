"""`dealgraph ask` and `dealgraph schema` as people run them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from graph.cypher import recipes
from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.graph.factory import example
from tests.servers.bolt import Neo4jServer


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder whose store holds the three articles made by hand."""
    folder = tmp_path_factory.mktemp("asked") / "data"
    ledger = Ledger.open(folder)
    for reading in example():
        ledger.write(reading)
    done = dealgraph("sync", "--data", folder, cwd=folder.parent)
    assert done.returncode == 0, done.stderr
    return folder


def asked(data: Path, *arguments: str, store: Neo4jServer | None = None) -> str:
    """What the command prints where all is well."""
    login = {"NEO4J_URI": store.uri, "NEO4J_USER": store.user, "NEO4J_PASSWORD": store.password} if store else {}
    done = dealgraph(*arguments, "--data", data, cwd=data.parent, **login)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def refused(data: Path, *arguments: str) -> str:
    """What the command says on stderr where something is wrong."""
    done = dealgraph(*arguments, "--data", data, cwd=data.parent)
    assert (done.returncode, done.stdout) == (1, "")
    return done.stderr


def test_all_questions_are_listed_with_what_they_take(tmp_path: Path) -> None:
    listed = json.loads(asked(tmp_path / "none", "ask", "--format", "json"))
    assert [row["name"] for row in listed] == [recipe.name for recipe in recipes()]
    taken = {row["name"]: row["parameters"] for row in listed}
    assert taken["investors_of"] == "company: the company: any name of the thing, in any script and case"
    assert 'by default "USD"' in taken["cheapest_today"]
    assert "investors_of" in asked(tmp_path / "none", "ask")


def test_a_question_is_answered_in_each_format(data: Path) -> None:
    question = ("ask", "investors_of", "--param", "company=贝塔实验室")
    rows = json.loads(asked(data, *question, "-f", "json"))
    assert [(row["investor"], row["amount"]) for row in rows] == [("Alpha Fund", 30000000.0), ("Gamma Corp", None)]
    table = list(csv.reader(io.StringIO(asked(data, *question, "-f", "csv"))))
    assert table[0] == ["dated", "investor", "company", "round", "amount", "currency", "stories"]
    assert table[1][1] == "Alpha Fund"
    assert asked(data, *question).splitlines()[-1] == "2 rows"


def test_neo4j_answers_the_same(data: Path, neo4j_server: Neo4jServer) -> None:
    synced = dealgraph(
        "sync", "--take-over", "--data", data, "--store", neo4j_server.uri, cwd=data.parent,
        NEO4J_USER=neo4j_server.user, NEO4J_PASSWORD=neo4j_server.password,
    )  # fmt: skip
    assert synced.returncode == 0, synced.stderr
    for question in ("all_about", "evidence_for", "articles_about"):
        arguments = ("ask", question, "-p", "about=beta labs", "-f", "csv")
        assert asked(data, *arguments) == asked(data, *arguments, store=neo4j_server)
    models = [re.sub(r"\x1b\[[0-9;]*m", "", asked(data, "schema", "Investor", store=s)) for s in (None, neo4j_server)]
    assert models[0] == models[1]


def test_an_empty_answer_has_columns_and_tells_an_unknown_name(data: Path) -> None:
    done = dealgraph("ask", "investors_of", "-p", "company=Bet", "-f", "csv", "--data", data, cwd=data.parent)
    assert done.stdout.splitlines() == ["dated,investor,company,round,amount,currency,stories"]
    assert done.stderr == "Nothing is called 'bet' in this graph. Like it are Beta-2, Beta Labs.\n"
    known = dealgraph("ask", "investors_of", "-p", "company=Gamma Corp", "--data", data, cwd=data.parent)
    assert (known.stdout.splitlines()[-1], known.stderr) == ("0 rows", "")


def test_what_is_wrong_with_a_question_is_told(data: Path) -> None:
    assert "Did you mean investors_of" in refused(data, "ask", "investor_of")
    assert "the parameter 'company' is missing" in refused(data, "ask", "investors_of")
    assert "a whole number, not 'many'" in refused(data, "ask", "biggest_rounds", "-p", "limit=many")
    assert "has no parameter 'firm'" in refused(data, "ask", "conflicts", "-p", "firm=x")
    assert "Write NAME=VALUE" in refused(data, "ask", "conflicts", "-p", "firm")
    assert "Run `dealgraph ingest" in (told := refused(data.parent / "none", "ask", "conflicts")) or "none" in told


def test_the_cypher_of_a_question_is_shown(data: Path) -> None:
    shown = asked(data, "ask", "takeovers", "--cypher")
    assert shown.strip() == next(recipe.query for recipe in recipes() if recipe.name == "takeovers")
    rows = asked(data, "query", "takeovers", "-f", "csv")
    assert rows == asked(data, "ask", "takeovers", "-f", "csv") == asked(data, "query", shown, "-f", "csv")
    assert "Gamma Corp,Beta Labs,denied" in rows


def test_the_model_is_shown_with_counts_and_examples(data: Path) -> None:
    model = json.loads(asked(data, "schema", "--format", "json"))
    nodes = {node["label"]: node for node in model["nodes"]}
    assert (nodes["Article"]["count"], nodes["Person"]["example"]) == (3, "Ada Example")
    amount = next(each for each in nodes["FundingRound"]["properties"] if each["name"] == "amount")
    assert (amount["type"], amount["unit"], type(amount["example"])) == ("number", "units of currency", float)
    edges = {edge["type"]: edge for edge in model["edges"]}
    assert (edges["ACQUIRED"]["count"], edges["ACQUIRED_DENIED"]["count"]) == (0, 1)
    assert "units of currency" in asked(data, "schema", "RAISED")
    assert "Did you mean RAISED" in refused(data, "schema", "RAISES")


def test_the_model_is_shown_without_a_store_too(tmp_path: Path) -> None:
    done = dealgraph("schema", "-f", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert "holds no store yet" in done.stderr
    assert json.loads(done.stdout)["nodes"][0]["count"] is None
    assert list(tmp_path.iterdir()) == []
