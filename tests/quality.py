"""The extractor's figures on the gold facts, and the page that shows them, written by ``python -m tests.quality``."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.flows.command import ROOT, dealgraph

OWN = ROOT / "tests" / "articles"
OWN_UNREAD = ("04", "08", "10")
"""The numbers of our own articles that stay unread while rules are written."""

PAGE = ROOT / "docs" / "reference" / "quality.md"
_HEAD = """# Quality

How much of what careful readers find in an article dealgraph finds, and how much of what it says is right. The scorer
and the gold facts of the first three sets are not part of this project; with them beside it, this page is written by

    DEALGRAPH_SHARED=../shared python -m tests.quality

`core` are the seven relations about money, models and prices; `strict` asks for the right status, too. Of the
development set ten articles stay unread while rules are written: they tell how it does on what nobody has seen. The
last two columns are the articles in `tests/articles/`, about invented companies nearly all of them; of those, too, some
stay unread.
"""


def scores(shared: Path, folder: Path) -> dict[str, dict[str, Any]]:
    """The scorer's figures for the real articles (``gold``), the development set (``dev``) and its unread part."""
    evaluation = shared / "evaluation"
    out = _run((shared / "articles", evaluation / "dev" / "articles"), folder / "theirs")
    own = _run(tuple(OWN.glob("*.txt")), folder / "own")
    unread = (evaluation / "dev" / "heldout.txt").read_text(encoding="utf-8").split()
    _subset(evaluation / "dev", folder / "unread", unread)
    read = sorted(path.stem for path in OWN.glob("*.txt") if path.stem[-2:] not in OWN_UNREAD)
    _subset(OWN, folder / "own_read", read)
    _subset(OWN, folder / "own_unread", sorted({path.stem for path in OWN.glob("*.txt")} - set(read)))
    runs = {
        "gold": (evaluation / "gold", out),
        "dev": (evaluation / "dev", out),
        "unread": (folder / "unread", out),
        "own": (folder / "own_read", own),
        "own_unread": (folder / "own_unread", own),
    }
    return {name: _score(evaluation / "score.py", *run) for name, run in runs.items()}


def _run(paths: tuple[Path, ...], folder: Path) -> Path:
    """Read the articles and give the folder of their export."""
    folder.mkdir()
    for arguments in (
        ("ingest", *paths, "--no-store", "--data", folder / "data"),
        ("export", folder / "export", "--format", "jsonl", "--data", folder / "data"),
    ):
        done = dealgraph(*arguments, cwd=folder)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "export"


def _subset(gold: Path, target: Path, articles: list[str]) -> None:
    target.mkdir()
    for name in ("facts.jsonl", "mentions.jsonl"):
        lines = [line for line in (gold / name).read_text(encoding="utf-8").split("\n") if line.strip()]
        kept = [line for line in lines if json.loads(line)["article"] in articles]
        (target / name).write_text("\n".join(kept) + "\n", encoding="utf-8")
    (target / "entities.jsonl").write_bytes((gold / "entities.jsonl").read_bytes())


def _score(scorer: Path, gold: Path, run: Path) -> dict[str, Any]:
    command = [sys.executable, str(scorer), "--gold", str(gold), "--run", str(run), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


_SETS = {
    "gold": "five real articles",
    "dev": "development set",
    "unread": "its ten unread articles",
    "own": "our own",
    "own_unread": "our own, unread",
}
_SHARES = {
    "evidence_exact": "evidence exact",
    "evidence_on_the_spot": "evidence on the spot",
    "type_accuracy": "types right",
}


def page(figures: dict[str, dict[str, Any]]) -> str:
    """The page as Markdown."""

    def row(title: str, shown: list[str]) -> str:
        return f"| {title} | {' | '.join(shown)} |"

    def f1(title: str, found: list[dict[str, Any] | None]) -> str:
        return row(title, [f"{c['f1']:.2f} ({c['precision']:.2f}, {c['recall']:.2f})" if c else "–" for c in found])

    sets = [figures[name] for name in _SETS]
    lines = [_HEAD, row("F1 (precision, recall)", list(_SETS.values())), "|" + "---|" * (len(_SETS) + 1)]
    lines += [f1(key, [one[key] for one in sets]) for key in ("core", "strict", "all")]
    for group in ("relations", "by_language"):
        lines += [
            f1(key, [one[group].get(key) for one in sets]) for key in sorted({k for one in sets for k in one[group]})
        ]
    lines.append(f1("mentions", [one["mentions"] for one in sets]))
    lines += [row(title, [f"{one[key]:.2f}" for one in sets]) for key, title in _SHARES.items()]
    lines.append(row("attributes right", [f"{one['attributes']['accuracy']:.2f}" for one in sets]))
    lines.append(row("denied, taken as asserted", [str(one["denied_as_asserted"]) for one in sets]))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Measure and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        figures = scores(Path(os.environ["DEALGRAPH_SHARED"]).resolve(), Path(folder))
    PAGE.write_text(page(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
