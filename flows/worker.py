"""What a worker of a cluster does: read batches of articles, with weights and vocabulary that it loads once."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from extraction.pipeline import load_extractor
from flows.extracting import extracted
from flows.sources import Skipped
from ontology.records import RawArticle, Reading

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads, and an extractor reads one article at a time."""

Models = tuple[tuple[str, str], ...]


def extractor_here(models: Models) -> str:
    """The digest of the extractor of this worker, which is loaded now if it was not yet."""
    with _ONE_AT_A_TIME:
        return load_extractor(models).digest


def read_batch(models: Models, digest: str, batch: Sequence[RawArticle]) -> tuple[Reading | Skipped, ...] | str:
    """What is read from a batch; the digest of this worker's extractor where that is not the one that is asked for."""
    with _ONE_AT_A_TIME:
        extractor = load_extractor(models)
        return tuple(extracted(extractor, batch)) if extractor.digest == digest else extractor.digest
