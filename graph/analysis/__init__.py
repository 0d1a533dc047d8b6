"""Measures of the graph with NetworkX, as typed tables whose columns say their units; one family a file.

Only asserted facts count unless a caller names other statuses. Which edges are investments, prices or lineages is read
from the vocabulary and never from a relation's name. Where a sum or a tie is in a conflict, a column says so.
"""

from graph.analysis.bridging import bridging_investors
from graph.analysis.central_companies import central_companies
from graph.analysis.co_investment import co_investment
from graph.analysis.communities import investor_communities
from graph.analysis.dependence import single_sources, sources_relied_on
from graph.analysis.fates import denied_then_true
from graph.analysis.followers import followers
from graph.analysis.investors import investors_by_companies, investors_by_money
from graph.analysis.lineage import model_lineage
from graph.analysis.loading import load
from graph.analysis.measures import MEASURES, Measure, measure
from graph.analysis.money_centrality import money_centrality
from graph.analysis.price_index import price_half_life, price_index
from graph.analysis.price_list import price_list
from graph.analysis.source_speed import source_speed
from graph.analysis.table import Column, Table

__all__ = [
    "MEASURES",
    "Column",
    "Measure",
    "Table",
    "bridging_investors",
    "central_companies",
    "co_investment",
    "denied_then_true",
    "followers",
    "investor_communities",
    "investors_by_companies",
    "investors_by_money",
    "load",
    "measure",
    "model_lineage",
    "money_centrality",
    "price_half_life",
    "price_index",
    "price_list",
    "single_sources",
    "source_speed",
    "sources_relied_on",
]
