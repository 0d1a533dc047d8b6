"""Of the real articles and the development set, the two translations of one interview are one story, no others."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from extraction.pipeline import article_iri
from flows.evaluate import readings
from flows.progress import Silent
from flows.settings import load_settings
from flows.sources import collect
from graph.stories import found_stories
from ontology.records import Reading

SAME_TEXT = {("000_eea1084524ea9a44", "001_dcc9446a5be4a593")}
"""The set's other pairs in two languages are reports of one event by two people: two witnesses."""


def read(*folders: Path) -> list[Reading]:
    found: list[Reading] = []
    for folder in folders:
        collected = collect((folder,), {}, base=folder, max_bytes=10_000_000, iri_of=article_iri)
        found += readings([raw for _, raw in collected.articles], load_settings(), Silent())
    return found


@pytest.mark.shared
def test_every_story_pair_is_found_and_no_false_one(shared: Path) -> None:
    every = read(shared / "articles", shared / "evaluation" / "dev" / "articles")
    stories = found_stories(every)
    of_key = {reading.article.key: stories.of_article[reading.article.iri] for reading in every}
    assert len(of_key) == 33
    assert {pair for pair in combinations(sorted(of_key), 2) if of_key[pair[0]] == of_key[pair[1]]} == SAME_TEXT
    keys = {reading.article.iri: reading.article.key for reading in every}
    told = [keys[telling.article][:3] for telling in stories.tellings]
    assert sorted(told) == ["000", "001", "004", "004"]
