"""Between articles that agree no conflict is invented, in four languages; between those that do not, it is found."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from extraction.pipeline import load_extractor
from flows.quantities import with_quantities
from graph.conflicts import Conflict, conflicts
from graph.facts import facts
from graph.stories import found_stories
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading
from tests.flows.command import ROOT

FILES = sorted((ROOT / "tests" / "pairs").glob("*.toml"))
ONTOLOGY = load_ontology()


@dataclass(frozen=True)
class Pair:
    """Two articles that agree, and what makes them disagree."""

    name: str
    languages: tuple[str, str]
    story: bool
    one: str
    other: str
    wrong: tuple[dict[str, Any], ...]


def pair(path: Path) -> Pair:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    languages, wrong = told.pop("languages"), told.pop("wrong", ())
    return Pair(path.stem, tuple(languages), wrong=tuple(wrong), **told)


PAIRS = [pair(path) for path in FILES]
WRONG = [(each, wrong) for each in PAIRS for wrong in each.wrong]


@cache
def read(key: str, text: str, language: str) -> Reading:
    return with_quantities(load_extractor().read(RawArticle(key, f"{key}.txt", text.strip() + "\n", language)))


def searched(one: Reading, other: Reading) -> tuple[tuple[Conflict, ...], int]:
    readings = (one, other)
    stories = found_stories(readings)
    found = conflicts(facts(readings, ONTOLOGY, stories.of_article), readings, ONTOLOGY, stories)
    return found, len(set(stories.of_article.values()))


def first(each: Pair) -> Reading:
    return read(f"{each.name}-one", each.one, each.languages[0])


def second(each: Pair, text: str) -> Reading:
    return read(f"{each.name}-other", text, each.languages[1])


def test_there_are_twenty_pairs_in_four_languages() -> None:
    assert len(PAIRS) == 20
    assert {language for each in PAIRS for language in each.languages} == {"de", "en", "pt", "zh"}


@pytest.mark.parametrize("each", PAIRS, ids=lambda each: each.name)
def test_articles_that_agree_have_no_conflict(each: Pair) -> None:
    found, stories = searched(first(each), second(each, each.other))
    assert [conflict.sentence for conflict in found] == []
    assert stories == (1 if each.story else 2)


@pytest.mark.parametrize(("each", "wrong"), WRONG, ids=[f"{each.name}-{wrong['new'][:20]}" for each, wrong in WRONG])
def test_articles_that_do_not_agree_have_one(each: Pair, wrong: dict[str, Any]) -> None:
    assert each.other.count(wrong["old"]) == 1
    found, _ = searched(first(each), second(each, each.other.replace(wrong["old"], wrong["new"])))
    assert {conflict.kind for conflict in found} & set(wrong["kinds"]), [c.sentence for c in found]
    assert {conflict.kind for conflict in found} <= set(wrong["kinds"])
