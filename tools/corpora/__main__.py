"""``python -m tools.corpora``: recall and precision on public corpora that lie beside the checkout."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extraction.pipeline import load_extractor
from ontology.errors import DealgraphError
from tools.corpora.measure import passages, score
from tools.corpora.page import page, table
from tools.corpora.registry import CORPORA
from tools.corpora.score import Score


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where a corpus is missing."""
    given = _parser().parse_args(arguments)
    wanted = [corpus for corpus in CORPORA if not given.only or corpus.name in given.only]
    try:
        folder = _folder()
        samples = {corpus.name: passages(corpus, folder, given.limit) for corpus in wanted}
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    extractor = load_extractor()
    scores: dict[str, Score] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        for name, sample in samples.items():
            task = progress.add_task(name, total=len(sample))
            scores[name] = score(sample, extractor.read, partial(progress.advance, task))
    table(scores).print(Console())
    if given.write:
        given.write.write_text(page(scores, given.limit), encoding="utf-8")
    return 0


def _folder() -> Path:
    shared = os.environ.get("DEALGRAPH_SHARED")
    if not shared:
        raise DealgraphError(
            "is not set",
            where="DEALGRAPH_SHARED",
            remedy="Set it to the folder that holds corpora/.",
        )
    return Path(shared) / "corpora"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.corpora", description=__doc__)
    parser.add_argument("--limit", type=int, metavar="N", help="at most N passages of each corpus (default: all)")
    parser.add_argument("--only", action="append", choices=[corpus.name for corpus in CORPORA], help="this corpus only")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/corpora.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
