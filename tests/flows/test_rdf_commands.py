"""The commands that hand RDF on, take it back, check it and ask it, as a person runs them."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.quarantine import admitted
from tests.flows.command import dealgraph
from tests.graph.factory import ADA, BETA, GAMMA, Draft, example


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one claim kept out and one flagged."""
    ledger = Ledger.open(tmp_path_factory.mktemp("rdf") / "data")
    odd = (
        Draft("odd")
        .says("Gamma Corp bought Ada Example.", "acquired", GAMMA, ADA)
        .says("Gamma Corp bought 140 % of Beta Labs.", "acquired", GAMMA, BETA, stake="1.4")
    )
    for reading in (*example(), odd.reading()):
        ledger.write(admitted(ledger, reading))
    return ledger.folder


def test_export_import_and_export_again(data: Path, tmp_path: Path) -> None:
    own = ("--base", "https://data.example.org/deals/")
    first = dealgraph("export", "one.trig.gz", "-f", "trig", *own, "--data", data, cwd=tmp_path)
    assert (first.returncode, first.stdout, first.stderr) == (0, "one.trig.gz\n", "")
    (tmp_path / "dealgraph.toml").write_text(f'base = "{own[1]}"\n', encoding="utf-8")
    back = dealgraph("import", "one.trig.gz", "--data", "fresh", cwd=tmp_path)
    assert back.stdout.startswith("4 articles written, 0 unchanged, 0 runs.\n"), back.stderr
    dealgraph("export", "two.trig.gz", "-f", "trig", "--data", "fresh", cwd=tmp_path)
    assert (tmp_path / "two.trig.gz").read_bytes() == (tmp_path / "one.trig.gz").read_bytes()


def test_the_ledger_tells_when_an_article_was_imported(data: Path, tmp_path: Path) -> None:
    dealgraph("export", "one.nq", "-f", "nquads", "--data", data, cwd=tmp_path)
    for _ in range(2):
        assert dealgraph("import", "one.nq", "--data", "fresh", cwd=tmp_path).returncode == 0
    (run,) = Ledger.open(tmp_path / "fresh").runs()
    assert (run.command, len(run.written)) == ("dealgraph import", 4)
    (step,) = json.loads(dealgraph("history", "two", "--data", "fresh", "-f", "json", cwd=tmp_path).stdout)
    assert step["since"] == run.started


def test_a_part_is_exported(data: Path, tmp_path: Path) -> None:
    options = ("--entity", "贝塔实验室", "--hops", "2", "--status", "denied", "--since", "2024")
    done = dealgraph("export", "near", "-f", "jsonl", *options, "--data", data, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (claim,) = (tmp_path / "near" / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(claim)["status"] == "denied"


def test_the_ending_of_a_file_tells_its_format_and_a_bar_stands_for_stdout(data: Path, tmp_path: Path) -> None:
    assert dealgraph("export", "a.nq.gz", "--data", data, cwd=tmp_path).stdout == "a.nq.gz\n"
    piped = dealgraph("export", "-", "-f", "nquads", "--data", data, cwd=tmp_path)
    assert piped.stdout.encode() == gzip.decompress((tmp_path / "a.nq.gz").read_bytes())
    assert [path.name for path in tmp_path.iterdir()] == ["a.nq.gz"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("out",), "its name tells no format"),
        (("-",), "its name tells no format"),
        (("-", "-f", "csv"), "csv is several files"),
        (("all.csv", "-f", "csv"), "is a file, and csv is several"),
    ],
)
def test_where_nothing_can_be_written_to_is_told(
    data: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = dealgraph("export", *arguments, "--data", data, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert message in done.stderr
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--base", "deals"), "no base for IRIs"),
        (("--compress", "rar"), "Known are gzip and zstd"),
        (("--entity", "Nobody"), "no article speaks of"),
    ],
)
def test_what_cannot_be_exported_is_told(data: Path, tmp_path: Path, options: tuple[str, ...], message: str) -> None:
    done = dealgraph("export", "x.ttl", "-f", "turtle", *options, "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_the_ledger_is_validated_with_what_was_kept_out(data: Path, tmp_path: Path) -> None:
    done = dealgraph("validate", "--data", data, "--language", "de", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Claim-stake-plausible" in done.stdout
    assert "nicht größer als 1.0" in done.stdout
    assert "relation-acquired-object" in done.stdout
    assert done.stdout.endswith("0 violations, 1 warnings, 1 claims kept out.\n")


def test_a_file_is_validated_for_machines_and_a_violation_ends_with_one(data: Path, tmp_path: Path) -> None:
    dealgraph("export", "all.nt", "-f", "ntriples", "--data", data, cwd=tmp_path)
    told = (tmp_path / "all.nt").read_text(encoding="utf-8").replace("ontology#asserted>", "ontology#shouted>", 1)
    (tmp_path / "all.nt").write_text(told, encoding="utf-8")
    done = dealgraph("validate", "all.nt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["conforms"] is False
    assert "Claim-status" in {result["shape"] for result in report["results"]}
    turtle = dealgraph("validate", "all.nt", "--format", "turtle", "--thorough", cwd=tmp_path)
    assert turtle.returncode == 1
    assert "sh:ValidationReport" in turtle.stdout


def test_sparql_is_answered_by_name_by_file_and_by_query(data: Path, tmp_path: Path) -> None:
    listed = dealgraph("sparql", cwd=tmp_path)
    assert "who_invested_in_whom" in listed.stdout
    named = dealgraph("sparql", "takeovers", "--data", data, "--format", "json", cwd=tmp_path)
    assert {row["buyer"] for row in json.loads(named.stdout)} == {"Gamma Corp"}
    (tmp_path / "q.rq").write_text("SELECT ?key { ?a dg:key ?key } ORDER BY ?key", encoding="utf-8")
    asked = dealgraph("sparql", "q.rq", "--data", data, "--format", "csv", cwd=tmp_path)
    assert asked.stdout.split() == ["key", "odd", "one", "three", "two"]
    table = dealgraph("sparql", "ASK { GRAPH graph:facts { ?s a dg:Fact } }", "--data", data, cwd=tmp_path)
    assert "true" in table.stdout.casefold()
    assert table.stdout.endswith("1 row\n")


@pytest.mark.parametrize(
    "query", ["DELETE WHERE { ?s ?p ?o }", "nothing_so", "gone.rq", "SELECT * { SERVICE <x:y> {} }"]
)
def test_what_is_no_question_is_told(data: Path, tmp_path: Path, query: str) -> None:
    done = dealgraph("sparql", query, "--data", data, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_a_retracted_article_leaves_nothing_of_what_was_kept_out(data: Path, tmp_path: Path) -> None:
    shutil.copytree(data, tmp_path / "data")
    aside = tmp_path / "data" / "quarantine" / "claims"
    assert len(list(aside.iterdir())) == 1
    done = dealgraph("retract", "odd", "--why", "a test", "--no-store", "--data", tmp_path / "data", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert list(aside.iterdir()) == []
