"""`dealgraph evaluate`: how much is found, and how much of what is said is right."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import TextFormat
from flows.cli.options import BudgetOption, ReadOption, VerboseOption, language_model
from flows.cli.shown import as_json, print_table, printable, write_line

if TYPE_CHECKING:
    from flows.evaluate import Evaluated
    from flows.evaluation import Score


def evaluate(
    gold: Annotated[
        list[Path],
        typer.Argument(metavar="GOLD_DIR", help="Folders with facts.jsonl, entities.jsonl and perhaps mentions.jsonl."),
    ],
    articles: Annotated[
        Path | None,
        typer.Option("--articles", metavar="DIR", help="The articles (default: `articles` in or beside GOLD_DIR)."),
    ] = None,
    write: Annotated[
        Path | None, typer.Option("--write", metavar="FILE", help="Also write the figures as a Markdown page.")
    ] = None,
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed and what is wrong, too.")] = False,
    output: Annotated[TextFormat, typer.Option("--format", "-f", help="How to print the figures.")] = TextFormat.TEXT,
    read: ReadOption = None,
    budget: BudgetOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Read articles whose facts people have noted, and tell how many of these are found and how much else is said.

    The articles are those that the gold facts name. A claim is right when it has the fact's relation, things and
    number and is denied where the fact is; `strict` asks for the same status. `core` are the relations about money,
    models and prices, which the figures by language and by article are of. Nothing is written but FILE. Each folder is
    read and measured by itself. Names that were imported into the data folder of the settings are known.

    \b
    Examples:
      dealgraph evaluate gold/
      dealgraph evaluate gold/ more-gold/ --write quality.md
      dealgraph evaluate gold/ --articles news/ --misses --format json
    """
    from flows.cli.progress_bar import progress_bar
    from flows.evaluate import evaluate as measure
    from flows.evaluation.page import page
    from flows.settings import load_settings
    from ontology.errors import DealgraphError

    if write is not None and not write.absolute().parent.is_dir():
        # Found out before the articles are read, which may take minutes.
        raise DealgraphError(
            "there is no such folder", where=str(write.parent), remedy="Make it, or name another --write."
        )
    with progress_bar(sys.stderr.isatty()) as progress:
        settings = load_settings(language_model=language_model(read, budget))
        found = measure(gold, settings, articles=articles, progress=progress)
    for note in found[-1].notes:
        typer.echo(f"Note: {printable(note.source)} {printable(note.sentence)}.", err=True)
    for one in found:
        if one.in_part:
            told = f"Note: {one.name}: {one.in_part} articles were read without all of the language model's answers."
            typer.echo(printable(told), err=True)
    if write is not None:
        told = page({one.name: one.figures for one in found}, {one.name: one.in_part for one in found})
        write.write_text(told, encoding="utf-8", newline="\n")
    if output is TextFormat.JSON:
        write_line(as_json([_as_dict(one, misses) for one in found]))
        return
    for one in found:
        _print(one, misses)
    if write is not None:
        write_line(f"Wrote {write}.")


def _as_dict(one: Evaluated, with_misses: bool) -> dict[str, object]:
    from flows.evaluation.as_json import as_dict
    from flows.evaluation.rows import misses
    from ontology.model import load_ontology

    told = {"gold": one.name, "read_in_part": one.in_part, **as_dict(one.figures)}
    return told | {"misses": list(misses(one.figures, load_ontology()))} if with_misses else told


def _print(one: Evaluated, with_misses: bool) -> None:
    from flows.evaluation.rows import counts, groups, misses, overall, shares
    from ontology.model import load_ontology

    figures = one.figures
    rows = [_row(title, score) for title, score in overall(figures)]
    for head, group in groups(figures):
        rows += [(f"by {head}", *[""] * 6), *(_row(f"  {name}", score) for name, score in group.items())]
    print_table(("", "precision", "recall", "F1", "right", "said", "gold"), rows, title=one.name)
    others = [(title, f"{value:.3f}", counted) for title, counted, value in shares(figures)]
    others += [(title, "", counted) for title, counted in counts(figures)]
    print_table(("", "share", "counts"), others)
    if with_misses:
        found = list(misses(figures, load_ontology()))
        print_table(tuple(found[0]) if found else ("what",), [tuple(miss.values()) for miss in found])


def _row(title: str, score: Score) -> tuple[object, ...]:
    shown = (f"{value:.3f}" for value in (score.precision, score.recall, score.f1))
    return title, *shown, score.right, score.said, score.gold
