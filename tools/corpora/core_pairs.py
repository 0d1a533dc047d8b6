"""CORE: one pair of companies in one or a few English sentences, as a JSON list."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ontology.records import Span
from tools.corpora.passages import ACQUIRED, INVESTED, Deal, Pair, Passage, distinct
from tools.corpora.words import sentence, stretch

_BOUGHT_BY = "acquired_by"
_HOLDS = "shareholder_of"
_OPEN = ("merged_with", "subsidiary_of")
_SAYS_NOTHING = frozenset(
    ("the", "of", "and", "in", "for", "its", "it", "this", "company", "firm", "group", "inc", "ltd")
)


def read_core(path: Path) -> Iterator[Passage]:
    """Every text once, with all pairs that were looked at in it."""
    rows: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for record in json.loads(path.read_text(encoding="utf-8")):
        rows.setdefault(tuple(record["context"]), []).append(record)
    for tokens, records in rows.items():
        yield _passage(tokens, records)


def _passage(tokens: Sequence[str], records: Sequence[dict[str, Any]]) -> Passage:
    text, places = sentence(tokens)
    deals: list[Deal] = []
    left_open: list[Pair] = []
    closed: list[Pair] = []
    unnamed = 0
    for record in records:
        first = stretch(places, record["e1_start"], record["e1_end"])
        second = stretch(places, record["e2_start"], record["e2_end"])
        pair = Pair((first,), (second,))
        if record["invert_relation"]:
            pair = pair.swapped
        if record["relation"] not in (_BOUGHT_BY, _HOLDS):
            (left_open if record["relation"] in _OPEN else closed).append(pair)
        elif not (_names(text, first, record["e1_name"]) and _names(text, second, record["e2_name"])):
            unnamed += 1
            left_open.append(pair)
        elif record["relation"] == _BOUGHT_BY:
            deals.append(Deal(ACQUIRED, pair.swapped))
        else:
            deals.append(Deal(INVESTED, pair))
    return Passage(text, "en", distinct(text, deals), tuple(left_open), tuple(closed), unnamed)


def _names(text: str, span: Span, name: str) -> bool:
    """Whether the place names the thing, not as "it" or "the company": a word of its name, or its initials."""
    here = _telling(span.of(text))
    return bool(here & _telling(name)) or _initials(name) in here


def _telling(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.casefold())) - _SAYS_NOTHING


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"\w+", name)).casefold()
