"""What a store must be able to do, as small interfaces: a store has those powers that it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from ontology.errors import PassingError
from ontology.records import GraphDelta


class ChangedMeanwhile(PassingError):
    """Another run has written to the store since its digests were read. Nothing was doubled: read them again."""


@dataclass(frozen=True, slots=True)
class StoreDigests:
    """What a store holds: the digest of each node and each edge, by IRI. Only what dealgraph wrote is there.

    What is there more than once has a digest that nothing wanted has, so that it is taken back and written anew.
    """

    nodes: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a store holds of what dealgraph wrote: nodes by label, edges by type, both sorted."""

    nodes: dict[str, int]
    edges: dict[str, int]


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@runtime_checkable
class GraphStore(Protocol):
    """A place that holds the property graph."""

    def digests(self) -> StoreDigests:
        """What is there now."""

    def apply(self, delta: GraphDelta) -> None:
        """Make the delta true. Doing it twice is doing it once. `ChangedMeanwhile` where another run writes too."""

    def clear(self) -> None:
        """Take back all that dealgraph wrote, whatever has become of it since; what others wrote stays."""

    def counts(self) -> Counts:
        """How much is there now."""

    def close(self) -> None:
        """Let go of files and connections; a second call does nothing."""


@runtime_checkable
class RemembersItsGraph(Protocol):
    """A store that need not be read as a whole to know what it holds."""

    def remembered(self) -> StoreDigests | None:
        """What it was left with, as `digests` gives it, where nobody has written since; None where that is not known.

        What a person's own query changed elsewhere is not noticed.
        """

    def remember(self, held: StoreDigests) -> None:
        """Be left with this, which was made sure of."""

    def read_again(self, delta: GraphDelta, before: StoreDigests) -> StoreDigests:
        """What is there of all that the delta speaks of, in a store that held ``before``."""


@runtime_checkable
class BelongsToALedger(Protocol):
    """A store that several ledgers may reach, and that remembers the one whose graph it holds."""

    def take_over(self) -> None:
        """Belong to the ledger that the store was opened for, whoever's graph is there now."""


@runtime_checkable
class RunsCypher(Protocol):
    """A store that answers Cypher."""

    def run(self, query: str, parameters: Mapping[str, object] | None = None, *, write: bool = False) -> Rows:
        """Run one query with its parameters in a transaction of its own and give all rows."""
