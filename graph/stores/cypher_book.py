"""The one node by which a server knows whose graph it holds, and by which two runs that write at once notice it.

Each transaction of a run takes the node for itself, makes sure that nobody has written since the run looked, and leaves
its mark: a digest of the mark before it and of what it wrote. So what was created because it was missing is there
once, and a run that came too late writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.indexes import Index, Kind
from ontology.identifiers import digest

LABEL = "DealgraphLedger"
"""The node's label. It has no digest of its own and is no part of the graph."""

UNIQUE = Index(Kind.UNIQUE, LABEL, ("key",))
"""There is one of it, whoever makes it first."""

READ = f"MATCH (b:{LABEL} {{key: 'ledger'}}) RETURN b.ledger AS ledger, b.mark AS mark"
CLAIM = (
    f"MERGE (b:{LABEL} {{key: 'ledger'}}) SET b.key = 'ledger' WITH b "
    "WHERE coalesce(b.ledger, '') IN [$before, $ledger] AND coalesce(b.mark, '') = $mark "
    "SET b.ledger = $ledger RETURN b.ledger"
)
"""Make the store one's own unless another ledger has, or anybody has written, since one looked: no row then."""
TAKE_OVER = f"MERGE (b:{LABEL} {{key: 'ledger'}}) SET b.ledger = $ledger RETURN b.ledger"
HOLD = (
    f"MATCH (b:{LABEL} {{key: 'ledger'}}) SET b.key = 'ledger' WITH b "
    "WHERE b.ledger = $ledger AND coalesce(b.mark, '') = $mark RETURN b.key"
)
"""Take the node for the transaction, by changing it, and only then look: no row where others have written, or where the
store is another ledger's by now."""
LEAVE = f"MATCH (b:{LABEL} {{key: 'ledger'}}) SET b.mark = $mark"


@dataclass(frozen=True, slots=True)
class Book:
    """What the node says: whose graph it is, "" for nobody's, and the mark of the last transaction, "" for none."""

    ledger: str = ""
    mark: str = ""


def mark_after(mark: str, written: Iterable[str]) -> str:
    """The mark of a transaction that writes things with these digests after the one that left ``mark``."""
    return digest(mark, *written)
