"""The notebook runs from its first cell to its last on the example articles, as a reader would run it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.flows.command import ROOT, environment

NOTEBOOK = ROOT / "examples" / "notebooks" / "research.ipynb"


def read() -> Any:
    """The notebook as it is kept."""
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]  # nbformat is half typed


@pytest.fixture(scope="module")
def outputs(ingested: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """All that its cells show, with the store of the example articles served by the notebook itself."""
    notebook = read()
    client = NotebookClient(
        notebook, timeout=180, resources={"metadata": {"path": str(tmp_path_factory.mktemp("run"))}}
    )
    held = dict(os.environ)
    os.environ.update(environment(DEALGRAPH_DATA=str(ingested[0])))
    try:
        client.execute()
    finally:
        os.environ.clear()
        os.environ.update(held)
    return [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]


def test_every_cell_runs_and_shows_tables_and_pictures(outputs: list[Any]) -> None:
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.output_type == "stream" and output.name == "stderr"] == []
    shown = [output.data for output in outputs if "data" in output]
    assert sum("text/html" in data for data in shown) >= 5
    assert sum("image/png" in data for data in shown) == 2


def test_its_tables_hold_what_the_articles_tell(outputs: list[Any]) -> None:
    words = "\n".join(output.data["text/plain"] for output in outputs if "data" in output)
    assert "Norrmark Partners" in words
    assert "青石岸资本" in words
    assert "48000000" in words.replace(".0", "")
    assert "Definition:" in "\n".join(output.text for output in outputs if output.output_type == "stream")


def test_it_is_kept_without_outputs() -> None:
    assert all(not cell.outputs and cell.execution_count is None for cell in read().cells if cell.cell_type == "code")
