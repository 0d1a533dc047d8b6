"""What a worker of a cluster does: read batches of articles, with weights and vocabulary that it loads once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import TypeAlias

from extraction.pipeline import load_extractor
from flows.extracting import extracted
from flows.sources import Skipped
from graph.known_names import Held
from ontology.errors import DealgraphError
from ontology.records import RawArticle, Reading

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads, and an extractor reads one article at a time."""

Models: TypeAlias = tuple[tuple[str, str], ...]
Unable: TypeAlias = DealgraphError
"""Why a worker cannot read as it is asked to; handed back and not raised, so that it is told apart from the network's
errors."""


def names_here(names: Held) -> Held:
    """The names themselves, by a task that any worker can do again: what one keeps of it may be lost with it."""
    return names


def extractor_here(models: Models, names: Held) -> str | Unable:
    """The digest of the extractor of this worker, which is loaded now if it was not yet."""
    with _ONE_AT_A_TIME:
        try:
            extractor = load_extractor(models, names)
            extractor.prepare()
            return extractor.digest
        except (DealgraphError, ImportError, OSError) as error:
            return _unable(error)


def read_batch(
    models: Models, names: Held, digest: str, batch: Sequence[RawArticle]
) -> tuple[Reading | Skipped, ...] | str | Unable:
    """What is read from a batch; the digest of this worker's extractor where that is not the one that is asked for."""
    with _ONE_AT_A_TIME:
        try:
            extractor = load_extractor(models, names)
            if extractor.digest != digest:
                return extractor.digest
            extractor.prepare()
            return tuple(extracted(extractor, batch))
        except (DealgraphError, ImportError, OSError) as error:
            return _unable(error)


def _unable(error: Exception) -> Unable:
    if isinstance(error, DealgraphError):
        return error
    return DealgraphError(f"cannot load what it reads with ({error})", remedy="Install the same there as here.")
