"""The quality page's examples of what goes wrong are examples of it."""

from __future__ import annotations

import pytest

from ontology.model import load_ontology
from ontology.records import Status
from tests.misread import Example, examples, told


@pytest.mark.parametrize("example", tuple(examples()), ids=lambda example: example.text[:40])
def test_what_is_shown_as_misread_is_misread(example: Example) -> None:
    assert told(example) != example.right, "it is read right by now: take it out of misread.toml"


def test_each_kind_has_an_example_and_four_languages_have_one() -> None:
    assert {example.language for example in examples()} >= {"de", "en", "pt", "zh"}
    assert len({example.kind for example in examples()}) >= 5


def test_what_should_be_read_is_told_in_words_that_a_claim_could_have() -> None:
    """Else a slip of the pen would pass for something that is misread."""
    relations = load_ontology().relations
    for claim in (claim for example in examples() for claim in example.right):
        (name,) = {*claim.split()} & {*relations}
        said, _, status = claim.partition(f" {name}")[2].partition("(")
        assert status in ("", *(f"{known.value})" for known in Status)), claim
        values = [part.split()[-2:] for part in said.split(", ")]
        told = {words[0] for words in values if len(words) == 2 and words[0].islower()}
        assert told <= {*relations[name].attributes}, claim
