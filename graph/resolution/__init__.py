"""One thing, one node: which of the articles' things are the same, why, and the readings that say so."""

from graph.resolution.caches import forget_names
from graph.resolution.match import Match
from graph.resolution.settled import Settled, settled, settled_ledger

__all__ = ["Match", "Settled", "forget_names", "settled", "settled_ledger"]
