"""`dealgraph same-as`: whether two names stand for one thing, in a person's word."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.judging_options import ByOption, UnlikeOption, WhyOption, reason
from flows.cli.options import DataOption, DryRunOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import printable


def same_as(
    one: Annotated[str, typer.Argument(metavar="A", help="A thing, by a name or its IRI.")],
    other: Annotated[str, typer.Argument(metavar="B", help="Another one.")],
    differ: Annotated[bool, typer.Option("--not", help="They are two things, whatever a run may find.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back what was said of the two, either way.")] = False,
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    unlike: UnlikeOption = False,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say that two things are one or, with --not, that they never are, even where a later run would think so.

    \b
    Examples:
      dealgraph same-as "Northpole AI" "北极智能" --why "the same register entry"
      dealgraph same-as Northpole "Northpole Ventures" --not --why "the fund only shares the name"
      dealgraph same-as Northpole "Northpole Ventures" --undo --why "a slip"
    """
    from flows.judging import judging, shown_in_store
    from flows.settings import load_settings
    from ontology.errors import DealgraphError

    settings = load_settings(data=data, store=store)
    told = reason(why, "same-as")
    if differ and undo:
        raise DealgraphError("says two things at once", where="--not --undo", remedy="Leave one of them out.")
    be = "would be" if dry_run else "are"
    with judging(settings, by, "dealgraph same-as", dry_run=dry_run) as desk:
        if undo:
            taken = desk.undo(one, other, told)
            said = f"What {taken.by} said at {taken.at} {'would count' if dry_run else 'counts'} no more"
        elif differ:
            desk.tell_apart(one, other, told)
            said = f"{one} and {other} {be} two things"
        else:
            desk.merge((one, other), told, unlike=unlike)
            said = f"{one} and {other} {be} one thing"
        done = shown_in_store(desk, settings, no_store=no_store)
    typer.echo(f"{printable(said)}; {done}.")
