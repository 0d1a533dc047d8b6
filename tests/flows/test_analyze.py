"""`dealgraph analyze` shows any measure as a table, as JSON and as a picture, and refuses early what it cannot do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.analysis import MEASURES
from graph.ledger import Ledger
from tests.flows.command import dealgraph
from tests.graph.factory import example


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the three articles made by hand, without a store."""
    folder = tmp_path_factory.mktemp("analyze")
    ledger = Ledger.open(folder / "data")
    for reading in example():
        ledger.write(reading)
    return folder


def test_the_list_names_every_measure_with_its_question(data: Path) -> None:
    done = dealgraph("analyze", "--list", "--format", "json", cwd=data)
    assert done.returncode == 0, done.stderr
    assert [each["name"] for each in json.loads(done.stdout)] == [measure.name for measure in MEASURES]
    shown = dealgraph("analyze", "--list", cwd=data).stdout
    assert all(measure.name in shown and measure.question in shown for measure in MEASURES)


def test_all_measures_come_as_json(data: Path) -> None:
    done = dealgraph("analyze", "all", "--format", "json", "--data", data / "data", cwd=data)
    assert done.returncode == 0, done.stderr
    tables = {each["measure"]: each for each in json.loads(done.stdout)}
    assert list(tables) == [measure.name for measure in MEASURES]
    assert tables["co_investment"]["rows"][0][:3] == ["Alpha Fund", "Gamma Corp", 1]


def test_named_measures_come_in_the_order_asked_for(data: Path) -> None:
    done = dealgraph("analyze", "followers", "co-investment", "--data", data / "data", cwd=data)
    assert done.returncode == 0, done.stderr
    assert done.stdout.index("Who follows whom") < done.stdout.index("Co-investment network")
    assert "names more measures" not in done.stdout
    assert "names more measures" in dealgraph("analyze", "--data", data / "data", cwd=data).stdout


@pytest.mark.parametrize(("name", "head"), [("ties.svg", b"<?xml"), ("ties.PNG", b"\x89PNG")])
def test_a_plot_is_written_and_told(data: Path, name: str, head: bytes) -> None:
    done = dealgraph("analyze", "co_investment", "--plot", name, "--data", data / "data", cwd=data)
    assert done.returncode == 0, done.stderr
    assert f"Wrote {name}." in done.stdout
    assert (data / name).read_bytes().startswith(head)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--plot", "a.svg"), "one picture is of one measure, not of 4"),
        (("all", "--plot", "a.svg"), "one picture is of one measure, not of 16"),
        (("co_investment", "--plot", "a.pdf"), "a.pdf: is no picture's name"),
        (("co_investment", "--plot", "no/a.svg"), "no: there is no such folder"),
        (("centrality",), "there is no measure 'centrality'"),
        (("model_lineage", "--plot", "a.svg"), "there is nothing to plot of model_lineage"),
        (("--currency", "XYZ"), "there is no rate for 'XYZ'"),
    ],
)
def test_what_cannot_be_done_is_told(data: Path, arguments: tuple[str, ...], message: str) -> None:
    done = dealgraph("analyze", *arguments, "--data", data / "data", cwd=data)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (data / "a.svg").exists()


def test_totals_in_another_currency_stand_beside_the_sums_as_told(data: Path) -> None:
    arguments = ("analyze", "investors_by_money", "money_centrality", "--currency", "EUR", "--format", "json")
    done = dealgraph(*arguments, "--data", data / "data", cwd=data)
    assert done.returncode == 0, done.stderr
    told, total, centrality = json.loads(done.stdout)
    assert told["rows"][0][:3] == ["Alpha Fund", "USD", "30000000"]
    assert total["rows"][0][1] == "EUR"
    assert 20_000_000 < float(total["rows"][0][2]) < 30_000_000
    assert centrality["title"] == "Centrality by money, in EUR"
