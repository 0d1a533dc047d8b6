"""Where articles are read. By itself, so that the command line can list the choices without loading the settings."""

from __future__ import annotations

from enum import StrEnum


class Runner(StrEnum):
    """Who reads a run's articles. Only the run itself writes the ledger."""

    LOCAL = "local"
    DASK = "dask"
