"""`dealgraph retract`: an article out of everything, for good."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.options import DataOption, LogOption, NoStoreOption, StoreOption, VerboseOption
from flows.cli.shown import printable


def retract(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="Its key, its IRI, or the file or address that it was read from.")
    ],
    why: Annotated[str, typer.Option("--why", help="The reason, which is kept.")] = "",
    undo: Annotated[bool, typer.Option("--undo", help="Let a retracted article in again with the next run.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be taken out; write nothing.")] = False,
    data: DataOption = None,
    store: StoreOption = None,
    no_store: NoStoreOption = False,
    log: LogOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Take an article, its earlier versions, its claims and what only it supported out of ledger, store and exports.

    What is left is its name, the reason, and what it takes to keep it out: its text comes back from no source, and its
    web address is asked no more. Where a newer text has replaced the one that is named, the newer one stays. Backups,
    exports and answers of a language model (dealgraph-answers/) that were kept before still hold what they quote.

    \b
    Examples:
      dealgraph retract 01-en-tallgrund-series-b --why "withdrawn by the publisher"
      dealgraph retract https://example.org/a --why "a hoax" --dry-run
      dealgraph retract https://example.org/a --undo
    """
    from flows.retracting import let_back, one_to_retract, retract_article
    from flows.settings import load_settings
    from flows.syncing import sync_ledger
    from graph.ledger import Ledger
    from ontology.errors import DealgraphError

    settings = load_settings(data=data, store=store)
    ledger = Ledger.open(settings.data, create=False)
    if undo:
        if dry_run:
            typer.echo("Nothing was written. The tombstone would be taken away.")
            return
        with ledger.writing("dealgraph retract --undo"):
            let_back(ledger, article)
        typer.echo("The tombstone is gone. Its sources may bring it again with the next `dealgraph ingest` or `watch`.")
        return
    if not why.strip():
        raise DealgraphError(
            "a retraction needs a reason, which is kept", where="retract", remedy='Add --why "the reason".'
        )
    if dry_run:
        found = one_to_retract(ledger, article)
        reading = ledger.get(found.article)
        claims = len(reading.claims) if reading else 0
        typer.echo(f"Nothing was written. {printable(found.key)} would go with {claims} claims ({found.article}).")
        return
    with ledger.writing("dealgraph retract"):
        stones = retract_article(ledger, article, why.strip())
        changes = None if no_store else sync_ledger(ledger, settings, trusting=True)
    told = "the store was left alone" if changes is None else f"{changes} nodes and edges changed in the store"
    earlier = f" with {len(stones) - 1} earlier versions" if len(stones) > 1 else ""
    typer.echo(f"{printable(stones[0].key)} was retracted{earlier}; {told}.")
