"""`dealgraph review`: the pairs in doubt, one after the other, for a person to decide."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.formats import TextFormat
from flows.cli.judging_options import ByOption
from flows.cli.options import DataOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import as_json, printable, write_line

if TYPE_CHECKING:  # for the types alone: a command imports nothing heavy before it needs it
    from graph.resolution.queue import Doubt

WHY = {"y": "reviewed: the same thing", "n": "reviewed: two things"}
"""The reason that is kept where a person gives none."""


def review(
    shown: Annotated[bool, typer.Option("--list", help="Show the queue and ask nothing.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Pairs at most.")] = 20,
    output: Annotated[TextFormat, typer.Option("--format", "-f", help="How to print the queue.")] = TextFormat.TEXT,
    by: ByOption = None,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Decide which pairs in doubt are one thing, the most valuable first, each with its evidence.

    Answer y (one thing), n (two things), s (skip) or q (enough), with a reason behind it if you like: "y same address".
    Each answer is a judgement, which no run overrules and `dealgraph same-as A B --undo` takes back. Without a terminal
    answers are read line by line.

    \b
    Examples:
      dealgraph review
      dealgraph review --list --format json --limit 100
    """
    from flows.judging import judging, opened_desk, shown_in_store
    from flows.settings import load_settings
    from graph.ledger import Ledger
    from graph.resolution.queue import doubts

    settings = load_settings(data=data, store=store)
    if shown or output is TextFormat.JSON:
        desk = opened_desk(Ledger.open(settings.data, create=False))
        queue = doubts(desk.settled, desk.directory)[:limit]
        if output is TextFormat.JSON:
            write_line(as_json([asdict(doubt) for doubt in queue]))
        else:
            _show(queue)
        return
    with judging(settings, by, "dealgraph review") as desk:
        queue = doubts(desk.settled, desk.directory)[:limit]
        decided = 0
        for number, doubt in enumerate(queue, 1):
            write_line(_told(doubt, f"{number}/{len(queue)}"))
            answer, why = _answer()
            if answer == "q":
                break
            if answer in WHY:
                one, other = doubt.match.one, doubt.match.other
                desk.say("same" if answer == "y" else "different", one, other, why or WHY[answer])
                decided += 1
        done = shown_in_store(desk, settings, no_store=no_store) if decided else "nothing was written"
    typer.echo(f"{decided} of {len(queue)} pairs decided; {done}." if queue else "No pair is in doubt.")


def _show(queue: tuple[Doubt, ...]) -> None:
    for number, doubt in enumerate(queue, 1):
        write_line(_told(doubt, str(number)))
    write_line(f"{len(queue)} pairs in doubt" if queue else "No pair is in doubt.")


def _told(doubt: Doubt, number: str) -> str:
    lines = [f"{number}. {doubt.one.name} = {doubt.other.name} ? ({doubt.match.score:.2f})"]
    lines += [f"   {reason}" for reason in doubt.match.reasons]
    for it, quotes in zip((doubt.one, doubt.other), doubt.quotes, strict=True):
        names = ", ".join(dict.fromkeys(name.text for name in it.names))
        lines.append(f"   {it.name} · {it.type} · {it.mentions} mentions, {it.claims} claims · {names}")
        lines += [f"     {quote.article}: {quote.text}" for quote in quotes]
    return "\n".join(map(printable, lines)) + "\n"


def _answer() -> tuple[str, str]:
    """The next answer and the reason behind it; the end of the input is enough."""
    while True:
        if sys.stdin.isatty():
            typer.echo("one thing? [y/n/s/q] ", nl=False)
        line = sys.stdin.readline()
        answer, _, why = line.strip().partition(" ")
        if not line:
            return "q", ""
        if answer.casefold() in ("y", "n", "s", "q"):
            return answer.casefold(), why.strip()
        typer.echo(f"{printable(answer)!r} is no answer: y (one thing), n (two things), s (skip) or q (enough).")
