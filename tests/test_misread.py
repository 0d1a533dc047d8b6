"""The quality page's examples of what goes wrong are examples of it."""

from __future__ import annotations

import pytest

from tests.misread import Example, examples, told


@pytest.mark.parametrize("example", tuple(examples()), ids=lambda example: example.text[:40])
def test_what_is_shown_as_misread_is_misread(example: Example) -> None:
    assert told(example) != example.right, "it is read right by now: take it out of misread.toml"


def test_each_kind_has_an_example_and_four_languages_have_one() -> None:
    assert {example.language for example in examples()} >= {"de", "en", "pt", "zh"}
    assert len({example.kind for example in examples()}) >= 5
