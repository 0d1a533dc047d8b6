"""A GLiNER whose weights a user has in a folder adds its names, at exactly the signs where they stand."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from onnxruntime import InferenceSession

from extraction.base import Page
from extraction.mentions.by_gliner import GlinerFinder
from extraction.pipeline import Extractor
from extraction.text import sentences
from flows.extractor import configured_extractor
from flows.settings import load_settings
from ontology.catalogue import load_catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle
from tests.extraction.tiny_gliner import SPANS_GRAPH, make
from tests.flows.command import ROOT

TAUGHT = {
    "company": [("quince", "orchard"), ("霁", "能")],
    "person": [("åsa", "öberg")],
    "investor": [("merle", "merle")],
    "artificial": [("larkwood", "larkwood")],
}
TEXT = "the round was led by quince orchard and joined by others."


@pytest.fixture(scope="module", params=["spans", "gliner2"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of each form that knows a few names in small letters, which no rule would take for one."""
    return make(tmp_path_factory.mktemp("gliner") / "model", TAUGHT, second=request.param == "gliner2")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A model of a test's own, to be spoilt."""
    return make(tmp_path / "model", TAUGHT)


def found(folder: Path, text: str, language: str = "en") -> dict[str, str]:
    """The names with the first kind of each."""
    page = Page(text, language, "", sentences(text, language))
    candidates = GlinerFinder(folder).find(page)
    assert all(candidate.span.of(text) == candidate.surface for candidate in candidates)
    return {candidate.surface: candidate.types[0] for candidate in candidates}


def test_what_the_model_names_becomes_a_mention(folder: Path) -> None:
    plain = Extractor(load_ontology(), load_catalogue())
    trained = Extractor(load_ontology(), load_catalogue(), {"*": str(folder)})

    def names(extractor: Extractor) -> set[str]:
        return {link.mention.surface for link in extractor.read(RawArticle("a", "a", TEXT, "en")).links}

    assert "quince orchard" not in names(plain)
    assert "quince orchard" in names(trained)
    assert plain.digest != trained.digest


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("😀😀 — „åsa öberg“ leads it.", "en", {"åsa öberg": "Person"}),
        ("åsa  \n öberg left.", "en", {}),
        ("A åsa öberg e a merle investiram.", "pt", {"åsa öberg": "Person", "merle": "Investor"}),
        ("𝕏 说：霁川智能完成了融资，larkwood也发布了。", "zh", {"霁川智能": "Company", "larkwood": "Model"}),
        ("(merle)merle,larkwood", "de", {"merle": "Investor", "larkwood": "Model"}),
        ("...", "en", {}),
    ],
)
def test_a_name_stands_exactly_at_its_signs_in_every_script(
    folder: Path, text: str, language: str, names: dict[str, str]
) -> None:
    assert found(folder, text, language) == names


def test_a_name_longer_than_the_model_looks_for_is_none(tmp_path: Path) -> None:
    short = make(tmp_path / "short", TAUGHT, width=3)
    assert found(short, "quince and orchard") == {"quince and orchard": "Company"}
    assert found(short, "quince and the orchard") == {}


def test_a_sentence_that_is_longer_than_the_model_reads_is_read_in_portions(copy: Path) -> None:
    (copy / "gliner_config.json").write_text('{"max_width": 6, "max_len": 5}', encoding="utf-8")
    assert found(copy, "one two three four five quince orchard six seven eight merle") == {
        "quince orchard": "Company",
        "merle": "Investor",
    }


def test_another_process_finds_the_same_and_other_weights_have_another_name(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from extraction.mentions.by_gliner import GlinerFinder; "
        "from extraction.base import Page; from extraction.text import sentences; t = sys.argv[2]; "
        "f = GlinerFinder(Path(sys.argv[1])); print(f.name, f.find(Page(t, 'en', '', sentences(t, 'en'))))"
    )
    command = [sys.executable, "-c", code, str(folder), TEXT]
    first, second = (subprocess.run(command, capture_output=True, check=True, cwd=ROOT).stdout for _ in range(2))
    assert first == second
    other = make(tmp_path / "other", TAUGHT | {"person": [("åsa", "merle")]})
    assert GlinerFinder(other).name != GlinerFinder(folder).name


def _token_level(folder: Path) -> None:
    shutil.rmtree(folder)
    spans = "int64[b, n, 2] span_idx, bool[b, n] span_mask"
    make(folder, TAUGHT, graph=SPANS_GRAPH.replace(spans, spans.replace("span_mask", "further")))


SPOILT: dict[str, tuple[Callable[[Path], object], str]] = {
    "no folder": (shutil.rmtree, "there is no folder"),
    "no graph": (lambda p: (p / "onnx/model.onnx").unlink(), "has no onnx/model.onnx in it"),
    "no tokenizer": (lambda p: (p / "tokenizer.json").unlink(), "has no tokenizer.json in it"),
    "half a graph": (lambda p: _halve(p / "onnx/model.onnx"), "onnx/model.onnx cannot be loaded"),
    "half a tokenizer": (lambda p: _halve(p / "tokenizer.json"), "tokenizer.json cannot be loaded"),
    "half a configuration": (lambda p: _halve(p / "gliner_config.json"), "gliner_config.json cannot be read"),
    "no width": (lambda p: (p / "gliner_config.json").write_text('{"max_width": "6"}'), "tells '6' as max_width"),
    "another width": (
        lambda p: (p / "gliner_config.json").write_text('{"max_width": 5}'),
        "onnx/model.onnx cannot be run",
    ),
    "another model": (_token_level, "asks for the inputs attention_mask, further"),
    "another tokenizer": (lambda p: _without_signs(p / "tokenizer.json"), "does not know the sign <<ENT>>"),
}


def _halve(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


def _without_signs(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("<<ENT>>", "<<OTHER>>"), encoding="utf-8")


@pytest.mark.parametrize("case", SPOILT)
def test_a_folder_that_cannot_be_used_is_told_with_what_is_wrong_in_it(case: str, copy: Path) -> None:
    spoil, told = SPOILT[case]
    spoil(copy)
    with pytest.raises(DealgraphError) as caught:
        found(copy, TEXT)
    assert told in str(caught.value)
    assert str(caught.value).startswith("gliner: ")


def test_without_the_extra_the_error_tells_what_to_install(copy: Path) -> None:
    code = (
        "import sys; sys.modules['onnxruntime'] = None; from pathlib import Path; "
        "from extraction.mentions.by_gliner import GlinerFinder; GlinerFinder(Path(sys.argv[1]))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(copy)], capture_output=True, text=True, cwd=ROOT)
    assert "the package 'onnxruntime' is not installed. Install dealgraph[gliner]" in done.stderr


def test_the_setting_names_the_folder(copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "dealgraph.toml").write_text('gliner = "model"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    settings = load_settings()
    reading = configured_extractor(settings).read(RawArticle("a", "a", TEXT, "en"))
    assert "quince orchard" in {link.mention.surface for link in reading.links}
    # A run that has seen no GLiNER rests on something else.
    assert settings.named_models


def test_the_tiny_models_are_real_graphs_of_the_form_that_exports_have(folder: Path) -> None:
    session = InferenceSession(str(folder / "onnx" / "model.onnx"))
    assert {one.name for one in session.get_outputs()} in ({"logits"}, {"span_scores"})
