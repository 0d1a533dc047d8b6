"""A sentence cut into the tokens that the name tagger labels.

In Latin script a token is a word or a sign; in Chinese every character is one, with Latin words in between kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_LATIN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W\d_\u3400-\u9fff\uf900-\ufaff]+|\d+|[^\w\s]|_")


@dataclass(frozen=True, slots=True)
class Token:
    """A token and its place in its sentence."""

    start: int
    end: int
    text: str


def tokens_of(content: str, language: str) -> list[Token]:
    """The tokens of a sentence in their order, blanks left out."""
    pattern = _HAN if language == "zh" else _LATIN
    return [Token(match.start(), match.end(), match.group()) for match in pattern.finditer(content)]
