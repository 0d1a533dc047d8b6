"""The documentation says what is so: commands print what stands below them, and links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.command import ROOT, environment
from tests.readme import README, TUTORIAL, examples, run, without_times
from tools.reference.pages import FOLDER, pages

PLOT = re.compile(r"^(\$ dealgraph .*--plot )(?P<file>\S+)", re.MULTILINE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages' commands run, one after the other."""
    return tmp_path_factory.mktemp("pages")


@pytest.mark.parametrize("page", [README, TUTORIAL], ids=lambda page: page.stem)
def test_the_commands_of_a_page_print_what_stands_below_them(page: Path, folder: Path) -> None:
    assert examples(page)
    for example in examples(page):
        assert without_times(run(example.arguments, folder)) == without_times(example.output), example.arguments
    for plot in PLOT.finditer(page.read_text(encoding="utf-8")):
        assert (folder / plot["file"]).stat().st_size


def test_the_documentation_builds_without_a_dead_link_and_asks_no_other_machine_for_anything(tmp_path: Path) -> None:
    quiet = environment(NO_MKDOCS_2_WARNING="1")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    done = subprocess.run(
        build, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False, timeout=300
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = list(tmp_path.rglob("*.html"))
    assert len(pages) > 40
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r'src="(https?:)?//|<link[^>]+href="(https?:)?//', text), page.name


@pytest.mark.parametrize("name", ["commands.md", "settings.md"])
def test_a_page_of_the_reference_says_what_the_code_does(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == pages()[name], "run `python -m tools.reference`"


def test_every_package_has_its_licence_told() -> None:
    """Of packages for other machines only the name can be told here."""
    told = [line.split("|")[1].strip() for line in (FOLDER / "licences.md").read_text().splitlines() if line[:1] == "|"]
    assert (
        told[2:] == [line.split("|")[1].strip() for line in pages()["licences.md"].splitlines() if line[:1] == "|"][2:]
    )


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
