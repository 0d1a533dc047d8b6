"""What is handed on: a wheel and an sdist that hold what they need, and work where the repository is not."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
import zipfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.flows.command import ROOT

PACKAGES = ("extraction", "flows", "graph", "ontology")
UV = shutil.which("uv") or str(ROOT / ".tools" / "uv" / "bin" / "uv")
EXAMPLE = ROOT / "examples" / "articles"

_OURS = ("DEALGRAPH_", "NEO4J_", "PREFECT_", "PYTHON", "VIRTUAL_ENV", "UV_COMP")
"""What the tests or a person have set, and a newcomer has not."""


@dataclass(frozen=True, slots=True)
class Built:
    """The two files, and the folder of an environment into which the wheel was installed with the locked versions."""

    wheel: Path
    sdist: Path
    environment: Path


def _run(*command: object, cwd: Path) -> str:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=kept, capture_output=True, text=True, timeout=400, check=False
    )
    assert done.returncode == 0, f"{command}:\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The wheel is built from the sdist, as a packager's would be."""
    home = tmp_path_factory.mktemp("release")
    _run(UV, "build", "--quiet", "--out-dir", home / "dist", cwd=ROOT)
    (wheel,), (sdist,) = (home / "dist").glob("*.whl"), (home / "dist").glob("*.tar.gz")
    locked = home / "requirements.txt"
    _run(UV, "export", "--quiet", "--locked", "--no-dev", "--no-emit-project", "--output-file", locked, cwd=ROOT)
    _run(UV, "venv", "--quiet", home / "clean", cwd=home)
    python = home / "clean" / "bin" / "python"
    _run(UV, "pip", "install", "--quiet", "--python", python, "--requirement", locked, cwd=home)
    _run(UV, "pip", "install", "--quiet", "--python", python, "--no-deps", wheel, cwd=home)
    return Built(wheel, sdist, home / "clean")


def _tracked() -> set[str]:
    told = _run("git", "ls-files", "--cached", "--others", "--exclude-standard", *PACKAGES, cwd=ROOT)
    return set(told.splitlines())


def test_the_wheel_holds_all_of_the_rooms_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as wheel:
        names = set(wheel.namelist())
    about = {name for name in names if name.split("/")[0].endswith(".dist-info")}
    assert names - about == _tracked()
    assert any(name.endswith("licenses/LICENSE") for name in about)


def test_the_sdist_holds_what_the_wheel_is_made_of_and_nothing_of_this_machine(built: Built) -> None:
    with tarfile.open(built.sdist) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    assert _tracked() <= names
    assert {"README.md", "LICENSE", "pyproject.toml"} <= names
    assert not [name for name in names if name.startswith((".venv", ".tools", "build", "dealgraph-data"))]


def test_it_works_without_the_repository(built: Built, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    for path in sorted(EXAMPLE.glob("*.txt"))[:2]:
        shutil.copy(path, articles)
    dealgraph = built.environment / "bin" / "dealgraph"
    assert version("dealgraph") in _run(dealgraph, "--version", cwd=tmp_path)
    _run(dealgraph, "ingest", articles, cwd=tmp_path)
    counting = "MATCH (a:Article) WITH count(a) AS articles MATCH (c:Claim) RETURN articles, count(c) > 0 AS any"
    counted = _run(dealgraph, "query", counting, "--format", "csv", cwd=tmp_path)
    assert counted.split() == ["articles,any", "2,true"]
    written = tmp_path / "graph.ttl"
    _run(dealgraph, "export", written, "--format", "turtle", cwd=tmp_path)
    assert b"dg:Claim" in written.read_bytes()
