"""The README says what is so: its commands print what stands below them, and it names every command and folder."""

from __future__ import annotations

import re
from pathlib import Path

from tests.flows.command import ROOT
from tests.readme import README, examples, run, without_times


def test_the_commands_of_the_readme_print_what_stands_below_them(tmp_path: Path) -> None:
    assert examples()
    for example in examples():
        assert without_times(run(example, tmp_path)) == without_times(example.output), example.arguments


def test_every_command_stands_in_the_readme() -> None:
    from flows.cli.app import app

    text = README.read_text(encoding="utf-8")
    names = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    assert names
    missing = {name for name in names if not re.search(rf"`(?:dealgraph )?{name}\b", text)}
    assert not missing


def test_every_decision_stands_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")
    pages = {path.name for path in folder.glob("*.md")} - {"README.md"}
    assert pages == {name for name in pages if f"({name})" in index}


def test_links_in_the_docs_lead_somewhere() -> None:
    pages = [README, *sorted((ROOT / "docs").rglob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
