"""A key can be a file's name everywhere, and no two articles have the same."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from flows.sources.keys import MAX_BYTES, free, safe


@given(st.text())
def test_a_key_is_safe_as_a_files_name(suggested: str) -> None:
    key = safe(suggested)
    assert key
    assert len(key.encode()) <= MAX_BYTES + 1
    assert not set(key) & set('/\\:*?"<>|\0')
    assert key not in (".", "..")
    assert not key.startswith(("-", " "))
    assert all(unicodedata.category(letter) != "Cc" for letter in key)


@given(st.text())
def test_a_safe_key_stays_as_it_is(suggested: str) -> None:
    assert safe(safe(suggested)) == safe(suggested)


@given(st.lists(st.text(max_size=3), max_size=12))
def test_every_article_gets_a_key_of_its_own(suggested: list[str]) -> None:
    taken: set[str] = set()
    for name in suggested:
        key = free(safe(name), taken)
        assert key.casefold() not in taken
        taken.add(key.casefold())


def test_ordinary_names_are_kept() -> None:
    for name in ("000_eea1084524ea9a44", "月之暗面 2024", "Gespräch.mit", "v1.2-final"):
        assert safe(name) == name
