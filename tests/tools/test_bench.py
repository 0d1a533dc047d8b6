"""The bench measures what it says, on one core."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from ontology.records import RawArticle
from tests.flows.command import ROOT
from tools.bench.articles import Texts, article_folders, as_many, texts_by_language, with_new_words
from tools.bench.command import main
from tools.bench.costly import costliest
from tools.bench.machine import machine
from tools.bench.memory import Memory, NewWords, over_passes
from tools.bench.page import page, verdict
from tools.bench.result import IN_BATCHES, ONE_BY_ONE, OURS, Amount, Result
from tools.bench.speed import Reader, Speeds, first_ratio, ratio, side_by_side

ARTICLES = tuple(RawArticle(str(n), str(n), f"Norholt bought Tellura Labs for ${n} million.") for n in range(5))
RESULT = Result(
    machine="a machine",
    model="a model",
    folders=("a folder", "another folder"),
    amounts={"en": Amount(2, 4_000), "pt": Amount(3, 5_000)},
    side_by_side={
        OURS: Speeds(50, (80, 90, 100)),
        ONE_BY_ONE: Speeds(20, (20, 20, 20)),
        IN_BATCHES: Speeds(25, (10, 30, 40)),
    },
    ratio=3.0,
    first_ratio=4.0,
    languages={"en": Speeds(50, (80, 90, 100)), "pt": Speeds(5, (6, 7, 8))},
    memory=Memory(200, (90.0, 100.0, 100.5)),
    new_words=NewWords(2_000, 0.5),
    costly=(),
)


def test_the_process_is_held_to_one_core_and_its_libraries_to_one_thread() -> None:
    script = (
        "from tools.bench.one_core import use_one_core; use_one_core(); import os;"
        "print(len(os.sched_getaffinity(0)), os.environ['OMP_NUM_THREADS'])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "1"]


@pytest.mark.parametrize(("used", "told"), [({3}, "1 of 4 cores"), ({0, 1, 2, 3}, "4 cores")])
def test_the_machine_has_all_of_its_cores_however_few_of_them_a_bench_uses(
    used: set[int], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 4)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: used, raising=False)
    assert machine().endswith(f", {told}")


def test_shared_articles_are_read_with_ours_and_told_without_a_folder_of_this_machine(tmp_path: Path) -> None:
    shared = tmp_path / "evaluation" / "dev" / "articles"
    shared.mkdir(parents=True)
    (shared / "one.txt").write_text(
        "Norholt bought Tellura Labs for a lot of money, said its founder.", encoding="utf-8"
    )
    ours, more = texts_by_language(None)["en"], texts_by_language(tmp_path)["en"]
    assert len(more.articles) == len(ours.articles) + 1
    assert list(article_folders(tmp_path)) == [*article_folders(None), "$DEALGRAPH_SHARED/evaluation/dev/articles"]


def test_the_page_is_not_written_from_fewer_articles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DEALGRAPH_SHARED", raising=False)
    assert main(["--write", str(tmp_path / "speed.md")]) == 1
    assert "DEALGRAPH_SHARED: is not set" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


def test_goals_say_of_which_articles_they_are() -> None:
    speed, _, memory = RESULT.goals
    assert "one core, on 2 articles (4,000 characters) in English of a folder, another folder" in speed.beside
    assert "200 texts, made of 5 articles (9,000 characters) of a folder, another folder" in memory.beside


def test_all_languages_are_read_and_pages_come_without_their_tags() -> None:
    texts = texts_by_language(None)
    assert set(texts) == {"de", "en", "pt", "zh"}
    pages = [a for of in texts.values() for a in of.articles if a.source.endswith(".html")]
    assert pages
    assert not any("<" in a.text for a in pages)
    assert all(of.characters == sum(len(a.text) for a in of.articles) for of in texts.values())


def test_copies_that_fill_up_a_number_are_different_texts() -> None:
    found = as_many(ARTICLES, 12)
    assert found[:5] == ARTICLES
    assert len({article.text for article in found}) == 12


def test_readers_take_turns_and_all_read_everything_once_more_than_there_are_rounds() -> None:
    turns: list[tuple[str, int]] = []

    def reader(name: str) -> Reader:
        def read(articles: Sequence[RawArticle]) -> None:
            turns.append((name, len(articles)))
            sum(range(10_000))

        return read

    speeds = side_by_side({"a": reader("a"), "b": reader("b")}, ARTICLES, 2)
    assert turns == [(n, 1) for n in "ab"] + [(n, 5) for n in "abbaab"]
    assert {len(of.rounds) for of in speeds.values()} == {2}


def test_the_ratio_is_to_the_faster_of_the_others_round_by_round() -> None:
    ours, *others = RESULT.side_by_side.values()
    assert ratio(ours, others) == 3.0  # of 80/20, 90/30 and 100/40
    assert first_ratio(ours, others) == 2.0


_GROWING = """
import sys
from ontology.records import RawArticle
from tools.bench.memory import over_passes
articles = [RawArticle(str(n), str(n), "Norholt bought Tellura Labs.") for n in range(5)]
store = []
print(over_passes(lambda article: store.append(b"x" * int(sys.argv[1])), articles, 3).flat)
"""


@pytest.mark.parametrize(("kept", "flat"), [(0, "True"), (4 * 2**20, "False")])
def test_what_is_kept_of_every_article_shows_as_growth(kept: int, flat: str) -> None:
    """In a process of its own: in an old one new memory may come from what was freed before."""
    assert _alone(_GROWING, str(kept)).strip() == flat


def _alone(script: str, argument: str) -> str:
    """What a script prints in a fresh process."""
    done = subprocess.run(
        [sys.executable, "-c", script, argument], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return done.stdout


def test_new_words_are_new_in_every_round_and_told_in_their_articles_language() -> None:
    texts = [Texts("en", ARTICLES)]
    first, second = (with_new_words(texts, number) for number in (0, 1))
    assert {article.language for article in first} == {"en"}
    words = [{w for a in some for w in a.text.split() if len(w) > 6} for some in (ARTICLES, first, second)]
    assert words[0]
    assert not words[0] & words[1]
    assert not words[1] & words[2]


_KEEPING = """
import json, sys
from ontology.records import RawArticle
from tools.bench.memory import of_new_words
from tools.bench.articles import Texts, with_new_words
articles = [RawArticle(str(n), str(n), text) for n, text in enumerate(json.loads(sys.argv[1]))]
rounds = [with_new_words([Texts("en", tuple(articles))], number) for number in range(4)]
store = {}
def read(article):
    for word in article.text.split():
        store.setdefault(word, word[:1].encode() * 2**20)
