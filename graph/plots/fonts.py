"""Fonts that have the letters of a picture: names are in every script, and a box tells nobody anything."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from matplotlib import font_manager

from ontology.errors import DealgraphError

BASE = "DejaVu Sans"
"""It comes with matplotlib and has Latin, Greek and Cyrillic."""

PREFERRED = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "Droid Sans Fallback",
    "Noto Sans CJK JP",
)
"""Sans-serif fonts with Chinese, as Debian, macOS and Windows call them; any other that has the letters will do."""


def families(texts: Iterable[str]) -> list[str]:
    """The fonts, by name, that together have every letter; an error where the machine has none with some of them."""
    missing = {letter for text in texts for letter in text if not letter.isspace()} - _letters(BASE)
    found = [BASE]
    for name in _installed() if missing else ():
        if missing & _letters(name):
            found.append(name)
            missing -= _letters(name)
        if not missing:
            break
    if missing:
        shown = "".join(sorted(missing)[:12])
        raise DealgraphError(
            f"no font on this machine has the letters {shown!r}",
            where="plots",
            remedy="Install one that does: Noto Sans CJK (Debian: apt-get install fonts-noto-cjk) has all of Chinese.",
        )
    return found


@cache
def _installed() -> tuple[str, ...]:
    """The names of all fonts, those that suit best first; what was installed after matplotlib first looked, too."""
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in font_manager.findSystemFonts():
        if path not in known:
            try:
                font_manager.fontManager.addfont(path)
            except (OSError, RuntimeError, ValueError):
                continue  # a file that is no font that matplotlib can draw with
    # The font of last resort has a box for every letter, which is what must not be shown.
    names = {entry.name for entry in font_manager.fontManager.ttflist if not entry.name.startswith("Last Resort")}
    return (*(name for name in PREFERRED if name in names), *sorted(names - {BASE, *PREFERRED}))


@cache
def _letters(family: str) -> frozenset[str]:
    """Every letter that the font has."""
    told = next(entry for entry in font_manager.fontManager.ttflist if entry.name == family)
    wanted = font_manager.FontProperties(family=[family], weight=told.weight, stretch=told.stretch)
    return frozenset(map(chr, font_manager.get_font(font_manager.findfont(wanted)).get_charmap()))
