"""The cookbook's files: what a question takes, and what it says of what it cannot take."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.cypher import Recipe, recipe, recipes
from graph.labels import all_edge_types, all_labels
from ontology.errors import DealgraphError
from ontology.model import load_ontology

KINDS_ASKED_FOR = (
    "investors_of", "shared_companies", "token_prices_over_time", "cheapest_today", "denied_then_confirmed",
    "money_by_quarter_and_round", "conflicting_valuations", "moved_from", "what_models_are_based_on",
    "what_an_article_added", "single_story", "known_on",
)  # fmt: skip


def test_there_are_questions_of_every_kind() -> None:
    names = {each.name for each in recipes()}
    assert len(names) >= 40
    assert not set(KINDS_ASKED_FOR) - names


@pytest.mark.parametrize("each", recipes(), ids=lambda each: each.name)
def test_a_question_is_told_in_words_and_in_words_of_the_vocabulary(each: Recipe) -> None:
    assert each.question.endswith("?")
    assert each.columns
    assert len(set(each.columns)) == len(each.columns)
    assert "ORDER BY" in each.query
    ontology = load_ontology()
    used = set(re.findall(r":([A-Z]\w+)", each.query)) | set(re.findall(r"\|([A-Z]\w+)", each.query))
    assert used
    assert not used - {*all_labels(ontology), *all_edge_types(ontology)}


def test_values_are_read_by_the_type_of_their_parameter() -> None:
    given = recipe("cheapest_today").given({"on": "2024-05", "currency": "EUR", "limit": "7"})
    assert given == {"on": "2024-05-31", "currency": "EUR", "side": "output", "limit": 7}
    assert recipe("doubtful_readings").given({"below": "1"}) == {"below": 1.0}
    # Folded as the graph folds names: case, width and inner spacing.
    assert recipe("investors_of").given({"company": " Ｍoonshot   AI"}) == {"company": "moonshot ai"}


@pytest.mark.parametrize(
    ("name", "values", "told"),
    [
        ("investors_of", {}, "the parameter 'company' is missing"),
        ("investors_of", {"company": "x", "firm": "y"}, "has no parameter 'firm'"),
        ("investors_of", {"company": "  "}, "any name of the thing"),
        ("biggest_rounds", {"limit": "ten"}, "a whole number, not 'ten'"),
        ("biggest_rounds", {"limit": "9223372036854775808"}, "a whole number"),
        ("doubtful_readings", {"below": "nan"}, "a number, not 'nan'"),
        ("told_since", {"since": "May 2024"}, "a day, month or year as ISO 8601, not 'May 2024'"),
        ("told_since", {"since": True}, "a day, month or year"),
        ("latest_valuations", {"on": "2024-13"}, "a day as ISO 8601, or a month or year of which all days count"),
    ],
)
def test_what_a_question_cannot_take_is_told(name: str, values: dict[str, object], told: str) -> None:
    with pytest.raises(DealgraphError, match=re.escape(told)) as caught:
        recipe(name).given(values)
    assert caught.value.where == name
    assert "--param" in caught.value.remedy


def test_an_unknown_question_is_told_with_those_of_like_names() -> None:
    with pytest.raises(DealgraphError, match="no question 'investor_of'") as caught:
        recipe("investor_of")
    assert "investors_of" in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        "// Who?\n// $a: sort, what\n// columns: b\nRETURN $a AS b",
        "// Who?\n// $a: date = May, the day\n// columns: b\nRETURN $a AS b",
        "// Who?\n// columns: b\nRETURN $a AS b",
        "// Who?\n// $a: text, what\n// columns: b\nRETURN 1 AS b",
    ],
)
def test_a_file_whose_comment_is_wrong_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "odd.cypher").write_text(text, encoding="utf-8")
    with pytest.raises(DealgraphError) as caught:
        recipes(tmp_path)
    assert "odd.cypher" in caught.value.where
