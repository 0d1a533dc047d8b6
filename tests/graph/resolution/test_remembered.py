"""What is remembered of names saves time and changes nothing that is found."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.resolution import forget_names, remembered
from graph.resolution.comparing import Comparing
from graph.resolution.matching import matches
from graph.resolution.remembered import FILE, Remembered
from graph.resolution.signals import Signal
from graph.resolution.things import Thing
from ontology.catalogue import Catalogue, load_catalogue
from ontology.records import Entity, Name, Reading
from tests.graph.resolution.many import invented, telling

THINGS = (
    *invented(240),
    *(
        Entity(f"https://example.org/{number}", kind, name, (Name(name, "", "alias"),), known=False)
        for number, (kind, name) in enumerate(
            [("Company", "Vulkan"), ("Company", "Vulkanmotor"), ("Company", "火山引擎"), ("Investor", "Tencent Fund")]
        )
    ),
)
ARTICLES = [telling(THINGS[at : at + 30]) for at in range(0, len(THINGS), 20)]
"""Each names some of what the one before names."""


class Counting(Remembered):
    """Counts what had to be compared, by asking what would be asked anew."""

    compared = 0

    def signal(self, one: Thing, other: Thing) -> Signal | None:
        before = self._is_new
        self._is_new = False
        found = super().signal(one, other)
        Counting.compared += self._is_new
        self._is_new = self._is_new or before
        return found


def run(folder: Path, articles: Sequence[Reading], catalogue: Catalogue) -> bool:
    """A run that remembers; True where it had something to remember anew. It must find what one from nothing finds."""
    memory = Remembered.read(folder, catalogue)
    assert matches(articles, catalogue, memory) == matches(articles, catalogue, Comparing(catalogue))
    return memory.keep(folder)


def test_runs_that_remember_find_what_runs_from_nothing_find_whatever_comes_and_goes(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    assert run(tmp_path, ARTICLES[:6], catalogue)
    assert not run(tmp_path, ARTICLES[5::-1], catalogue)
    assert run(tmp_path, ARTICLES, catalogue)
    assert run(tmp_path, ARTICLES[3:9], catalogue)
    assert run(tmp_path, (*ARTICLES[3:9], ARTICLES[0]), catalogue)


def test_a_run_over_what_is_there_compares_nothing_anew_and_an_article_only_what_it_brings(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    run(tmp_path, ARTICLES, catalogue)
    Counting.compared = 0
    matches(ARTICLES, catalogue, Counting.read(tmp_path, catalogue))
    assert Counting.compared == 0
    further = telling((Entity("https://example.org/new", "Company", "Moonshot Vulkan", (), known=False),))
    matches((*ARTICLES, further), catalogue, Counting.read(tmp_path, catalogue))
    assert 0 < Counting.compared < len(THINGS)


def test_another_catalogue_and_other_rules_forget_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue((), "one")
    assert run(tmp_path, ARTICLES, catalogue)
    assert not run(tmp_path, ARTICLES, catalogue)
    assert run(tmp_path, ARTICLES, Catalogue((), "another"))
    monkeypatch.setattr(remembered, "_rules", lambda: "others")
    assert run(tmp_path, ARTICLES, Catalogue((), "another"))


@pytest.mark.parametrize("damage", [b"", b"[]", b'{"basis": 1', b'{"basis": {}}', b"\xff"])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    catalogue = Catalogue((), "")
    assert run(tmp_path, ARTICLES, catalogue)
    (tmp_path / FILE).write_bytes(damage)
    assert run(tmp_path, ARTICLES, catalogue)
    assert not run(tmp_path, ARTICLES, catalogue)


def test_names_that_were_taken_apart_can_be_forgotten_at_any_time() -> None:
    catalogue = Catalogue((), "one")
    first = matches(ARTICLES, catalogue)
    forget_names()
    assert matches(ARTICLES, catalogue) == first
