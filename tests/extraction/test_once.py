"""What is made once for many askers is what each of them would have made by itself."""

from __future__ import annotations

import re

import pytest

from extraction.claims.binding import applying, hits_in
from extraction.claims.triggers import load_triggers
from extraction.claims.weights import BIAS, Weights, load_weights
from extraction.cues import alternatives, cue_table

_TEXT = (
    "Norholt Capital, a partner at the fund and co-founder of Tellura Labs, put money into an AI start-up's model; "
    "die Gründerin Ines Brandmayr, Geschäftsführerin der Tellura GmbH: o fundo Norholt 领投，创始人王明旗下公司。"
)


@pytest.mark.parametrize("place", ["inside", "before", "after"])
def test_words_of_one_pattern_match_where_each_of_them_does(place: str) -> None:
    for kind, words in cue_table("types")[place].items():
        longest_first = sorted(words, key=len, reverse=True)
        own = [w if re.search(r"[\u3400-\u9fff]", w) else rf"(?<![^\W_]){w}(?![^\W_])" for w in longest_first]
        expected = [m.span() for m in re.finditer("|".join(f"(?:{one})" for one in own), _TEXT, re.I)]
        assert [m.span() for m in re.finditer(alternatives(words), _TEXT, re.I)] == expected, kind


def test_one_label_s_sum_is_that_of_all_labels_and_adds_features_in_their_order() -> None:
    weights = Weights({BIAS: (("yes", 0.1),), "a": (("yes", 0.2), ("no", -1.5)), "b": (("yes", 0.3),)})
    features = ["b", "unheard of", "a"]
    assert weights.logits(features) == {"no": -1.5, "yes": 0.1 + 0.3 + 0.2}
    assert {label: weights.logit(features, label, weights.base[label]) for label in weights.labels} == weights.logits(
        features
    )
    assert weights.reasons(features, "no") == [("a", -1.5)]


def test_a_label_that_some_weights_do_not_speak_of_starts_from_nothing() -> None:
    pairs = load_weights("pairs")
    assert set(pairs.base) == pairs.labels
    assert pairs.logits([]) == pairs.base


def test_a_trigger_whose_words_a_sentence_does_not_hold_is_not_asked_again() -> None:
    content = "Norholt Capital led a funding round of $5 million for Tellura Labs."
    found = applying(content, load_triggers()["en"])
    for trigger, words in found:
        assert bool(words) == (trigger.words is not None)
        assert all(trigger.words.search(content, start) for start, _ in words if trigger.words)
    assert {content[hit.start : hit.end] for hit in hits_in(content, found, (), ())} <= {
        content[start:end] for _, words in found for start, end in words
    }
