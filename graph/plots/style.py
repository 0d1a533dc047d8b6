"""What all pictures look like: colours that everybody can tell apart, and no chance in the bytes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#000000")
"""Okabe and Ito 2008, "Color universal design": told apart with every kind of colour vision, and in print."""

MARKERS = ("o", "s", "^", "D", "v", "P", "X", "*")
"""With each colour goes a shape, so that nothing is told by colour alone."""

DISPUTED = "////"
"""How a bar is hatched that counts what is in a conflict."""

LIGHT = "#BBBBBB"

SETTINGS: Mapping[Any, Any] = {  # keyed by a literal type of a hundred names, which matplotlib checks itself
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 11,
    "axes.titlelocation": "left",
    "axes.unicode_minus": False,
    "figure.dpi": 100,
    "font.size": 9,
    "hatch.linewidth": 0.6,
    "legend.frameon": False,
    "savefig.dpi": 200,
    # Ids inside an SVG are made with this and not by chance.
    "svg.hashsalt": "dealgraph",
    # A name may hold a dollar sign, which begins no formula.
    "text.parse_math": False,
}
