"""Lines come out sorted and once, whatever fits into memory at a time."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.exports.rdf import FORMATS, write_sorted
from graph.exports.sorted_lines import SortedLines

LINES = st.lists(st.binary(max_size=4).map(lambda line: line.replace(b"\n", b"")).filter(bool), max_size=60)


@given(LINES, st.lists(st.sampled_from([b"a", b"zz", b"\x00"]), max_size=3), st.integers(1, 70))
def test_lines_are_sorted_and_each_is_there_once(lines: list[bytes], more: list[bytes], most: int) -> None:
    with SortedLines(iter(lines), most=most) as ordered:
        assert list(ordered) == sorted(set(lines))
        assert ordered.count == len(set(lines))
        assert [line for block in ordered.blocks(more) for line in block] == sorted({*lines, *more})
        assert all(ordered.blocks(more))


def test_files_are_merged_block_by_block() -> None:
    """More lines than one read of a file holds, in many files, with every line in several of them."""
    lines = [b"%07d %s" % (number * 7919 % 5003, b"x" * 60) for number in range(20_000)]
    with SortedLines(lines, most=1_500) as ordered:
        assert list(ordered) == sorted(set(lines))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_what_does_not_fit_comes_out_as_what_does(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        f'<urn:s:{number * 31 % 97}> <urn:p:{number % 5}> "{number % 11}" <urn:g:{number % 3}> .'.encode()
        for number in range(2_000)
    ]
    whole, parts = io.BytesIO(), io.BytesIO()
    write_sorted(lines, whole, name=name)
    monkeypatch.setattr(SortedLines.__init__, "__kwdefaults__", {"most": 100})
    write_sorted(reversed(lines), parts, name=name)
    assert parts.getvalue() == whole.getvalue()
    assert len(set(ox.parse(whole.getvalue(), format=FORMATS[name][0]))) in (
        len(set(lines)),
        len({line.rsplit(b" ", 2)[0] for line in lines}),
    )
