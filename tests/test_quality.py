"""The extractor keeps what it has reached on the gold facts, and the quality page says what is measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quality import PAGE, page, scores

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def figures(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    return scores(shared, tmp_path_factory.mktemp("quality"))


@pytest.mark.parametrize(("gold", "least"), [("gold", 0.60), ("dev", 0.40)])
def test_core_facts_are_found(figures: dict[str, dict[str, Any]], gold: str, least: float) -> None:
    assert figures[gold]["core"]["f1"] >= least


@pytest.mark.parametrize("gold", ["gold", "dev"])
def test_all_evidence_is_the_articles_text_at_its_offsets(figures: dict[str, dict[str, Any]], gold: str) -> None:
    assert figures[gold]["evidence_exact"] == 1.0


@pytest.mark.parametrize("gold", ["gold", "dev"])
def test_nothing_denied_is_asserted(figures: dict[str, dict[str, Any]], gold: str) -> None:
    assert figures[gold]["denied_as_asserted"] == 0


def test_the_quality_page_says_what_is_measured(figures: dict[str, dict[str, Any]]) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(figures)
