"""`dealgraph merge`: two names, one thing."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.judging_options import ByOption, UnlikeOption, WhyOption, reason
from flows.cli.options import DataOption, DryRunOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import printable


def merge(
    things: Annotated[list[str], typer.Argument(metavar="A B…", help="Two or more things, by a name or an IRI.")],
    why: WhyOption = "",
    by: ByOption = None,
    dry_run: DryRunOption = False,
    unlike: UnlikeOption = False,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    verbose: VerboseOption = False,
) -> None:
    """Say that things are one. No later run overrules it, and `dealgraph split` takes it back.

    After that the graph is as it was; the ledger keeps on record who said what and when, and so do RDF exports. Things
    of different kinds (a company and a fund of its name) are made one only with --unlike.

    \b
    Examples:
      dealgraph merge "Northpole AI" "北极智能" --why "the same register entry"
    """
    from flows.judging import judging, shown_in_store
    from flows.settings import load_settings
    from ontology.errors import DealgraphError

    settings = load_settings(data=data, store=store)
    told = reason(why, "merge")
    if len(things) < 2:
        raise DealgraphError("it takes two things to make one", where="merge", remedy="Name a second one.")
    with judging(settings, by, "dealgraph merge", dry_run=dry_run) as desk:
        names = [desk.one(name).name for name in things]
        desk.merge(tuple(things), told, unlike=unlike)
        done = shown_in_store(desk, settings, no_store=no_store)
    typer.echo(f"{printable(' and '.join(names))} {'would be' if dry_run else 'are'} one thing now; {done}.")
