"""The example articles are what examples/README.md says they are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[1] / "examples" / "articles"
ARTICLES = sorted(FOLDER.iterdir())
LANGUAGES = ("de", "en", "pt", "zh")


def test_two_articles_in_each_language() -> None:
    found = [path.name.split("-")[1] for path in ARTICLES]
    assert sorted(found) == sorted(LANGUAGES * 2)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_is_short_and_dated(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    # A Chinese word is about one and a half signs long; 250 words of a European language are 2,000 characters.
    assert 300 <= len(text) <= 3_000
    assert re.search(r"\b2026\b|2026年", text), "no date line"
    assert "\r" not in text
    assert text.endswith("\n")


def test_every_article_is_explained() -> None:
    explained = (FOLDER.parent / "README.md").read_text(encoding="utf-8")
    for path in ARTICLES:
        assert f"`{path.name[:5]}`" in explained


@pytest.mark.shared
def test_the_invented_names_occur_in_no_shared_article(shared: Path) -> None:
    """Whoever measures on the shared articles must not profit from the examples."""
    names = ("Tallgrund", "Korvin-2", "Norrmark", "Rede Alta", "Brisalta", "Jangada", "Faro Linguagem", "Cantarela",
             "Pumpenwerk Dorsum", "Suolahti", "Sextante", "澄屿", "听潮", "青石岸", "岭南渡", "纸鹤书房")  # fmt: skip
    own = "\n".join(path.read_text(encoding="utf-8") for path in ARTICLES)
    assert [name for name in names if name not in own] == []
    for folder in (shared / "articles", shared / "evaluation"):
        for path in folder.rglob("*"):
            if path.suffix in {".txt", ".jsonl"}:
                text = path.read_text(encoding="utf-8")
                assert [name for name in names if name in text] == [], path.name
