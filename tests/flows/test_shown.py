"""What is printed is exact, and every terminal and every reader of JSON can take it."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path

import pytest

from flows.cli.shown import as_json, print_table
from tests.flows.command import dealgraph


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (1234567.89, "1234567.89"),
        (0.1234567890123, "0.1234567890123"),
        (123456789.0, "123,456,789"),
        (1234.0, "1,234"),
        (-480000000.0, "-480,000,000"),
        (1e300, "1e+300"),
        (1e-9, "1e-09"),
        (math.nan, "nan"),
        ([1234567.5, None, "x"], "1234567.5, , x"),
        (12345678901234567890, "12345678901234567890"),
    ],
)
def test_a_table_rounds_no_number(value: object, cell: str, capsys: pytest.CaptureFixture[str]) -> None:
    print_table(["n"], [[value]])
    assert f" {cell} " in capsys.readouterr().out


def test_json_holds_no_number_that_json_does_not_have() -> None:
    text = as_json([{"a": math.nan, "b": [math.inf, 1.5, (-math.inf,)]}, math.inf])
    assert json.loads(text, parse_constant=pytest.fail) == [{"a": None, "b": [None, 1.5, [None]]}, None]


def test_a_terminal_without_chinese_shows_what_it_lacks_as_code_points(
    ingested: tuple[Path, str], tmp_path: Path
) -> None:
    changes = {"PYTHONIOENCODING": "ascii"}
    question = "MATCH (n:Entity) WHERE n.name STARTS WITH '青石' RETURN n.name AS name"
    shown = ""
    for command in (("conflicts",), ("analyze",), ("query", question)):
        done = dealgraph(*command, "--data", ingested[0], cwd=tmp_path, **changes)
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
        shown = done.stdout
    assert "\\u9752\\u77f3" in shown
    half = dealgraph("query", question, "--data", ingested[0], cwd=tmp_path, PYTHONIOENCODING="latin-1")
    assert (half.returncode, half.stderr) == (0, "")
    assert "\\u9752\\u77f3" in half.stdout
    (tmp_path / "月.docx").write_text("x")
    (tmp_path / "a.txt").write_text("Acme AI raised $10 million in a Series A.\n")
    done = dealgraph("ingest", ".", "--no-store", "--data", "月之暗面", cwd=tmp_path, **changes)
    assert done.returncode == 0, done.stderr
    assert re.search(r"Skipped (\\u6708|月)\.docx", done.stdout)  # typer writes UTF-8 where it is told of ASCII
