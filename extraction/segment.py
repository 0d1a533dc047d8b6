"""Chinese text cut into its likeliest words, by how often each is written (wordfreq's word list)."""

from __future__ import annotations

import math
from functools import cache, lru_cache

from wordfreq import get_frequency_dict

_LONGEST = 6
_UNKNOWN = math.log(1e-9)
"""Weight of a single character that is no word; an unknown name falls apart into such."""


@cache
def _weights() -> dict[str, float]:
    words = get_frequency_dict("zh", wordlist="small")
    return {word: math.log(share) for word, share in words.items() if len(word) <= _LONGEST}


@lru_cache(maxsize=512)
def words_of(content: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each word; what is not Chinese is cut into single signs, too."""
    weights = _weights()
    best = [0.0] * (len(content) + 1)
    back = [0] * (len(content) + 1)
    for end in range(1, len(content) + 1):
        best[end], back[end] = best[end - 1] + _weight(weights, content[end - 1]), end - 1
        for start in range(max(0, end - _LONGEST), end - 1):
            weight = weights.get(content[start:end])
            if weight is not None and best[start] + weight > best[end]:
                best[end], back[end] = best[start] + weight, start
    cuts, end = [], len(content)
    while end > 0:
        cuts.append((back[end], end))
        end = back[end]
    return tuple(reversed(cuts))


def _weight(weights: dict[str, float], sign: str) -> float:
    return weights.get(sign, _UNKNOWN)
