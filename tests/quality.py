"""The extractor's figures on the gold facts, and the page that shows them, written by ``python -m tests.quality``."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

from flows.cli.progress_bar import progress_bar
from flows.evaluate import handed_over, raw_articles
from flows.evaluation import Figures, Gold, read_gold, score
from flows.evaluation.page import comparison
from flows.progress import Progress, Silent
from flows.settings import load_settings
from ontology.model import load_ontology
from tests.flows.command import ROOT
from tests.misread import section

OWN = ROOT / "tests" / "articles"
FRENCH_SPANISH = ROOT / "tests" / "articles_fr_es"
OWN_UNREAD = ("04", "08", "10")
"""The numbers of our own articles that stay unread while rules are written."""

LOOKED_AT = ("de-05", "zh-05")
"""Of the development set's articles that are kept apart, those that were looked at all the same; they count as read."""

PAGE = ROOT / "docs" / "reference" / "quality.md"
_HEAD = """# Quality

How much of what careful readers find in an article dealgraph finds, and how much of what it says is right. The gold
facts of the first three sets are not part of this project; with them beside it, this page is written by

    DEALGRAPH_SHARED=../shared python -m tests.quality

`core` are the seven relations about money, models and prices; `strict` asks for the right status, too. Of the
development set eight articles have stayed unread: they tell how it does on what nobody has seen (ten were kept apart,
two of which were looked at). Nothing was learned from any article of this page. `our own` are the
articles in `tests/articles/`, about invented companies nearly all of them; of those, too, some stay unread. French and
Spanish, which have hardly any triggers, are measured by ten articles in `tests/articles_fr_es/` that nobody has looked
at. `dealgraph evaluate tests/articles` shows the figures of a set article by article.

"""


_SETS = {
    "gold": "five real articles",
    "dev": "development set",
    "unread": "its eight unread articles",
    "own": "our own",
    "own_unread": "our own, unread",
    "fr_es": "French and Spanish",
}


def scores(shared: Path, progress: Progress | None = None) -> dict[str, Figures]:
    """The figures for the real articles, the development set with its unread part, and our own sets."""
    shown = progress or Silent()
    evaluation = shared / "evaluation"
    gold, dev, own = read_gold(evaluation / "gold"), read_gold(evaluation / "dev"), read_gold(OWN)
    kept_apart = (evaluation / "dev" / "heldout.txt").read_text(encoding="utf-8").split()
    unread = [name for name in kept_apart if name not in LOOKED_AT]
    other = read_gold(FRENCH_SPANISH)
    own_unread = [name for name in own.articles if name[-2:] in OWN_UNREAD]
    own_read = [name for name in own.articles if name not in own_unread]
    return {
        **_measured(gold, shared / "articles", {"gold": gold.articles}, shown),
        **_measured(dev, evaluation / "dev" / "articles", {"dev": dev.articles, "unread": unread}, shown),
        **_measured(own, OWN, {"own": own_read, "own_unread": own_unread}, shown),
        **_measured(other, FRENCH_SPANISH, {"fr_es": other.articles}, shown),
    }


def _measured(gold: Gold, folder: Path, parts: Mapping[str, Collection[str]], progress: Progress) -> dict[str, Figures]:
    """Read a set's articles once, and score each part of them."""
    settings = load_settings()
    articles = raw_articles(gold, folder, settings)
    progress.stage("extract", len(articles))
    run = handed_over(articles, settings, progress)
    return {name: score(gold.only(part), run, load_ontology()) for name, part in parts.items()}


def page(figures: Mapping[str, Figures]) -> str:
    """The page as Markdown."""
    return _HEAD + comparison({title: figures[name] for name, title in _SETS.items()}) + section()


def main() -> None:
    """Measure and write the page."""
    with progress_bar(sys.stderr.isatty()) as progress:
        figures = scores(Path(os.environ["DEALGRAPH_SHARED"]).resolve(), progress)
    PAGE.write_text(page(figures), encoding="utf-8")


if __name__ == "__main__":
    main()