kept, nothing = of_new_words(read, rounds), of_new_words(lambda article: None, rounds)
print(json.dumps([kept.words, nothing.words, kept.kept, nothing.kept]))
"""


def test_what_is_kept_of_every_word_shows_as_memory_of_new_words() -> None:
    texts = json.dumps([article.text for article in ARTICLES])
    words, as_many, kept, nothing = json.loads(_alone(_KEEPING, texts))
    assert words == as_many == 12  # four words of six letters and more, in three rounds after the first
    assert kept == pytest.approx(12, abs=1)
    assert nothing < 1


def test_growth_needs_three_passes() -> None:
    with pytest.raises(ValueError, match="at least 3 passes, not 2"):
        over_passes(lambda article: None, ARTICLES, 2)


def test_the_profile_tells_functions_of_one_name_apart() -> None:
    class First:
        def work(self) -> int:
            return sum(n * n for n in range(20_000))

    class Second:
        def work(self) -> int:
            return sum(n * n for n in range(20_000))

    found = costliest(lambda article: First().work() + Second().work(), ARTICLES, number=20)
    named = " ".join(one.function for one in found)
    assert "First.work" in named
    assert "Second.work" in named
    assert f"tests/tools/{__name__.rsplit('.', 1)[-1]}.py:" in named
    assert [one.own for one in found] == sorted((one.own for one in found), reverse=True)
    assert sum(one.own for one in found) <= 1.000001


@pytest.mark.parametrize(("times", "told"), [(3.0, "met"), (2.99, "missed")])
def test_the_verdict_tells_whether_the_requirement_is_met(times: float, told: str) -> None:
    result = replace(RESULT, ratio=times)
    assert verdict(result).endswith(f"{told}.")
    assert result.met is (told == "met")


def test_memory_that_grows_is_not_met() -> None:
    assert not replace(RESULT, memory=Memory(200, (90.0, 100.0, 101.5))).met


def test_page_and_json_hold_the_figures() -> None:
    written = page(RESULT)
    for told in ("3.00 times", "4.00 times", "4,000", "80 to 100", "+0.50 MB", "250 MB for a million", "a machine"):
        assert told in written
    assert "Read were 5 articles (9,000 characters) of a folder, another folder." in written
    assert json.loads(json.dumps(asdict(RESULT)))["memory"]["peaks"] == [90.0, 100.0, 100.5]
