"""A run that finds nothing new: what it tells of a graph that it had no reason to make, and when it makes it still."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from flows.cli.report_table import print_report
from flows.in_step import catch_up, is_in_step
from flows.inputs import Paths
from flows.job import Job
from flows.settings import load_settings
from flows.summary import as_markdown, summary
from flows.syncing import sync_ledger
from graph.known_names import names_path
from graph.ledger import Ledger
from ontology.errors import DealgraphError
from ontology.namespaces import CONCEPT, SKOS
from tests.flows.command import dealgraph
from tests.flows.test_job import ONE, run

OF_THE_GRAPH = {"articles", "facts", "conflicts"}


def test_numbers_of_a_graph_that_was_not_made_are_left_out_and_not_told_as_nought(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    first = run(tmp_path, "a.txt")
    assert summary(first).keys() >= OF_THE_GRAPH
    print_report(first)
    assert "articles in the graph" in capsys.readouterr().out
    settings = load_settings(data=tmp_path / "data")
    job = Job(Paths([tmp_path / "a.txt"], settings), settings, with_store=False)
    job.read()
    job.settle()
    assert not job.must_project()
    report = job.report()
    assert not summary(report).keys() & OF_THE_GRAPH
    assert summary(report)["new_conflicts"] == 0
    assert "| articles |" not in as_markdown(report)
    print_report(report)
    told = capsys.readouterr().out
    assert "articles unchanged" in told
    assert "in the graph" not in told


def test_a_store_is_behind_when_the_catalogue_calls_things_otherwise(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path / "data", store="neo4j://localhost")
    catch_up(settings)
    assert is_in_step(settings)
    further = names_path(settings.data, "more")
    further.parent.mkdir()
    further.write_text(f'<{CONCEPT}openai> <{SKOS}altLabel> "Oh Pen AI" .')
    assert not is_in_step(settings)


def test_a_sync_that_does_not_come_to_its_end_leaves_the_store_behind(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path / "data", store="bolt://localhost:1")
    with Ledger.open(settings.data, create=True).writing("a test"):
        catch_up(settings)
        with pytest.raises(DealgraphError):
            sync_ledger(Ledger.open(settings.data), settings, rebuild=True)
    assert not is_in_step(settings)


def test_a_graph_that_was_made_without_a_store_is_in_step_and_the_store_is_not(tmp_path: Path) -> None:
    settings = load_settings(data=tmp_path / "data", store="neo4j://localhost")
    catch_up(settings, with_store=False)
    assert is_in_step(settings, with_store=False)
    assert not is_in_step(settings)
    catch_up(settings)
    assert is_in_step(settings, with_store=False)


def test_a_run_with_nothing_new_opens_no_store_and_one_with_something_new_does(
    ingested: tuple[Path, str], examples: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ingested[0], data)
    arguments = ("ingest", examples, "--data", data, "--log", "json")
    done = dealgraph(*arguments, cwd=tmp_path)
    assert "Nothing changed" in done.stdout
    assert not re.search(r"project|store \d", done.stdout.split("seconds")[1])
    (tmp_path / "more.txt").write_text(ONE)
    done = dealgraph("ingest", "more.txt", "--data", data, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    asked = "MATCH (n:Company {name: 'Acme AI'}) RETURN n.name AS name"
    assert "Acme AI" in dealgraph("query", asked, "--data", data, cwd=tmp_path).stdout
