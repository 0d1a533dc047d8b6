"""A run that finds nothing new: what it tells of a graph that it had no reason to make, and when it makes it still."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli.report_table import print_report
from flows.in_step import catch_up, is_in_step
from flows.inputs import Paths
from flows.job import Job
from flows.settings import load_settings
from flows.summary import as_markdown, summary
from ontology.catalogue import load_catalogue_with
from ontology.namespaces import CONCEPT, SKOS
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
    job = Job(Paths([tmp_path / "a.txt"], settings), settings, with_store=False, new_only=True)
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


def test_a_store_is_behind_when_the_catalogue_calls_things_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(data=tmp_path / "data", store="neo4j://localhost")
    catch_up(settings)
    assert is_in_step(settings)
    further = f'<{CONCEPT}openai> <{SKOS}altLabel> "Oh Pen AI" .'
    catalogue = load_catalogue_with(tmp_path / "more.ttl", further.encode())
    monkeypatch.setattr("flows.in_step.load_catalogue", lambda: catalogue)
    assert not is_in_step(settings)
