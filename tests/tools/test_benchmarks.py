"""All benches together: what counts as made, what is kept, and the page of them all."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import DealgraphError
from tools.bench import analysis, benchmarks, kept
from tools.bench.benchmarks import BENCHES, Bench, make, page
from tools.bench.commit import UNKNOWN, commit
from tools.bench.goals import Goal, goals_as_json, goals_from_json, goals_table
from tools.bench.kept import Kept, Origin, keep, origin_now, read_kept

ORIGIN = Origin("a machine", "versions", "1234abc", "2026-05-04")
NAMES = [bench.name for bench in BENCHES]
SIZES = [
    {
        "articles": articles,
        "cost": {"seconds": seconds, "processor": seconds, "megabytes": 700.0, "stages": [["read", 0.25]]},
        "disk": {"ledger": 12.0},
    }
    for articles, seconds in ((100, 20.0), (300, 36.0))
]


def _kept(name: str, origin: Origin = ORIGIN) -> Kept:
    goals = goals_as_json([Goal(f"what {name} asks", f"what {name} is held against", 0.75, 1.0)])
    return Kept(origin, {"goals": goals, **({"sizes": SIZES} if name == "growth" else {})})


@pytest.fixture(autouse=True)
def _versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is measured against is in the group `bench` alone, which tests do not have."""
    monkeypatch.setattr(kept, "versions", lambda: "versions")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What all benches told."""
    for name in NAMES:
        keep(tmp_path, name, _kept(name))
    return tmp_path


_numbers = st.floats(allow_nan=False, allow_infinity=False)
_goals = st.builds(Goal, st.text(), st.text(), _numbers, _numbers, st.booleans(), st.sampled_from(["times", "s", "MB"]))


@given(st.lists(_goals))
def test_goals_come_back_from_json_as_they_were(goals: list[Goal]) -> None:
    assert goals_from_json(json.loads(json.dumps(goals_as_json(goals)))) == tuple(goals)


@pytest.mark.parametrize(
    ("found", "unit", "told"),
    [
        (0.16, "MB", "0.16 MB"),
        (0.0, "MB", "0 MB"),
        (15.62, "MB", "15.6 MB"),
        (1234.5, "MB", "1,234 MB"),
        (2.5, "s", "2.5 s"),
        (0.01683, "s", "0.0168 s"),
        (64.2, "ms", "64.2 ms"),
        (14.391, "times", "14.4"),
        (99.96, "times", "100"),
    ],
)
def test_small_figures_keep_digits_and_what_is_asked_has_the_same_unit(found: float, unit: str, told: str) -> None:
    ((_, _, shown, asked, _),) = goals_table([Goal("what", "beside", found, found, unit=unit)]).rows
    assert (shown, asked) == (told, f"≤ {told}")


def test_the_page_shows_the_goals_of_every_bench_and_how_costs_grow(folder: Path) -> None:
    told = page(folder)
    for bench in BENCHES:
        assert f"\n## {bench.title}\n" in told
        assert f"| what {bench.name} asks | what {bench.name} is held against | 0.75 | ≤ 1 | met |" in told
        assert (f"[{bench.title}]({bench.page})" in told) == bool(bench.page)
    assert "| 300 | 36 | 36 | 120 | 700 | 12 | 40 |" in told
    assert "to the power of 0.75," in told
    assert "Measured on a machine, with versions," in told


def test_the_page_tells_the_commit_and_the_day_of_every_bench(folder: Path) -> None:
    keep(folder, "rdf", _kept("rdf", replace(ORIGIN, commit="77777cc with changes", day="2026-05-05")))
    told = page(folder)
    assert "| RDF | 77777cc with changes | 2026-05-05 |" in told
    assert "| Growth | 1234abc | 2026-05-04 |" in told


def test_ratios_of_two_machines_do_not_stand_on_one_page(folder: Path) -> None:
    keep(folder, "rdf", _kept("rdf", replace(ORIGIN, machine="another machine")))
    with pytest.raises(DealgraphError, match="different machines or versions: a machine, versions; another machine"):
        page(folder)


def test_all_benches_that_were_not_made_are_named_and_so_are_those_kept_in_another_form(folder: Path) -> None:
    (folder / "rdf.json").unlink()
    (folder / "runs.json").write_text('{"goals": [], "made_on": "a machine"}')
    (folder / "store.json").write_text('{"origin": ')
    with pytest.raises(DealgraphError, match="no figures are kept of: rdf, store, runs"):
        read_kept(folder, NAMES)


def _nothing_missing(folder: Path) -> None:
    """All are there, made just now."""


def _one_missing(folder: Path) -> None:
    (folder / "growth.json").unlink()


def _another_machine(folder: Path) -> None:
    keep(folder, "growth", _kept("growth"))


@pytest.mark.parametrize(
    ("change", "told"),
    [(_nothing_missing, ""), (_one_missing, "kept of: growth"), (_another_machine, "different machines")],
)
def test_what_would_spoil_the_page_is_told_before_anything_is_measured(
    change: Callable[[Path], None],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    made: list[str] = []
    monkeypatch.setattr(benchmarks, "KEPT", tmp_path)
    monkeypatch.setattr(benchmarks, "PAGE", tmp_path / "page.md")
    monkeypatch.setattr(benchmarks, "make", lambda bench, folder, *, write: made.append(bench.name))
    for name in NAMES:
        keep(tmp_path, name, _kept(name, origin_now()))
    change(tmp_path)
    assert benchmarks.main(["store", "rdf", "--write"]) == (1 if told else 0)
    assert told in capsys.readouterr().err
    assert made == ([] if told else ["rdf", "store"])
    assert (tmp_path / "page.md").exists() is not bool(told)


@pytest.mark.parametrize(
    ("found", "end", "code"),
    [
        (1, "sys.exit(0)", None),
        (3, "sys.exit(0)", None),
        (3, "sys.exit(1)", None),
        (1, "sys.exit(1)", 1),
        (1, "sys.exit(3)", 3),
        (3, "sys.exit(3)", 3),
        (3, "os.kill(os.getpid(), 9)", -9),
    ],
)
def test_a_bench_that_breaks_off_after_its_figures_is_not_made(
    found: int, end: str, code: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = {"goals": goals_as_json([Goal("what", "beside", found, 2)])}
    script = f"import os, sys\nprint({json.dumps(told)!r}, flush=True)\n{end}\n"
    (tmp_path / "made_up_bench.py").write_text(script)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    bench, folder = Bench("made-up", "Made up", ("made_up_bench",)), tmp_path / "kept"
    if code is None:
        make(bench, folder, write=False)
        assert read_kept(folder, ["made-up"])["made-up"].told == told
    else:
        with pytest.raises(DealgraphError, match=f"made_up_bench: told its figures.*exit code {code}"):
            make(bench, folder, write=False)
        assert not folder.exists()


def test_a_bench_without_figures_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(DealgraphError, match=r"exit code 1 and told no figures"):
        make(Bench("made-up", "Made up", ("no_such_bench",)), tmp_path, write=False)


def test_pages_are_no_change_of_what_is_measured_and_code_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)  # set by a git that runs the tests in a hook, they name its repository

    def git(*arguments: str) -> str:
        identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(["git", *identity, *arguments], cwd=tmp_path, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    assert commit(tmp_path) == UNKNOWN
    (tmp_path / "docs").mkdir()
    for name in ("code.py", "docs/page.md"):
        (tmp_path / name).write_text("before")
    git("init")
    git("add", ".")
    git("commit", "-m", "all")
    clean = git("rev-parse", "--short", "HEAD")
    (tmp_path / "docs" / "page.md").write_text("after")
    assert commit(tmp_path) == clean
    (tmp_path / "code.py").write_text("after")
    assert commit(tmp_path) == f"{clean} with changes"


def test_a_misspelt_measure_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        analysis.main(["pagerankk"])
    assert "pagerankk is no measure; there are " in capsys.readouterr().err
