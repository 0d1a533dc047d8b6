"""The figures as a table, and ``docs/reference/corpora.md``."""

from __future__ import annotations

from collections.abc import Mapping

from tools.corpora.registry import CORPORA
from tools.corpora.score import Score, Tally
from tools.tables import Table

_HEAD = """# Public corpora

What the extractor finds in news that others have annotated, and how much of what it says there is right. None of these
corpora is about the AI-model business, none was made for this project, and none is part of it: with them beside the
checkout this page is written by

    DEALGRAPH_SHARED=../shared python -m tools.corpora --write docs/reference/corpora.md

Only their training or development parts are read; the test parts are kept for others to measure on.

Every sentence (of SmartData, every document) is read alone, as an article. A claim is right where both sides
overlap what is annotated, the buyer as buyer; its status, sum and date are not compared, since most corpora do not tell
them. `either` takes one relation for the other without blame: the corpora draw the line elsewhere. A claim
is judged only where a corpus decides, and counts as one of the `claims` only then: CORE and FinRE label single pairs of
companies, so a claim on two others in the same sentence is not judged, and neither is one on a pair that is left open
below.
"""


def table(scores: Mapping[str, Score]) -> Table:
    """One row a corpus and relation that the corpus marks, or that we claim in it."""
    languages = {corpus.name: corpus.language for corpus in CORPORA}
    return Table(
        ("corpus", "relation", "passages", "deals", "recall", "claims", "precision", "not judged"),
        tuple(
            (f"{name} ({languages[name]})", relation, f"{score.passages:,}", *_cells(tally))
            for name, score in scores.items()
            for relation, tally in score.rows.items()
            if tally.deals or tally.judged
        ),
        words=2,
    )


def page(scores: Mapping[str, Score], limit: int | None) -> str:
    """The page as Markdown."""
    sample = f"\nOf each corpus at most {limit:,} passages, chosen by their digests.\n" if limit else ""
    unnamed = "".join(
        f"\nIn {name} {score.unnamed} more deals name a side by a pronoun or the like only; read alone, such a passage "
        "does not tell who it is, and they are left out.\n"
        for name, score in scores.items()
        if score.unnamed
    )
    told = "\n".join(
        f"- **{corpus.name}**: {corpus.mapping} {corpus.breadth} {corpus.credit}; {corpus.licence}."
        for corpus in CORPORA
        if corpus.name in scores
    )
    figures = table(scores).as_markdown()
    return f"{_HEAD}{sample}\n{figures}\n{unnamed}\n## How their marks become our relations\n\n{told}\n"


def _cells(tally: Tally) -> tuple[str, ...]:
    return (str(tally.deals), _share(tally.recall), str(tally.judged), _share(tally.precision), str(tally.unjudged))


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
