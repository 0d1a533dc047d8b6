"""Names in the cells of price tables: the products in one column, their sellers in another."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.base import Candidate, Page
from extraction.tables import find_tables

NAME = "table.v1"
_KINDS = {"thing": "Model", "seller": "Company"}
_LONGEST = 40


class TableFinder:
    """Takes a table's products for models and its sellers for companies."""

    name = NAME

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """The names in the columns whose head tells what they hold."""
        found = []
        for table in find_tables(page.text, page.language):
            for row in table.rows:
                for column, cell in row.cells:
                    kind = _KINDS.get(column.kind, "")
                    if kind and len(cell.text) <= _LONGEST and any(map(str.isalpha, cell.text)):
                        found.append(
                            Candidate(cell.span, cell.text, (kind,), NAME, "", True, "stands in a table of prices")
                        )
        return tuple(found)
