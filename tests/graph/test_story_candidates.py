"""Copies and translations are looked up, not compared with each other text; their number does not raise the cost."""

from __future__ import annotations

import gc
import random
import time
from array import array
from collections.abc import Sequence
from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stories import found_stories
from graph.stories.candidates import COMMON, Keys, candidates
from graph.stories.likeness import COPY, SKETCH, copies
from ontology.identifiers import content_iri
from ontology.records import Article, Reading

FEW, MANY = 200, 20_000
_LETTERS = [one + other for one in ascii_lowercase for other in ascii_lowercase]


def invented(count: int) -> list[Keys]:
    """Texts of their own, each with thirty anchors, some of which most others have; every twentieth copies another."""
    chance = random.Random(20261122)
    texts: list[Keys] = []
    for number in range(count):
        if number % 20 == 19:
            texts.append(texts[chance.randrange(number)])
            continue
        names = [f"thing {int(20_000 ** chance.random())}" for _ in range(25)]
        names += [str(chance.randint(1, 9_999)) for _ in range(5)]
        texts.append(Keys(array("Q", sorted(chance.getrandbits(64) for _ in range(SKETCH))), tuple(names)))
    return texts


def articles(count: int) -> list[Reading]:
    """Articles of a hundred and fifty words each, with names that some of the others have; every twentieth a copy."""
    chance = random.Random(20261122)
    found: list[Reading] = []
    for number in range(count):
        if number % 20 == 19:
            text = found[chance.randrange(number)].article.text + f" copied{number}"
        else:
            words = [f"word{_LETTERS[int(676 ** chance.random())]}" for _ in range(120)]
            words[::6] = [f"Name{_LETTERS[chance.randrange(676)]}X{int(20_000 ** chance.random())}" for _ in words[::6]]
            words[3::30] = [str(chance.randint(1, 9_999)) for _ in words[3::30]]
            text = " ".join(words)
        iri = content_iri("article", text)
        found.append(Reading(Article(iri, f"a{number}", "s", "en", "", "", "", text), "v", (), (), ()))
    return found


def seconds_an_article(readings: Sequence[Reading]) -> float:
    """Processor seconds that one article costs among so many."""
    gc.collect()
    gc.freeze()  # what other tests have left in this process is no cost of an article
    start = time.process_time()
    of_article = found_stories(readings).of_article
    seconds = time.process_time() - start
    gc.unfreeze()
    assert len(set(of_article.values())) == len(readings) * 19 // 20
    return seconds / len(readings)


@pytest.mark.large
def test_an_article_costs_no_more_than_twice_among_a_hundred_times_as_many() -> None:
    readings = articles(MANY)
    few = max(seconds_an_article(readings[:FEW]) for _ in range(5))
    assert seconds_an_article(readings) <= 2 * few


def test_an_article_is_compared_with_no_more_others_among_a_hundred_times_as_many() -> None:
    texts = invented(MANY)
    pairs = [sum(1 for _ in candidates(texts[:count])) / count for count in (FEW, MANY)]
    assert pairs[1] <= 2 * max(pairs[0], 1)


def test_every_copy_is_looked_up_and_each_pair_once() -> None:
    texts = invented(1_000)
    found = list(candidates(texts))
    assert len(found) == len(set(found))
    same = {(one, other) for other in range(19, 1_000, 20) for one in range(other) if texts[one] is texts[other]}
    assert same <= set(found)


def test_what_many_texts_share_is_no_reason_to_compare_them() -> None:
    texts = [Keys(array("Q", [number]), ("AI", "2024", f"thing {number}")) for number in range(COMMON + 1)]
    assert list(candidates(texts)) == []
    assert len(list(candidates(texts[:3]))) == 3


def test_many_copies_are_joined_in_a_chain() -> None:
    texts = [Keys(array("Q", [7]), ()) for _ in range(5 * COMMON)]
    joined = {0}
    for one, other in candidates(texts):
        if one in joined:
            joined.add(other)
    assert len(joined) == len(texts)
    assert len(list(candidates(texts))) < len(texts) * COMMON


@given(st.integers(0, 2**32), st.integers(1, 400), st.integers(1, 400), st.floats(0, 1))
def test_two_texts_are_copies_where_the_smallest_hashes_of_both_are_in_both_often_enough(
    seed: int, few: int, many: int, share: float
) -> None:
    chance = random.Random(seed)
    one = {chance.getrandbits(64) for _ in range(few)}
    other = {row for row in one if chance.random() < share} | {chance.getrandbits(64) for _ in range(many)}
    first, second = (array("Q", sorted(rows)[:SKETCH]) for rows in (one, other))
    sample = sorted({*first, *second})[:SKETCH]
    assert copies(first, second) == (len({*first} & {*second} & {*sample}) >= COPY * len(sample))
