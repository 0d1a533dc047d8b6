"""The note in the embedded store's folder that it is being filled: who finds it there finds half a graph."""

from __future__ import annotations

from pathlib import Path

from ontology.errors import DealgraphError

FILE = "half-loaded"
"""It lies in the folder while the store is filled. Who finds it begins anew: the process was killed."""


def is_half_filled(folder: Path) -> bool:
    """Whether the process that filled the store of the folder did not come to its end."""
    return (folder / FILE).exists()


def refuse_half_filled(folder: Path) -> None:
    """`DealgraphError` where it did not: a question would be answered from a part of the graph, or from nothing."""
    if is_half_filled(folder):
        raise DealgraphError(
            "was left half filled by a process that was ended",
            where=str(folder),
            remedy="Run `dealgraph sync`, which fills it anew from the ledger.",
        )
