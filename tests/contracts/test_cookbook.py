"""The cookbook's answers about articles made by hand, on each store, as people have read and approved them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.cypher import recipe, recipes
from graph.project import project
from graph.stores.cypher_store import CypherStore
from graph.sync import sync
from ontology.model import load_ontology
from ontology.records import Reading
from tests.contracts.answers import EXAMPLE, answer
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example
from tests.graph.lives import lives

GOLDEN = Path(__file__).parent.parent / "golden"


def approved(file: str) -> dict[str, list[list[object]]]:
    """The rows of each question."""
    rows: dict[str, list[list[object]]] = json.loads((GOLDEN / file).read_text(encoding="utf-8"))
    return rows


@pytest.fixture(scope="module", params=["embedded", "neo4j", "neo4j_newest"])
def store(request: pytest.FixtureRequest) -> CypherStore:
    """Each store that answers Cypher."""
    found = request.getfixturevalue(f"{request.param}_store")
    assert isinstance(found, CypherStore)
    return found


@pytest.mark.parametrize(("file", "readings"), [("cookbook.json", example), ("cookbook_lives.json", lives)])
def test_every_question_has_its_answer_on_every_store(
    store: CypherStore, file: str, readings: Callable[[], tuple[Reading, ...]]
) -> None:
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    sync(store, project(readings(), load_ontology(), NOTHING_KNOWN))
    for each in recipes():
        columns, rows = answer(store, each, EXAMPLE)
        assert columns == each.columns, each.name
        assert rows == approved(file)[each.name], each.name


def test_every_question_finds_something_in_what_people_have_approved() -> None:
    found = {name for file in ("cookbook.json", "cookbook_lives.json") for name, rows in approved(file).items() if rows}
    assert {each.name for each in recipes()} == found


def test_a_question_up_to_a_year_counts_all_of_its_days(store: CypherStore) -> None:
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    sync(store, project(lives(), load_ontology(), NOTHING_KNOWN))
    for on in ("2024", "2024-01", "2024-01-01"):
        latest = recipe("latest_valuations")
        rows = store.run(latest.query, latest.given({"on": on})).rows
        assert {row[3] for row in rows} == {"2024-01-01"}, on
