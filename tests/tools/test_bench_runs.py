"""What the measurement of runs rests on: its articles and its ratios."""

from __future__ import annotations

import os
from itertools import islice
from pathlib import Path

import pytest

from tools.bench import runs
from tools.bench.goals import Goal
from tools.bench.growth import SIZES
from tools.bench.runs import FEW, Cost, Result, _goals, generated, prefect_server, tables


def test_generated_articles_are_different_and_the_same_every_time() -> None:
    first, second = (list(islice(generated(), 300)) for _ in range(2))
    assert first == second
    assert len({article.text for article in first}) == 300


def test_ratios_are_of_what_they_say_and_met_or_missed() -> None:
    def cost(seconds: float, megabytes: float = 100) -> Cost:
        return Cost(seconds, seconds, megabytes, (("extract", seconds * 0.9),))

    costs = {
        "first run, 2,000 articles": cost(100, 120),
        "first run, 200 articles": cost(20),
        "second run, 2,000 articles": cost(4),
        "10 new on 2,000": cost(6),
        f"10 new on {FEW}": cost(5),
    }
    goals = (*_goals(costs, 2000, 200), Goal("speed of two workers", "one", 1.5, 1.4, at_least=True))
    assert [(round(goal.found, 3), goal.met) for goal in goals] == [
        (0.04, False),
        (0.1, True),
        (1.2, True),
        (1.2, True),
        (1.5, True),
    ]
    shown = tables(Result("a machine", 2000, costs, {1: 3.0, 2: 2.0}, goals))[2].as_markdown()
    assert "| time of a second run over the same | first run, 2,000 articles | 0.04 | ≤ 0.03 | **missed** |" in shown


def test_the_last_articles_of_the_largest_bench_are_no_repetitions_of_the_first() -> None:
    last = islice(generated(), max(SIZES) - 500, max(SIZES))
    first = islice(generated(), 500)
    texts = [article.text for article in (*first, *last)]
    assert len(texts) == len(set(texts)) == 1000


class _Server:
    """Stands in for a server, which takes seconds to come up, in what the environment is told of it."""

    url = "http://127.0.0.1:1/api"
    home = Path("/a/home/of/its/own")
    fault: Exception | None = None

    def wait(self) -> None:
        if self.fault:
            raise self.fault

    def close(self) -> None:
        pass


@pytest.mark.parametrize("fault", [None, TimeoutError("it did not come up")])
def test_a_server_for_the_bench_leaves_a_persons_own_settings_as_they_were(
    fault: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "TemporaryServer", _Server)
    monkeypatch.setattr(_Server, "fault", fault)
    monkeypatch.setenv("PREFECT_API_URL", "https://prefect.example.org/api")
    monkeypatch.delenv("PREFECT_HOME", raising=False)
    before = dict(os.environ)
    try:
        with prefect_server():
            assert os.environ["PREFECT_API_URL"] == _Server.url
            assert os.environ["PREFECT_HOME"] == str(_Server.home)
    except TimeoutError:
        assert fault
    assert dict(os.environ) == before
