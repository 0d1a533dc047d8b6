"""What one transaction of a run does on a server that others write to as well: its work between `HOLD` and `LEAVE`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from graph.stores import cypher_book
from graph.stores.base import ChangedMeanwhile
from graph.stores.cypher_statements import Statement, told_by


class Transaction(Protocol):
    """A transaction of the driver's."""

    def run(self, query: Any, parameters: dict[str, Any] | None = None, **more: Any) -> Any:
        """Send a query."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The turns of a ledger's runs; without a name of the ledger nobody else writes. ``where`` is told in errors."""

    ledger: str
    where: str

    def write(self, transaction: Transaction, batch: Iterable[Statement], mark: str) -> str:
        """Run them unless others have written since ``mark``; give the mark that they leave."""
        held = list(batch)
        self._hold(transaction, mark)
        for query, rows in held:
            transaction.run(query, rows=rows).consume()
        return self._leave(transaction, mark, (told_by(row) for _, rows in held for row in rows))

    def clear_some(
        self, transaction: Transaction, query: tuple[str, Mapping[str, object]], mark: str
    ) -> tuple[bool, str]:
        """Take back as many nodes as the query does; tell whether there were any, and the mark that this leaves."""
        self._hold(transaction, mark)
        text, parameters = query
        gone = int(transaction.run(text, dict(parameters)).single(strict=True)["gone"])
        return bool(gone), self._leave(transaction, mark, ("cleared", str(gone)))

    def changed(self) -> ChangedMeanwhile:
        """What a run is told that came too late."""
        return ChangedMeanwhile(
            "another run has written to the store since this one has looked",
            where=self.where,
            remedy="Run `dealgraph sync` when it has finished.",
        )

    def _hold(self, transaction: Transaction, mark: str) -> None:
        if self.ledger and transaction.run(cypher_book.HOLD, ledger=self.ledger, mark=mark).single() is None:
            raise self.changed()

    def _leave(self, transaction: Transaction, mark: str, written: Iterable[str]) -> str:
        if not self.ledger:
            return ""
        after = cypher_book.mark_after(mark, written)
        transaction.run(cypher_book.LEAVE, mark=after).consume()
        return after
