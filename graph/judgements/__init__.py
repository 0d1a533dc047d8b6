"""What people decided about things and claims: kept beside the articles, and stronger than what any run finds."""

from graph.judgements.kept import Judgements
from graph.judgements.written import Withdrawal

__all__ = ["Judgements", "Withdrawal"]
