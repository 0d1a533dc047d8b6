"""What a strong reader said to the real prompts, said again: both together find more than either, and invent little."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.evaluation import read_gold
from tests.extraction.model_reader.measured import Measured, measured
from tests.extraction.model_reader.recordings import Recordings, recordings

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def recorded() -> Recordings:
    return recordings("dev")


@pytest.fixture(scope="module")
def both(shared: Path, recorded: Recordings, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    folder = shared / "evaluation" / "dev"
    return measured(read_gold(folder), folder / "articles", "both", recorded.answer, tmp_path_factory.mktemp("both"))


def test_every_recording_answers_what_is_asked(both: Measured, recorded: Recordings) -> None:
    assert not recorded.stale(), recorded.stale()
    assert not both.bill.faults


def test_rules_and_a_strong_reader_together_find_nearly_all(both: Measured) -> None:
    assert both.figures.core.f1 >= 0.97
    assert both.figures.strict.f1 >= 0.96


def test_what_is_denied_is_hardly_asserted_and_all_evidence_is_the_articles(both: Measured) -> None:
    """One rumour that a later sentence denies was read as told."""
    assert both.figures.denied_as_asserted <= 1
    assert both.figures.evidence_exact.value == 1.0


def test_a_changed_prompt_makes_a_recording_stale_and_says_so() -> None:
    found = recordings("dev")
    request = {
        "model": "recorded-reader",
        "messages": [
            {"role": "system", "content": "Do it otherwise."},
            {"role": "user", "content": "Sentences:\n[0] A."},
        ],
        "response_format": {"json_schema": {"schema": {}}},
    }
    assert found.answer(request) == '{"claims": []}'
    told = found.stale()
    assert "1 questions have no recorded answer" in told
    assert "de-01" in told
    assert "let a strong reader answer the new prompts" in told
