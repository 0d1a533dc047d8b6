"""`dealgraph schedule`: the sources looked at by the clock, on this machine."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import DataOption, StoreOption, VerboseOption
from flows.cli.shown import print_table, printable


def schedule(
    data: DataOption = None,
    store: StoreOption = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what is scheduled; start nothing.")] = False,
    verbose: VerboseOption = False,
) -> None:
    """Look at each source when its schedule says so, until Ctrl-C. Nothing else needs to be set up.

    A Prefect server is started where PREFECT_API_URL names none; it keeps its runs in the data folder and shows them,
    with a report of each, on the page that is printed. Runs follow one another. For several machines, see
    prefect.yaml, whose deployments a `prefect worker` runs.

    \b
    Examples:
      dealgraph schedule
      dealgraph schedule --dry-run
    """
    import os

    from flows.schedule import lasting_api, scheduled, serve
    from flows.settings import load_settings
    from graph.ledger import Ledger

    settings = load_settings(data=data, store=store)
    rows = sorted(scheduled(settings).items())
    if dry_run:
        print_table(("source", "schedule"), rows)
        return
    if store is not None:
        os.environ["DEALGRAPH_STORE"] = store  # the runs are processes of their own, which read the settings again
    Ledger.open(settings.data)
    with lasting_api(settings.data) as url:
        typer.echo(f"Watching {', '.join(printable(name) for name, _ in rows)}; see {url.removesuffix('/api')}")
        serve(settings)
