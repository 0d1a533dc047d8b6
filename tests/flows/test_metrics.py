"""`dealgraph serve --metrics`: what Prometheus reads of a data folder is what `status` tells of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families

from flows.inputs import Paths
from flows.job import Job
from flows.judging import judging
from flows.metrics import metrics_at
from flows.settings import load_settings
from flows.standing import standing
from graph.article_file import article_files
from graph.ledger import Ledger
from ontology.errors import DealgraphError
from tests.flows.command import dealgraph
from tests.flows.test_job import ONE, TWO, run
from tests.flows.test_serve import served
from tests.graph.factory import Draft
from tests.servers.bolt import free_port


def scraped(address: str) -> dict[str, float]:
    """Every sample by its name and the values of its labels, as Prometheus' own parser reads them."""
    with urlopen(address, timeout=30) as answer:
        assert answer.headers["content-type"].startswith("text/plain")
        text = answer.read().decode()
    families = list(text_string_to_metric_families(text))
    assert all(family.documentation and family.name.startswith("dealgraph_") for family in families)
    return {
        " ".join((s.name.removeprefix("dealgraph_"), *s.labels.values())): s.value for f in families for s in f.samples
    }


def test_the_metrics_tell_the_folder_and_its_last_run_and_follow_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_bytes(b"\xff")
    report = run(tmp_path, "a.txt", "b.txt")
    ledger = Ledger.open(tmp_path / "data")
    with metrics_at(ledger, "127.0.0.1", 0) as address:
        told, state = scraped(address), standing(ledger)
        assert told["articles"] == state.articles == 1
        assert told["claims"] == state.claims > 0
        assert told["facts"] == report.facts
        assert (told["conflicts"], told["quarantine lasting"], told["quarantine passing"]) == (0, 1, 0)
        assert (told["runs_total"], told["being_written"]) == (1, 0)
        assert told["last_run_articles written"] == told["last_run_articles failed"] == 1
        took = told["last_run_end_timestamp_seconds"] - told["last_run_start_timestamp_seconds dealgraph ingest"]
        assert told["last_run_duration_seconds"] == pytest.approx(took, abs=1e-3)
        for stage, seconds in report.seconds:
            assert told[f"last_run_stage_seconds {stage}"] == seconds
        (tmp_path / "b.txt").write_text(TWO)
        run(tmp_path, "b.txt")
        after = scraped(address)
        assert (after["articles"], after["quarantine lasting"], after["runs_total"]) == (2, 0, 2)
        with ledger.writing("a test"):
            assert scraped(address)["being_written"] == 1
        assert scraped(address)["being_written"] == 0


def test_a_command_that_broke_off_shows(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    run(tmp_path, "a.txt")
    ledger = Ledger.open(tmp_path / "data")
    with metrics_at(ledger, "127.0.0.1", 0) as address:
        told = scraped(address)
        assert (told["in_step"], told["being_written"]) == (1, 0)
        with pytest.raises(KeyboardInterrupt), judging(load_settings(data=ledger.folder), "Ada", "dealgraph review"):
            raise KeyboardInterrupt
        told = scraped(address)
        assert (told["in_step"], told["being_written"]) == (0, 0)


def test_what_a_run_has_written_so_far_is_told_while_it_lasts(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    articles = [Draft(f"{number}", before=f"{number}.").reading() for number in range(300)]
    with metrics_at(ledger, "127.0.0.1", 0) as address, ledger.writing("a test"):
        for number, reading in enumerate(articles, 1):
            ledger.write(reading)
            if number in (1, 299, 300):
                assert scraped(address)["articles"] == number


def test_a_file_that_goes_while_it_is_counted_costs_no_metric(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    ledger.write(Draft("one", before="One.").reading())
    with metrics_at(ledger, "127.0.0.1", 0) as address:
        assert scraped(address)["articles"] == 1
        (article,) = article_files(ledger.folder)
        article.with_name("0" * 40 + ".nq").symlink_to("gone")
        assert scraped(address)["articles"] == 1
        article.with_name("0" * 40 + ".nq").unlink()
        ledger.write(Draft("two", before="Two.").reading())
        assert scraped(address)["articles"] == 2


def test_a_run_that_makes_no_graph_forgets_no_facts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    facts = run(tmp_path, "a.txt").facts
    settings = load_settings(data=tmp_path / "data")
    job = Job(Paths([tmp_path / "a.txt"], settings), settings, with_store=False)
    job.read()
    job.settle()
    assert job.report().facts is None
    with metrics_at(Ledger.open(tmp_path / "data"), "127.0.0.1", 0) as address:
        assert scraped(address)["facts"] == facts


def test_a_folder_that_no_run_has_seen_has_metrics(tmp_path: Path) -> None:
    with metrics_at(Ledger.open(tmp_path / "data"), "127.0.0.1", 0) as address:
        told = scraped(address)
    assert (told["articles"], told["runs_total"]) == (0, 0)
    assert "facts" not in told


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    ledger = Ledger.open(tmp_path / "data")
    with metrics_at(ledger, "127.0.0.1", 0) as address:
        port = int(address.split(":")[2].split("/")[0])
        with pytest.raises(DealgraphError, match="--metrics-at"), metrics_at(ledger, "127.0.0.1", port):
            raise AssertionError


def test_serve_tells_metrics_beside_the_store_and_alone_beside_a_neo4j_elsewhere(
    ingested: tuple[Path, str], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(ingested[0], data)
    for settings in ({}, {"NEO4J_URI": "neo4j://127.0.0.1:1"}):
        with served(data, free_port(), "--metrics", "--metrics-at", "127.0.0.1:0", **settings) as (_, lines):
            address = lines[0].removeprefix("How things stand is told at ").rstrip(".")
            assert scraped(address)["articles"] == 8
            assert any(line.startswith("Serving ") for line in lines) is not bool(settings)
    wrong = dealgraph("serve", "--metrics", "--metrics-at", "nowhere", "--data", data, cwd=tmp_path)
    assert wrong.returncode == 2
