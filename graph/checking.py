"""The ledger held against the shapes, an article at a time, so that it may be of any size."""

from __future__ import annotations

from collections.abc import Iterator

from graph.article_file import article_path, read_quads
from graph.ledger import Ledger
from ontology.validation import Validator, Violation


def breaches(ledger: Ledger) -> Iterator[Violation]:
    """Everything that breaks a shape, by article: each graph is whole in itself."""
    validator = Validator(ledger.ontology)
    for article in ledger.keys():  # noqa: SIM118 - a ledger is no dictionary
        yield from validator.check(read_quads(article_path(ledger.folder, article)))
