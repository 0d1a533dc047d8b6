"""A language model that the settings name is asked by the commands; what it costs and what fails is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from flows.evaluate import evaluate
from flows.extractor import configured_extractor
from flows.settings import load_settings
from ontology.errors import DealgraphError
from tests.extraction.model_reader.stub import Request, Stub, numbered, send, stub
from tests.flows.command import dealgraph
from tests.flows.gold_folder import TEXT as GOLD_TEXT
from tests.flows.gold_folder import fact, write_gold

TEXT = "Quarrel Minds is a maker of models. In Berlin, veldt Partners stand behind Quarrel Minds with $12 million.\n"


def investing(request: Request) -> str:
    at = next(number for number, sentence in numbered(request).items() if "behind" in sentence)
    claim = {
        "relation": "invested_in", "sentence": at, "words": "stand behind", "subject": "veldt Partners",
        "subject_type": "Investor", "object": "Quarrel Minds", "object_type": "Company", "amount": "$12 million",
        "round": None, "date": None, "status": "asserted", "status_words": None,
    }  # fmt: skip
    return json.dumps({"claims": [claim, claim | {"subject": "Castrel Bank"}]})


@pytest.fixture
def server() -> Iterator[Stub]:
    with stub() as running:
        running.answer = investing
        yield running


@pytest.fixture
def folder(tmp_path: Path, server: Stub) -> Path:
    """A working folder with an article and with settings that name the stub server."""
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "dealgraph.toml").write_text(
        f'[language_model]\nname = "stub"\nbase_url = "{server.url}"\nprice_in = 3\nprice_out = 10\ntries = 1\n',
        encoding="utf-8",
    )
    return tmp_path


def test_no_model_is_asked_unless_the_mode_says_so(folder: Path, server: Stub) -> None:
    done = dealgraph("extract", "news.txt", "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "model" not in done.stderr
    assert not server.requests


def test_extract_shows_what_a_model_adds_and_what_it_cost(folder: Path, server: Stub) -> None:
    done = dealgraph(
        "extract", "news.txt", "--format", "json", "--read", "llm", cwd=folder, DEALGRAPH_MODEL_KEY="k3y-of-mine"
    )
    assert done.returncode == 0, done.stderr
    (claim,) = json.loads(done.stdout)[0]["claims"]
    assert (claim["relation"], claim["extractor"]) == ("invested_in", "model.v2=stub")
    assert "gave 1 answers for 1000 tokens in and 100 out (0.0040 by the prices in the settings)" in done.stderr
    assert "was not believed 1 times: a name is not in the text" in done.stderr
    assert server.keys == ["Bearer k3y-of-mine"]
    assert "k3y-of-mine" not in done.stdout + done.stderr


def test_a_dry_run_tells_the_cost_and_asks_nothing(folder: Path, server: Stub) -> None:
    done = dealgraph("ingest", "news.txt", "--dry-run", "--read", "both", "--budget", "2.00", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "the model stub would be asked 1 questions of about" in done.stdout
    assert not server.requests
    assert sorted(path.name for path in folder.iterdir()) == ["dealgraph.toml", "news.txt"]


def test_what_a_model_did_not_see_is_asked_in_the_next_run_and_then_never_again(folder: Path, server: Stub) -> None:
    def down(handler: BaseHTTPRequestHandler) -> bool:
        send(handler, 500, b"oops", "text/plain")
        return False

    up, server.before = server.before, down
    arguments = ("ingest", "news.txt", "--no-store", "--read", "both")
    first = dealgraph(*arguments, cwd=folder)
    assert first.returncode == 0, first.stderr
    assert "the model stub answered with the HTTP status 500 (1 times)" in first.stdout
    server.before = up
    second = dealgraph(*arguments, cwd=folder)
    assert "the model stub gave 1 answers" in second.stdout, second.stdout + second.stderr
    asked = len(server.requests)
    third = dealgraph(*arguments, cwd=folder)
    assert "Nothing changed" in third.stdout
    assert len(server.requests) == asked == 2


def test_an_evaluation_tells_what_a_model_cost_within_one_budget_for_all_sets(folder: Path, server: Stub) -> None:
    for name in ("one", "two"):
        write_gold(folder / name, [fact("raised", evidence="Quillon raised $60 million.")])
        (folder / name / "articles").mkdir()
        (folder / name / "articles" / "one.txt").write_text(f"{GOLD_TEXT} This is set {name}.", encoding="utf-8")
    server.answer = lambda request: '{"claims": []}'
    arguments = ("evaluate", "one", "two", "--read", "both", "--budget", "0.004", "-f", "json", "--write", "page.md")
    done = dealgraph(*arguments, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert [told["read_in_part"] for told in json.loads(done.stdout)] == [0, 1]
    assert "Note: two: 1 articles were read without all of the language model's answers." in done.stderr
    page = (folder / "page.md").read_text(encoding="utf-8").partition("## one")[2]
    assert [part.count("read without all of") for part in page.split("## two")] == [0, 1]
    assert len(server.requests) == 1
    assert "Note: the model stub gave 1 answers for 1000 tokens in and 100 out" in done.stderr
    assert "Note: the model stub was not asked since the budget is spent (1 times)" in done.stderr


def test_a_server_that_was_down_in_one_set_is_asked_in_the_next(
    folder: Path, server: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def up_after_five(handler: BaseHTTPRequestHandler) -> bool:
        if len(server.requests) <= 5:
            send(handler, 500, b"oops", "text/plain")
        return len(server.requests) > 5

    monkeypatch.chdir(folder)
    for name, articles in (("one", 6), ("two", 1)):
        keys = ["one", "a1", "a2", "a3", "a4", "a5"][:articles]
        write_gold(folder / name, [fact("raised", article=key, evidence="Quillon raised $60 million.") for key in keys])
        (folder / name / "articles").mkdir()
        for key in keys:
            (folder / name / "articles" / f"{key}.txt").write_text(f"{GOLD_TEXT} {key}.", encoding="utf-8")
    server.answer = lambda request: '{"claims": []}'
    server.before = up_after_five
    told = {"name": "stub", "base_url": server.url, "tries": 1, "mode": "both", "answers": folder / "kept"}
    settings = load_settings(data=folder / "data", language_model=told)
    found = evaluate([folder / "one", folder / "two"], settings)
    assert [one.in_part for one in found] == [6, 0]


def test_a_folder_that_can_keep_no_answers_is_refused_before_anything_is_asked(folder: Path, server: Stub) -> None:
    (folder / "dealgraph-answers").write_text("a file", encoding="utf-8")
    done = dealgraph("ingest", "news.txt", "--no-store", "--read", "both", cwd=folder)
    assert done.returncode == 1
    assert "language_model.answers: answers cannot be kept in 'dealgraph-answers'" in done.stderr
    assert not server.requests


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('mode = "both"', "needs a name and a base_url"),
        ('mode = "both"\nname = "m"\nbase_url = "ftp://x"', "base_url"),
        ('mode = "both"\nname = "m"\nbase_url = "http://x"\nbudget = 2', "a budget needs price_in and price_out"),
        ('mode = "perhaps"', "'rules', 'llm' or 'both'"),
    ],
)
def test_settings_that_cannot_work_are_told(
    settings: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dealgraph.toml").write_text(f"[language_model]\n{settings}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DealgraphError, match=told):
        load_settings()


def test_an_option_counts_before_the_file_and_the_key_is_not_shown(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DEALGRAPH_MODEL_KEY", "s3cret")
    settings = load_settings(language_model={"mode": "both", "budget": "2.00"})
    assert settings.language_model.budget == Decimal("2.00")
    assert settings.language_model.name == "stub"
    assert "s3cret" not in repr(settings)


def test_another_mode_reads_differently(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    modes = ("rules", "llm", "both")
    digests = {configured_extractor(load_settings(language_model={"mode": mode})).digest for mode in modes}
    assert len(digests) == 3
