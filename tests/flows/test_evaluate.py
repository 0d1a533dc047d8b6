"""`dealgraph evaluate` reads the articles of gold facts and gives the figures that the reference scorer gives."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from flows.evaluate import articles_of, raw_articles, readings, write_export
from flows.evaluation import read_export, read_gold, score
from flows.evaluation.as_json import as_dict
from flows.progress import Silent
from flows.settings import load_settings
from ontology.model import load_ontology
from tests.flows.command import ROOT, dealgraph
from tests.flows.gold_folder import fact, write_gold

TEXT = "Quillon AI raised $60 million in a Series B. Quillon AI is based in Porto.\n"
GOLD = {"amount": "6e7", "currency": "USD", "round": "Series B", "evidence": TEXT[:44]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder with its article."""
    write_gold(tmp_path / "gold", [fact("raised", **GOLD)])
    (tmp_path / "gold" / "articles").mkdir()
    (tmp_path / "gold" / "articles" / "one.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "gold"


@pytest.mark.shared
@pytest.mark.parametrize("name", ["gold", "dev", "own"])
def test_the_figures_are_those_of_the_reference_scorer(name: str, shared: Path, tmp_path: Path) -> None:
    folder = ROOT / "tests" / "articles" if name == "own" else shared / "evaluation" / name
    gold = read_gold(folder)
    settings = load_settings(spacy_models={})
    articles = raw_articles(gold, shared / "articles" if name == "gold" else articles_of(folder), settings)
    write_export(readings(articles, settings, Silent()), tmp_path / "ledger", tmp_path / "export")
    command = [sys.executable, shared / "evaluation" / "score.py", "--gold", folder, "--run", tmp_path / "export"]
    done = subprocess.run([*map(str, command), "--json"], capture_output=True, text=True, check=True)
    ours = as_dict(score(gold, read_export(tmp_path / "export"), load_ontology()))
    assert _as_reference(ours) == json.loads(done.stdout)


def _as_reference(ours: dict[str, Any]) -> dict[str, Any]:
    """Our figures under the names of the reference scorer."""

    def cell(one: dict[str, float]) -> dict[str, float]:
        names = {"right": "true", "said": "predicted"}
        return {names.get(name, name): value for name, value in one.items()}

    def counts(group: dict[str, Any]) -> dict[str, str]:
        return {name: f"{one['right']}/{one['of']}" for name, one in group.items()}

    read = len(ours["by_article"])
    return {
        "articles": {"gold": read, "run": read},
        **{name: cell(ours[name]) for name in ("core", "strict", "all", "mentions")},
        **{g: {n: cell(one) for n, one in ours[g].items()} for g in ("relations", "by_language", "by_article")},
        "status_recall": counts(ours["status_recall"]),
        "denied_as_asserted": ours["denied_as_asserted"],
        "attributes": {"accuracy": ours["attributes_right"]["share"], **counts(ours["attributes"])},
        "evidence_exact": ours["evidence_exact"]["share"],
        "evidence_on_the_spot": ours["evidence_on_the_spot"]["share"],
        "type_accuracy": ours["types_right"]["share"],
        "resolution_b3": ours["one_thing_b3"],
        "nodes_with_two_things": ours["nodes_with_two_things"],
        "things_on_two_nodes": ours["things_on_two_nodes"],
    }


def test_articles_are_read_and_the_figures_shown_and_written(gold: Path, tmp_path: Path) -> None:
    done = dealgraph("evaluate", "gold", "--write", "page.md", "--misses", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "│   raised       │ 1.000     │ 1.000  │ 1.000 │ 1     │ 1    │ 1    │" in done.stdout
    assert "│   one          │ 1.000 " in done.stdout
    assert done.stdout.endswith("Wrote page.md.\n")
    written = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "| core | 1.00 (1.00, 1.00) |" in written
    assert "| raised | 1.000 | 1.000 | 1.000 | 1 | 1 | 1 |" in written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gold", "page.md"]


def test_json_is_the_same_each_time_and_has_every_set_by_itself(gold: Path, tmp_path: Path) -> None:
    write_gold(tmp_path / "other", [fact("develops", object="quill-1", evidence="Quillon makes Quill-1")])
    command = ("evaluate", "gold", "other", "--articles", gold / "articles", "--format", "json", "--misses")
    first, again = (dealgraph(*command, cwd=tmp_path) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout
    found, missed = json.loads(first.stdout)
    assert (found["gold"], missed["gold"]) == ("gold", "other")
    assert (found["core"]["f1"], missed["core"]["f1"]) == (1.0, 0.0)
    assert found["misses"] == []
    assert [(miss["what"], miss["object"]) for miss in missed["misses"]] == [("missed", "quill-1"), ("wrong", None)]


def test_articles_beside_the_folder_are_found(gold: Path, tmp_path: Path) -> None:
    (gold / "articles").rename(tmp_path / "articles")
    done = dealgraph("evaluate", "gold", "-f", "json", cwd=tmp_path)
    assert json.loads(done.stdout)[0]["core"]["right"] == 1


def test_what_is_missing_or_malformed_is_told_in_one_sentence(gold: Path, tmp_path: Path) -> None:
    def told(*arguments: object) -> str:
        done = dealgraph("evaluate", "gold", *arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1, done.stderr
        return done.stderr

    assert "there is no such folder" in told("--write", "none/page.md")
    (tmp_path / "empty").mkdir()
    assert "empty: there is no article 'one'" in told("--articles", "empty")
    (gold / "articles" / "one.txt").write_bytes(b"\xff")
    assert "there is no article 'one' (one.txt: its bytes are not UTF-8" in told()
    (gold / "articles").rename(gold / "texts")
    assert "Name the folder with --articles" in told()
    (gold / "facts.jsonl").write_text("{}\n")
    assert told().startswith("gold/facts.jsonl, line 1: article: Field required; relation: Field required")
