"""Copies and translations are one story, reports of one event are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.stories import found_stories, stories
from ontology.records import Article, Reading
from tests.graph.factory import ALPHA, BETA, GAMMA, Draft, example, shuffled

ENGLISH = (
    "In March 2023 Beta Labs closed a Series A of 31.5 million dollars led by Alpha Fund. Its model Beta-2 has"
    " 47 billion parameters and was trained on 12,800 GPUs. By June it had 3.7 million users in 26 countries, "
    "said ADA-X. The price fell from 0.012 to 0.0025 dollars. Gamma Corp holds 17.5 percent, and the next "
    "model, GPT-like and called Beta-3, is due in 2025 with 130 billion parameters."
)
GERMAN = (
    "Im März 2023 schloss Beta Labs eine Serie A über 31,5 Millionen Dollar unter Führung von Alpha Fund ab. "
    "Das Modell Beta-2 hat 47 Milliarden Parameter und wurde auf 12.800 GPUs trainiert. Bis Juni hatte es 3,7 "
    "Millionen Nutzer in 26 Ländern, so ADA-X. Der Preis sank von 0,012 auf 0,0025 Dollar. Gamma Corp hält "
    "17,5 Prozent, und das nächste Modell, GPT-artig und Beta-3 genannt, kommt 2025 mit 130 Milliarden "
    "Parametern."
)
OTHER = (
    "Beta Labs has raised 31.5 million dollars, the company said in March 2023. Analysts at Gamma Corp had "
    "expected 40 million. The market for models grew by 62 percent to 1.9 billion dollars, and 8 of 10 firms "
    "plan to spend more in 2024. Rivals such as OpenAI charge 0.03 dollars; 5 of them cut prices by 20 percent"
    " since 2022."
)


def article(key: str, text: str, original: str = "") -> Reading:
    things = [thing for thing in (ALPHA, BETA, GAMMA) if thing.label in text]
    draft = Draft(key, before=text)
    for thing in things:
        start = text.index(thing.label)
        draft._found.append((thing, start, start + len(thing.label)))
    reading = draft.reading()
    told = Article(f"{reading.article.iri}{key}", key, "", "", "", "", "", text, original)
    return Reading(told, "v1", reading.links, (), ())


def together(*readings: Reading) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    of_story = stories(readings)
    for reading in readings:
        found.setdefault(of_story[reading.article.iri], set()).add(reading.article.key)
    return {frozenset(keys) for keys in found.values()}


def test_a_copy_and_a_near_copy_are_one_story() -> None:
    near = "News. " + ENGLISH.replace("dollars", "US dollars", 1) + " All rights reserved."
    assert len(together(article("a", ENGLISH), article("b", ENGLISH), article("c", near))) == 1


def test_a_translation_is_the_same_story() -> None:
    assert together(article("a", ENGLISH), article("b", GERMAN), article("c", OTHER)) == {
        frozenset({"a", "b"}),
        frozenset({"c"}),
    }


def test_a_translation_that_says_so_is_the_same_story() -> None:
    first = article("a", "Short.")
    assert len(together(first, article("b", "Kurz.", original=first.article.iri))) == 1


def test_many_copies_are_one_story() -> None:
    assert len(together(*(article(str(number), ENGLISH) for number in range(60)))) == 1


def test_short_and_empty_texts_stay_apart() -> None:
    assert len(together(article("a", ""), article("b", "AI in 2023."), article("c", "GPT in 2023."))) == 3


def test_the_order_of_articles_does_not_matter() -> None:
    assert stories(example()) == stories(shuffled(example()))


def parts(*readings: Reading) -> list[str]:
    texts = {reading.article.iri: reading.article.text for reading in readings}
    return [telling.span.of(texts[telling.article]) for telling in found_stories(readings).tellings]


def test_an_article_that_prints_its_translation_tells_its_story_in_two_parts() -> None:
    both = article("a", f"{ENGLISH}\n\n{GERMAN}\n")
    assert parts(both, article("c", OTHER)) == [f"{ENGLISH}\n\n", f"{GERMAN}\n"]
    assert len(together(both)) == 1
    assert parts(article("b", f"{ENGLISH}\n\n{OTHER}\n")) == []


def test_a_part_can_be_told_again_by_another_article() -> None:
    both, german = article("a", f"{ENGLISH}\n\n{GERMAN}\n"), article("b", GERMAN)
    assert together(both, german) == {frozenset({"a", "b"})}
    assert sorted(parts(both, german)) == sorted([f"{ENGLISH}\n\n", f"{GERMAN}\n", GERMAN])


@pytest.mark.shared
def test_the_halves_of_a_real_article_are_two_parts(shared: Path) -> None:
    (path,) = (shared / "articles").glob("004*.txt")
    chinese, english = parts(article("004", path.read_text(encoding="utf-8")))
    assert "趁机炒作、造势、圈钱的现象。" in chinese
    assert english.lstrip("翻译:\n").startswith("Five real problems of China’s large model industry")


@pytest.mark.shared
def test_of_the_five_real_articles_two_are_one_story(shared: Path) -> None:
    paths = sorted((shared / "articles").glob("*.txt"))
    readings = [article(path.stem[:3], path.read_text(encoding="utf-8")) for path in paths]
    assert together(*readings) == {frozenset({"000", "001"}), *(frozenset({key}) for key in ("002", "003", "004"))}
