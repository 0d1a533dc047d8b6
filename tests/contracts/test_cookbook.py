"""The cookbook's answers about three articles made by hand, on each store, as people have read and approved them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.cypher import Recipe, recipes
from graph.project import project
from graph.stores.cypher_store import CypherStore
from graph.sync import sync
from ontology.model import load_ontology
from tests.contracts.answers import EXAMPLE, answer
from tests.contracts.kits import NOTHING_KNOWN
from tests.graph.factory import example

GOLDEN = Path(__file__).parent.parent / "golden" / "cookbook.json"


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def filled(request: pytest.FixtureRequest) -> CypherStore:
    """Each store that answers Cypher, with the graph of the three articles in it."""
    store = request.getfixturevalue(f"{request.param}_store")
    assert isinstance(store, CypherStore)
    store.run("MATCH (n) DETACH DELETE n", {}, write=True)
    sync(store, project(example(), load_ontology(), NOTHING_KNOWN))
    return store


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.name)
def test_a_question_has_its_answer_on_every_store(filled: CypherStore, recipe: Recipe) -> None:
    columns, rows = answer(filled, recipe, EXAMPLE)
    assert columns == recipe.columns
    assert rows == json.loads(GOLDEN.read_text(encoding="utf-8"))[recipe.name]
