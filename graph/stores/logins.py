"""Who may open the embedded store and by which password. Apart from the engine, which takes a second to import."""

from __future__ import annotations

import json
import secrets
import shutil
from pathlib import Path

from graph.atomic import write_bytes

DATABASE = "kg"
ROOT, READER = "root", "reader"

PASSWORDS = "passwords.json"
"""Where both passwords lie, for this user of the machine alone to read."""


def read_passwords(folder: Path) -> dict[str, str]:
    """The passwords of `ROOT` and `READER`, made at random where there are none."""
    try:
        found = json.loads((folder / PASSWORDS).read_bytes())
        return {ROOT: str(found[ROOT]), READER: str(found[READER])}
    except (OSError, ValueError, KeyError, TypeError):
        # The engine keeps hashes only: with the passwords gone its users are of no use either.
        shutil.rmtree(folder / "config", ignore_errors=True)
        made = {ROOT: secrets.token_urlsafe(32), READER: secrets.token_urlsafe(32)}
        write_passwords(folder, made)
        return made


def write_passwords(folder: Path, passwords: dict[str, str]) -> None:
    """Keep both passwords."""
    write_bytes(folder / PASSWORDS, json.dumps(passwords).encode(), mode=0o600)
