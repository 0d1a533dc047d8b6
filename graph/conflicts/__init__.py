"""Conflicts: what cannot all hold, found and explained in a sentence. They are data; nothing is corrected.

Articles disagree with each other. Where one article corrects a sum or denies a rumour that it tells itself, it tells
how things stand: that belongs to the life line of the fact (its claims in their order) and is no conflict.
"""

from graph.conflicts.finding import conflicts
from graph.conflicts.told import Conflict, Quote

__all__ = ["Conflict", "Quote", "conflicts"]
