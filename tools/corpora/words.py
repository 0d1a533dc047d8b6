"""Corpora that come as tokens, put together again to sentences as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from ontology.records import Span

_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "'", "’", "”", "''", "™", "®"])
_NO_SPACE_AFTER = frozenset(["(", "[", "{", "$", "€", "£", "#", "“", "``"])
_QUOTES = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_CLITICS = ("'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m")


Place: TypeAlias = tuple[int, int]
"""Start and end of a token in the text; some corpora have tokens that are empty, so it need not be a span."""


def sentence(tokens: Sequence[str]) -> tuple[str, tuple[Place, ...]]:
    """The text of the tokens, and where each of them stands in it."""
    text = ""
    places: list[Place] = []
    glued, quoted = True, False
    for raw in tokens:
        token = _QUOTES.get(raw, raw)
        opens = raw == "``" or (raw == '"' and not quoted)
        closes = raw == "''" or (raw == '"' and quoted)
        if opens or closes:
            quoted = opens
        if token and not (glued or closes or token in _NO_SPACE_BEFORE or token in _CLITICS):
            text += " "
        places.append((len(text), len(text) + len(token)))
        text += token
        glued = opens or token in _NO_SPACE_AFTER
    return text, tuple(places)


def stretch(places: Sequence[Place], first: int, last: int) -> Span:
    """From the first of these tokens to the end of the last."""
    return Span(places[first][0], places[last][1])
