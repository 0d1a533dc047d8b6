"""`dealgraph migrate`, `backup`, `restore`: keeping the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DataOption, DryRunOption, VerboseOption


def migrate(dry_run: DryRunOption = False, data: DataOption = None, verbose: VerboseOption = False) -> None:
    """Bring a data folder of an older version to this version's format.

    \b
    Example:
      dealgraph migrate --data old-data
    """
    from flows.settings import load_settings
    from graph.ledger import migrate as migrate_folder

    folder = load_settings(data=data).data
    if dry_run:
        from flows.rehearsal import copied
        from graph.ledger_format import check_readable

        check_readable(folder)
        with copied(folder) as copy:
            would_pass = migrate_folder(copy)
        told = f"pass through the formats {', '.join(map(str, would_pass))}" if would_pass else "change nothing"
        typer.echo(f"Nothing was written. A migration would {told}.")
        return
    passed = migrate_folder(folder)
    if passed:
        typer.echo(f"Format {passed[0]} to {passed[-1] + 1}: done.")
    else:
        typer.echo("Nothing to do: the folder has this version's format.")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The .tar.gz file to write.")],
    dry_run: DryRunOption = False,
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

    if dry_run and not file.is_dir():
        from flows.rehearsal import copied, elsewhere
        from graph.ledger_format import check_readable

        folder = load_settings(data=data).data
        check_readable(folder)
        with copied(folder) as copy, elsewhere(file) as place:  # a copy, as its lock is a file, too
            size = back_up(copy, place).stat().st_size
        typer.echo(f"Nothing was written. {'The new' if file.exists() else 'The'} {file} would have {size:,} bytes.")
        return
    written = back_up(load_settings(data=data).data, file)
    typer.echo(f"Wrote {written} ({written.stat().st_size:,} bytes).")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that `backup` wrote.")],
    data: DataOption = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what the data folder holds.")] = False,
    dry_run: DryRunOption = False,
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

    folder = load_settings(data=data).data
    there = folder.exists() and any(folder.iterdir())
    if dry_run and not (there and not force):  # else it is refused below, before anything is written
        from flows.rehearsal import elsewhere
        from graph.ledger import Ledger

        if there:
            Ledger.open(folder, create=False)  # only a data folder is replaced
        with elsewhere(folder) as place:
            count = len(Ledger.open(put_back(file, place)).keys())
        told = f"replace what {folder} holds by" if there else f"fill {folder} with"
        typer.echo(f"Nothing was written. The backup is whole; it would {told} {count} articles.")
        return
    put_back(file, folder, force=force)
    typer.echo(f"Restored {folder}. Run `dealgraph sync` to fill the store.")
