"""Traditional Chinese signs as simplified ones, sign for sign, so that one set of patterns reads both scripts."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def simplified() -> dict[int, str]:
    """The table for ``str.translate``: each traditional sign with the simplified one that OpenCC puts first."""
    import opencc

    # The package converts phrases too, which would move offsets; its table of single signs keeps them.
    table = Path(opencc.__file__).with_name("dictionary") / "TSCharacters.txt"
    pairs = (line.split() for line in table.read_text(encoding="utf-8").splitlines() if line.strip())
    return {ord(traditional): choices[0] for traditional, *choices in pairs if len(traditional) == len(choices[0]) == 1}
