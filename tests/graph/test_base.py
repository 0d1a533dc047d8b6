"""A base is an address of the web to which names can be appended, and of one host."""

from __future__ import annotations

import pytest

from graph.exports.base import checked_base
from ontology.errors import DealgraphError


@pytest.mark.parametrize(
    "base",
    ["https://data.example.org/deals/", "http://127.0.0.1:7480/", "https://[::1]:80/x#", "https://data.münchen.de/"],
)
def test_an_address_that_ends_with_a_slash_or_a_hash_is_a_base(base: str) -> None:
    assert checked_base(base) == base


@pytest.mark.parametrize(
    "base",
    [
        "https://[x/", "https://*/", "https://*.org/", "https://me@example.org/", "https://example.org:99999/",
        "https://example.org/a#b/", "https://example.org/?a=/", "https:///", "ftp://example.org/", "https://example.org",
    ],
)  # fmt: skip
def test_what_names_no_host_or_every_host_is_none(base: str) -> None:
    with pytest.raises(DealgraphError, match="is no base for IRIs"):
        checked_base(base)
