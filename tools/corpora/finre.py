"""FinRE: pairs of companies in Chinese headlines and sentences, one pair a line: first, second, relation, sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ontology.records import Span
from tools.corpora.passages import ACQUIRED, INVESTED, Deal, Pair, Passage, distinct

_DEALS = {"收购": ACQUIRED, "拟收购": ACQUIRED, "入股": INVESTED, "注资": INVESTED}
_OPEN = ("增持", "买资", "交易", "转让", "重组", "借壳", "合并", "持股")
_PASSIVE = "被"


def read_finre(path: Path) -> Iterator[Passage]:
    """Every sentence once, with all pairs that were looked at in it."""
    rows: dict[str, list[tuple[str, str, str]]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            first, second, label, text = line.split("\t")
            rows.setdefault(text, []).append((first, second, label))
    for text, pairs in rows.items():
        yield _passage(text, pairs)


def _passage(text: str, rows: list[tuple[str, str, str]]) -> Passage:
    deals: list[Deal] = []
    left_open: list[Pair] = []
    closed: list[Pair] = []
    for first, second, label in rows:
        pair = Pair(_places(text, first), _places(text, second))
        if label.startswith(_PASSIVE):
            pair, label = pair.swapped, label.removeprefix(_PASSIVE)
        if label in _DEALS:
            deals.append(Deal(_DEALS[label], pair))
        else:
            (left_open if label in _OPEN else closed).append(pair)
    return Passage(text, "zh", distinct(text, deals), tuple(dict.fromkeys(left_open)), tuple(dict.fromkeys(closed)))


def _places(text: str, name: str) -> tuple[Span, ...]:
    """Wherever the name stands: the corpus tells the name only."""
    return tuple(Span(*found.span()) for found in re.finditer(re.escape(name), text))
