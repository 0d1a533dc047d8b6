"""`dealgraph migrate`, `backup`, `restore`: keeping the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, VerboseOption


def migrate(data: DataOption = None, verbose: VerboseOption = False) -> None:
    """Bring a data folder of an older version to this version's format.

    \b
    Example:
      dealgraph migrate --data old-data
    """
    from flows.settings import load_settings
    from graph.ledger import migrate as migrate_folder

    passed = migrate_folder(load_settings(data=data).data)
    if passed:
        typer.echo(f"Format {passed[0]} to {passed[-1] + 1}: done.")
    else:
        typer.echo("Nothing to do: the folder has this version's format.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .tar.gz file to write.")],
    data: DataOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Put the ledger into one file; the same ledger gives the same bytes. Stores are made from it again.

    \b
    Example:
      dealgraph backup deals.tar.gz
    """
    from flows.settings import load_settings
    from graph.ledger import backup as back_up

    written = back_up(load_settings(data=data).data, file)
    typer.echo(f"Wrote {written} ({written.stat().st_size:,} bytes).")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `backup` wrote.")],
    data: DataOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what the data folder holds.")] = False,
    verbose: VerboseOption = False,
) -> None:
    """Unpack a backup into the data folder, which must be new or empty. Then run `dealgraph sync`.

    The backup is read to its last article before anything is replaced; a damaged one changes nothing.

    \b
    Example:
      dealgraph restore deals.tar.gz --data restored
    """
    from flows.settings import load_settings
    from graph.ledger import restore as put_back

    folder = put_back(file, load_settings(data=data).data, force=force)
    typer.echo(f"Restored {folder}. Run `dealgraph sync` to fill the store.")
