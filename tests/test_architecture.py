"""The rules of the house that no single test of a room would notice being broken."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ahocorasick
import pytest
from rdflib import Graph, Literal, URIRef

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("extraction", "flows", "graph", "ontology")
SOURCES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
RELATIONS = sorted((ROOT / "ontology" / "relations").glob("*.ttl"))
EDGE_TYPE = URIRef("https://w3id.org/dealgraph/ontology#edgeType")
VAGUE_NAMES = {"utils", "util", "helpers", "helper", "misc", "common"}
LONGEST_FILE = 300
ORDINARY_WORDS = {"Mini"}
"""Short forms of invented names that are half of all product names and must stay usable as such."""

ONE_FILE_EACH = (
    "ahocorasick", "arcadedb_embedded", "feedparser", "neo4j", "onnxruntime", "openai", "protego", "pyshacl", "spacy",
    "tokenizers", "trafilatura", "urllib3", "zstandard",
)  # fmt: skip
"""Outside libraries that talk to a server or a model, or that we may want to replace: at most one file knows each."""

HIDDEN_INPUTS = {
    "os.environ", "os.getenv", "os.urandom", "time.time", "time.time_ns", "datetime.now", "datetime.utcnow",
    "datetime.today", "date.today", "uuid.uuid1", "uuid.uuid4", "uuid4", "uuid1",
}  # fmt: skip
"""Calls and values by which the same article could give other bytes tomorrow; only flows may ask for them."""


def test_rooms_import_only_what_they_may() -> None:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-logo", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("library", ONE_FILE_EACH)
def test_one_file_wraps_an_outside_library(library: str) -> None:
    importers = [str(path.relative_to(ROOT)) for path in SOURCES if library in _imports(path)]
    assert len(importers) <= 1, f"{library} is imported by {importers}"


@pytest.mark.parametrize("library", ["prefect", "typer", "rich", "pydantic_settings"])
def test_only_flows_sees_prefect_and_the_terminal(library: str) -> None:
    importers = {path.relative_to(ROOT).parts[0] for path in SOURCES if library in _imports(path)}
    assert importers <= {"flows"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_source_file_keeps_the_rules_of_the_house(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= LONGEST_FILE, f"{lines} lines: a file is one idea"
    assert path.stem not in VAGUE_NAMES, "a file's name says what is in it"
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError)\b", text), (
        "what is missing is an issue, not a comment"
    )
    named = sorted(_relation_names(text) & set(_names(ast.parse(text))))
    assert not named, f"{named} named in Python: the vocabulary is data in ontology/relations"
    if path.relative_to(ROOT).parts[0] != "flows":
        assert not sorted(_dotted(ast.parse(text)) & HIDDEN_INPUTS), "only flows sees the environment and the clock"
        assert "random" not in _imports(path), "no chance inside data"


def test_relations_are_there_to_be_checked() -> None:
    assert len(RELATIONS) >= 10
    assert all(_edge_types(path) for path in RELATIONS)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_never_skip(path: Path) -> None:
    skips = {"pytest.skip", "pytest.importorskip", "pytest.mark.skip", "pytest.mark.skipif", "unittest.skip"}
    assert not sorted(_dotted(ast.parse(path.read_text(encoding="utf-8"))) & skips), "a skip looks green"


@pytest.mark.shared
def test_no_invented_name_of_the_development_set_is_built_in(shared: Path) -> None:
    """What works only because a name is known beforehand works for no other article."""
    lines = (shared / "evaluation" / "dev" / "entities.jsonl").read_text(encoding="utf-8").splitlines()
    entities = [json.loads(line) for line in lines if line.strip()]
    names = sorted({name for entity in entities if entity.get("invented") for name in entity["names"]} - ORDINARY_WORDS)
    assert names
    automaton = ahocorasick.Automaton()
    for name in names:
        automaton.add_word(name, name)
    automaton.make_automaton()
    for room in ("extraction", "ontology"):
        for path in sorted((ROOT / room).rglob("*")):
            if path.suffix in {".py", ".ttl", ".toml", ".txt", ".json", ".tsv", ".csv"}:
                text = path.read_text(encoding="utf-8")
                hits = [name for end, name in automaton.iter(text) if _is_word(text, end + 1 - len(name), end + 1)]
                assert not hits, f"{path.relative_to(ROOT)} names {hits[:3]}"


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether a Latin name stands there as a word; in a script without spaces any occurrence counts."""
    if not text[start].isascii():
        return True
    return not re.match(r"\w\w", text[max(0, start - 1) : start + 1]) and not re.match(r"\w\w", text[end - 1 : end + 1])


@cache
def _imports(path: Path) -> set[str]:
    """The outermost packages that a file imports, wherever in it."""
    modules: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            modules.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            modules.add(node.module.split(".")[0])
    return modules


def _relation_names(text: str) -> set[str]:
    """The relations' names and edge types, so far as they occur in ``text`` at all."""
    names = {path.stem for path in RELATIONS}.union(*(_edge_types(path) for path in RELATIONS))
    return {name for name in names if name in text}


def _edge_types(path: Path) -> set[str]:
    told = Graph().parse(path).objects(None, EDGE_TYPE)
    return {str(value) for value in told if isinstance(value, Literal)}


def _names(tree: ast.Module) -> Iterator[str]:
    """Identifiers, and the words of strings that are not prose: "uses" in a sentence is English and no relation."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            words = re.findall(r"\w+", node.value)
            yield from words if len(words) <= 2 or _is_query(node.value) else (w for w in words if _is_code(w))
        for field in ("id", "attr", "arg", "name"):
            value = getattr(node, field, None)
            if isinstance(value, str):
                yield value


def _is_query(text: str) -> bool:
    return bool(re.search(r"\b(MATCH|MERGE|SELECT|CONSTRUCT|ASK)\b", text))


def _is_code(word: str) -> bool:
    return "_" in word or word.isupper()


def _dotted(tree: ast.Module) -> set[str]:
    """Every dotted name in the file with its tails: ``datetime.datetime.now`` gives ``datetime.now`` too."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name):
            parts = ast.unparse(node).split(".")
            names.update(".".join(parts[start:]) for start in range(len(parts)))
    return names
