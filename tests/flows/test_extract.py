"""`dealgraph extract` shows what is read from one article, at once and without leaving anything behind."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.command import command_line, dealgraph, environment

SENTENCE = "Acme AI raised $10 million in a Series A."
TEXT = f"{SENTENCE}\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "acme.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def piped(folder: Path, content: bytes, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command_line("extract", "-", *arguments),
        input=content,
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )


def test_words_that_carry_a_claim_stand_between_signs_and_the_claim_below_them(article: Path, tmp_path: Path) -> None:
    done = dealgraph("extract", article, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    head, place, legend, _, sentence, claim = done.stdout.splitlines()[:6]
    assert head.startswith(SENTENCE.rstrip("."))
    assert place == "acme.txt, en, no date"
    assert legend.startswith("[subject]")
    assert sentence.startswith("[Acme AI] ")
    assert "<$10 million>" in sentence
    assert claim.startswith("  raised: Acme AI · amount 10,000,000, currency USD, round Series A · asserted · 0.")
    assert "1 claim, 1 sentence with claims, " in done.stdout
    assert "\x1b" not in done.stdout
    assert list(tmp_path.iterdir()) == [article]


def test_a_terminal_gets_colours_unless_it_wants_none(article: Path, tmp_path: Path) -> None:
    # FORCE_COLOR makes rich take a pipe for a terminal.
    coloured = dealgraph("extract", article, cwd=tmp_path, FORCE_COLOR="1", TERM="xterm", COLUMNS="200").stdout
    assert "\x1b[1;36mAcme AI\x1b[0m" in coloured
    assert "[Acme AI]" not in coloured
    plain = dealgraph("extract", article, cwd=tmp_path, FORCE_COLOR="1", TERM="xterm", NO_COLOR="1").stdout
    assert "\x1b[1;36m" not in plain
    assert "[Acme AI]" in plain


def test_why_and_mentions_tell_the_places_and_the_things(article: Path, tmp_path: Path) -> None:
    done = dealgraph("extract", article, "--why", "--mentions", cwd=tmp_path)
    assert "subject “Acme AI” at 0–7: " in done.stdout
    assert "https://w3id.org/dealgraph/id/claim/" in done.stdout
    assert "│ Acme AI │ Company │ no " in done.stdout


def test_json_is_the_same_each_time_and_its_spans_are_those_of_the_text(article: Path, tmp_path: Path) -> None:
    first, again = (dealgraph("extract", article, "--format", "json", cwd=tmp_path) for _ in range(2))
    assert first.stdout == again.stdout
    (found,) = json.loads(first.stdout)
    assert (found["article"], found["source"], found["language"]) == ("acme", "acme.txt", "en")
    (claim,) = found["claims"]
    assert claim["subject"]["label"] == "Acme AI"
    assert claim["values"] == {"amount": "10000000", "currency": "USD", "round": "Series A"}
    assert TEXT[slice(*claim["evidence"]["span"])] == claim["evidence"]["text"] == SENTENCE
    assert TEXT[slice(*claim["evidence"]["roles"]["subject"])] == "Acme AI"
    assert [TEXT[slice(*mention["span"])] for mention in found["mentions"]] == [
        mention["surface"] for mention in found["mentions"]
    ]


def test_standard_input_is_read_as_a_file_is(article: Path, tmp_path: Path) -> None:
    (of_file,) = json.loads(dealgraph("extract", article, "--format", "json", cwd=tmp_path).stdout)
    (of_pipe,) = json.loads(piped(tmp_path, article.read_bytes(), "--format", "json").stdout)
    assert of_pipe["source"] == "standard input"
    assert of_pipe["claims"] == of_file["claims"]


@pytest.mark.parametrize(
    ("content", "fault"), [(b"", "it is empty"), (b"%PDF-1.7", "it is a PDF"), (b"caf\xe9 " * 9, "are not UTF-8")]
)
def test_a_pipe_that_holds_no_article_is_told(content: bytes, fault: str, tmp_path: Path) -> None:
    done = piped(tmp_path, content)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("standard input: ")
    assert fault in done.stderr.decode()


def test_a_pipe_that_never_ends_is_left_at_the_limit(tmp_path: Path) -> None:
    (tmp_path / "dealgraph.toml").write_text("max_megabytes = 0.01\n")
    done = piped(tmp_path, b"word " * 10_000)
    assert done.returncode == 1
    assert b"more than the limit of 0.01 MB" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.docx", "x", "are not read; known are .txt"),
        ("a.txt", "  \n", "it is empty"),
        ("a.json", "{", "it is not valid JSON"),
        ("a.json", "{}", "it has no field text"),
        ("a.html", "<html></html>", "no article text was found"),
    ],
)
def test_a_file_without_an_article_is_told_as_a_run_tells_it(
    name: str, content: str, fault: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(content)
    done = dealgraph("extract", name, cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"{name}: ")
    assert fault in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_folder_is_for_ingest_and_a_missing_file_is_told(tmp_path: Path) -> None:
    folder = dealgraph("extract", tmp_path, cwd=tmp_path)
    assert (folder.returncode, folder.stdout) == (1, "")
    assert "dealgraph ingest" in folder.stderr
    missing = dealgraph("extract", "missing.txt", cwd=tmp_path)
    assert missing.returncode == 1
    assert "missing.txt: there is no such file" in missing.stderr


def test_every_article_of_a_file_is_shown_and_what_was_left_out_is_told_apart(tmp_path: Path) -> None:
    lines = [json.dumps({"text": text}) for text in (TEXT, "Bolt AI raised $20 million.\n")]
    (tmp_path / "two.jsonl").write_text("\n".join([*lines, "{}"]))
    done = dealgraph("extract", "two.jsonl", "--format", "json", cwd=tmp_path)
    assert done.returncode == 0
    assert [found["article"] for found in json.loads(done.stdout)] == ["two-1", "two-2"]
    assert done.stderr.startswith("Skipped two.jsonl#3: ")


def test_the_language_can_be_told_and_must_be_known(article: Path, tmp_path: Path) -> None:
    (found,) = json.loads(dealgraph("extract", article, "-l", "de", "-f", "json", cwd=tmp_path).stdout)
    assert found["language"] == "de"
    done = dealgraph("extract", article, "--language", "tlh", cwd=tmp_path)
    assert done.returncode == 1
    assert "'tlh' is not known" in done.stderr
    assert " de," in done.stderr


def test_what_a_terminal_would_obey_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text("\x1b[31mNews\n\nAcme AI \x1b[2Jraised $10 million in a Series A.\n")
    done = dealgraph("extract", "evil.txt", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("command", [("extract", "acme.txt"), ("evaluate", ".", "--articles", ".")])
def test_neither_prefect_nor_a_store_is_imported(command: tuple[str, ...], article: Path, tmp_path: Path) -> None:
    (tmp_path / "entities.jsonl").write_text('{"id": "acme", "type": "Company", "names": ["Acme AI"]}\n')
    fact = {"article": "acme", "relation": "raised", "subject": "acme", "amount": "1e7", "currency": "USD"}
    (tmp_path / "facts.jsonl").write_text(json.dumps({**fact, "status": "asserted"}))
    code = (
        "import sys; from flows.cli import app; app(sys.argv[1:], standalone_mode=False); "
        "print([m for m in ('prefect', 'neo4j', 'jpype', 'arcadedb_embedded') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stdout + done.stderr
