"""`dealgraph conflicts` prints what cannot all hold, in words, as data and as a SHACL report, and how deals went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from extraction.pipeline import article_iri
from flows.evaluate import readings
from flows.progress import Silent
from flows.settings import load_settings
from flows.sources import collect
from graph.ledger import Ledger
from tests.flows.command import ROOT, dealgraph

SH = "http://www.w3.org/ns/shacl#"
PAGE = ROOT / "docs" / "explanation" / "conflicts.md"


def ledger_of(articles: Path, data: Path) -> Path:
    """A data folder with what is read from a folder of articles, without a run."""
    collected = collect((articles,), {}, base=articles, max_bytes=10_000_000, iri_of=article_iri)
    ledger = Ledger.open(data)
    for reading in readings([raw for _, raw in collected.articles], load_settings(), Silent()):
        ledger.write(reading)
    return data


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("conflicts")
    return ledger_of(ROOT / "examples" / "articles", folder / "data")


def printed(*arguments: object, data: Path) -> str:
    done = dealgraph("conflicts", *arguments, "--data", data, cwd=data)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_each_conflict_is_told_with_both_quotes(data: Path) -> None:
    told = printed(data=data)
    assert "ten times: Tallgrund raised: 02-de-tallgrund-finanzierung says “Frisches Geld aus dem Norden" in told
    assert "01-en-tallgrund-series-b says “Leipzig's Tallgrund raises €48 million" in told
    assert told.rstrip().endswith("conflicts")


def test_conflicts_are_data(data: Path) -> None:
    found = json.loads(printed("--format", "json", data=data))
    only = json.loads(printed("--format", "json", "--kind", "ten_times", data=data))
    assert {conflict["kind"] for conflict in only} == {"ten_times"}
    assert only == [conflict for conflict in found if conflict["kind"] == "ten_times"]
    for conflict in found:
        assert len(conflict["quotes"]) >= 2
        assert all(quote["text"] in conflict["sentence"] for quote in conflict["quotes"][:1])


def test_a_kind_that_there_is_not_is_told_with_those_that_there_are(data: Path) -> None:
    done = dealgraph("conflicts", "--kind", "quarrel", "--data", data, cwd=data)
    assert done.returncode == 1
    assert "there is no kind of conflict 'quarrel'" in done.stderr
    assert "number_mismatch" in done.stderr


def test_the_report_is_one_of_shacl(data: Path) -> None:
    graph = Graph().parse(data=printed("--format", "shacl", data=data), format="turtle")
    (report,) = graph.subjects(object=URIRef(SH + "ValidationReport"))
    assert graph.value(report, URIRef(SH + "conforms")) == Literal(False)
    results = list(graph.objects(report, URIRef(SH + "result")))
    assert len(results) == len(json.loads(printed("--format", "json", data=data)))
    for result in results:
        for name in ("focusNode", "resultSeverity", "sourceConstraintComponent", "resultMessage"):
            assert graph.value(result, URIRef(SH + name)) is not None, name


def test_the_status_of_a_deal_over_time(data: Path) -> None:
    told = printed("--over-time", data=data)
    line = told[told.index("Brisalta raised Series A USD 60000000") :].split("\n\n")[0].splitlines()
    assert [moment.split()[:2] for moment in line[1:4]] == [
        ["2026-04-14", "denied"],
        ["2026-05-20", "asserted"],
        ["2026-09-02", "asserted"],
    ]
    assert json.loads(printed("--over-time", "--format", "json", data=data))[0]["moments"]


@pytest.fixture(scope="module")
def five(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return ledger_of(shared / "articles", tmp_path_factory.mktemp("five") / "data")


@pytest.mark.shared
def test_the_conflicts_of_the_five_real_articles_are_those_that_the_docs_list(five: Path) -> None:
    listed = PAGE.read_text(encoding="utf-8").split("$ dealgraph conflicts\n")[1].split("```")[0]
    assert printed(data=five).strip() == listed.strip()


@pytest.mark.shared
def test_a_round_that_one_sentence_denies_and_confirms_is_no_conflict_but_a_life_line(five: Path) -> None:
    told = printed("--over-time", data=five)
    line = next(part for part in told.split("\n\n") if "Light Years Beyond USD 230000000" in part)
    statuses = [row.split()[1] for row in line.splitlines() if row.startswith("  2023-06-29")]
    assert statuses == ["denied", "asserted"]
    assert "Light Years Beyond" not in printed(data=five).replace("Light Years Beyond”", "")
