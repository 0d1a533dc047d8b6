"""A picture is the same bytes every time, shows every script, and lets no name become markup or a formula."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from graph.analysis import MEASURES, Measure, Table, investors_by_companies
from graph.plots import PLOTTED, Text, picture
from graph.plots.fonts import families
from ontology.errors import DealgraphError
from tests.graph.analysis.made import graph, invested, path, star, strong_pair, ties
from tests.graph.analysis.test_lineage import models
from tests.graph.analysis.test_price_index import market
from tests.graph.factory import example

HOSTILE = "<script>alert($x^2$)</script> & \u202e\n青石岸资本"

ONCE = """
import sys
from tests.graph.plots.test_picture import drawn
sys.stdout.buffer.write(b"".join(drawn()))
"""


@cache
def tables() -> dict[str, Table]:
    """A table with rows for every measure, made from the small graphs."""
    prices = market(*(("M", a, d, {}) for a, d in (("8", "2024-01"), ("4", "2024-04"), ("2", "2024-07"))))
    found: dict[str, Table] = {}
    for made in (path(), star(), strong_pair(), prices, models("m", {"B": "A", "C": "A B"}, {}), graph(*example())):
        for one in MEASURES:
            table = one.table(made)
            if table.rows:
                found.setdefault(one.name, table)
    return found


def drawn() -> list[bytes]:
    """Some pictures in every form."""
    found = tables()
    names = ("co_investment", "price_index", "investors_by_companies", "followers")
    return [picture(name, found[name], form) for name in names for form in ("svg", "png")]


@pytest.mark.parametrize("one", MEASURES, ids=lambda one: one.name)
def test_every_measure_has_a_picture_in_both_forms(one: Measure) -> None:
    if one.name not in tables():
        table = Table("Speed", (), ())
        with pytest.raises(DealgraphError, match="nothing to plot"):
            picture(one.name, table, "svg")
        assert one.name in PLOTTED
        return
    table = tables()[one.name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # a letter without a glyph is a warning of matplotlib's
        root = ET.fromstring(picture(one.name, table, "svg"))
        image = Image.open(BytesIO(picture(one.name, table, "png")))
    assert root.get("id") == one.name
    assert image.width > 1_000


def test_another_process_draws_the_same_bytes() -> None:
    command = [sys.executable, "-c", ONCE]
    done = [
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert done[0] == done[1]
    assert len(done[0]) > 10_000
    assert b"<dc:date>" not in done[0]


def test_chinese_is_drawn_with_a_font_that_has_it() -> None:
    assert families(["月之暗面", "Ação"])[0] == "DejaVu Sans"
    assert len(families(["月之暗面"])) == 2
    assert families(["plain"]) == ["DejaVu Sans"]


def test_a_letter_that_no_font_has_is_told_with_what_to_install() -> None:
    with pytest.raises(DealgraphError, match="no font on this machine has the letters") as caught:
        families(["a\U0003fffe"])
    assert "fonts-noto-cjk" in str(caught.value.remedy)


def test_a_hostile_name_stays_a_name() -> None:
    table = investors_by_companies(graph(invested("a", *ties([(HOSTILE, "Xen")]))))
    svg = picture("investors_by_companies", table, "svg", text=Text.WORDS)
    words = ["".join(found.itertext()) for found in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]
    assert "<script>alert($x^2$)</script> &   青石岸资本" in words
    assert b"<script" not in svg
    assert picture("investors_by_companies", table, "png").startswith(b"\x89PNG")


def test_an_unknown_form_is_told() -> None:
    with pytest.raises(DealgraphError, match="no picture's form: 'pdf'"):
        picture("co_investment", tables()["co_investment"], "pdf")
