"""How much of what careful readers found in articles a run found, and how much of what it said is right."""

from flows.evaluation.figures import Figures, score
from flows.evaluation.gold import Gold, read_gold
from flows.evaluation.handed_over import HandedOver, read_export
from flows.evaluation.shares import Score

__all__ = ["Figures", "Gold", "HandedOver", "Score", "read_export", "read_gold", "score"]
