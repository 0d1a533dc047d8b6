"""Pattern files say what is wrong with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from extraction.claims.triggers import load_triggers
from ontology.errors import DealgraphError

TRIGGER = """
[macros]
buy = {{ en = "bought|acquired" }}

[[trigger]]
language = "{language}"
words = "{words}"
subject = "left"
object = "right"
"""


@pytest.mark.parametrize(
    ("language", "words", "fault"),
    [
        ("en", "{{sell}} it", "{sell} is no macro"),
        ("de", "{{buy}}", "the macro buy has no words in the language de"),
    ],
)
def test_a_macro_that_is_not_there_is_told(tmp_path: Path, language: str, words: str, fault: str) -> None:
    (tmp_path / "acquired.toml").write_text(TRIGGER.format(language=language, words=words.format()), encoding="utf-8")
    with pytest.raises(DealgraphError, match="trigger 1 is not usable") as told:
        load_triggers(tmp_path)
    assert fault in str(told.value)


def test_a_macro_stands_for_its_words(tmp_path: Path) -> None:
    (tmp_path / "acquired.toml").write_text(TRIGGER.format(language="en", words="{buy}"), encoding="utf-8")
    (trigger,) = load_triggers(tmp_path)["en"]
    assert trigger.words is not None
    assert trigger.words.search("Norholt bought Tellura")
