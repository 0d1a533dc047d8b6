"""What ``python -m tools.bench`` runs."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from rich.console import Console

from ontology.errors import DealgraphError
from tools.bench.articles import article_folders, texts_by_language
from tools.bench.goals import goals_as_json
from tools.bench.page import articles_told, memory_told, page, tables, verdict
from tools.bench.result import measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, show, write; 1 where what is required is missed or something is missing."""
    given = _parser().parse_args(arguments)
    try:
        shared = _shared(needed=given.write is not None)
        texts, folders = texts_by_language(shared), tuple(article_folders(shared))
        result = measure(texts, folders=folders, rounds=given.rounds, passes=given.passes, profile=given.profile)
    except DealgraphError as error:
        print(error, file=sys.stderr)
        return 1
    if not given.json:
        console = Console()
        for table in tables(result).values():
            table.print(console)
        console.print(verdict(result), highlight=False)
        console.print(memory_told(result), highlight=False)
        console.print(articles_told(result), highlight=False)
    if given.write:
        given.write.write_text(page(result), encoding="utf-8")
    if given.json:  # last, so that there is none where the page cannot be written
        print(json.dumps({**asdict(result), "goals": goals_as_json(result.goals), "met": result.met}, indent=2))
    return 0 if result.met else 1


def _shared(*, needed: bool) -> Path | None:
    folder = os.environ.get("DEALGRAPH_SHARED")
    if needed and not folder:
        raise DealgraphError(
            "is not set, and the page's figures are those of all articles",
            where="DEALGRAPH_SHARED",
            remedy="Set it to the folder that holds evaluation/, or measure without --write.",
        )
    return Path(folder) if folder else None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of reading after the first (default: 5)")
    parser.add_argument("--passes", type=int, default=4, help="passes over 200 articles for memory (default: 4)")
    parser.add_argument("--profile", action="store_true", help="also tell which functions take most of the time")
    parser.add_argument("--json", action="store_true", help="figures as JSON instead of tables")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="write the page, docs/reference/speed.md")
    return parser
