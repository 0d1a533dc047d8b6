"""All measures by name, as commands, plots and pages list them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from inspect import getdoc, signature

import networkx as nx

from graph.analysis.bridging import bridging_investors
from graph.analysis.central_companies import central_companies
from graph.analysis.co_investment import co_investment
from graph.analysis.communities import investor_communities
from graph.analysis.dependence import single_sources, sources_relied_on
from graph.analysis.edges import ASSERTED
from graph.analysis.fates import denied_then_true
from graph.analysis.followers import followers
from graph.analysis.investors import investors_by_companies, investors_by_money
from graph.analysis.lineage import model_lineage
from graph.analysis.money_centrality import money_centrality
from graph.analysis.price_index import price_half_life, price_index
from graph.analysis.price_list import price_list
from graph.analysis.source_speed import source_speed
from graph.analysis.table import Table
from graph.rates import Rates
from ontology.errors import DealgraphError
from ontology.records import Status


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure: the function that makes its table, under the function's name."""

    function: Callable[..., Table]

    @property
    def name(self) -> str:
        """What the measure is called on the command line."""
        return self.function.__name__

    @property
    def question(self) -> str:
        """What it tells, in a sentence."""
        return " ".join((getdoc(self.function) or "").split("\n\n")[0].split())

    @property
    def definition(self) -> str:
        """How it is defined and where that is from, "" where the question says it all."""
        told = "\n\n".join(" ".join(part.split()) for part in (getdoc(self.function) or "").split("\n\n")[1:])
        return told.replace("``", "`")

    def table(
        self, graph: nx.MultiDiGraph[str], *, statuses: Collection[Status] = ASSERTED, rates: Rates | None = None
    ) -> Table:
        """Its table of the graph; what the measure has no use for is not handed to it."""
        given = {"statuses": statuses, "rates": rates}
        taken = signature(self.function).parameters
        return self.function(graph, **{name: value for name, value in given.items() if name in taken})


MEASURES = tuple(
    Measure(function)
    for function in (
        investors_by_companies,
        investors_by_money,
        central_companies,
        price_list,
        co_investment,
        investor_communities,
        bridging_investors,
        money_centrality,
        followers,
        model_lineage,
        price_index,
        price_half_life,
        denied_then_true,
        source_speed,
        single_sources,
        sources_relied_on,
    )
)
"""In the order in which they are listed, the plainest first."""


def measure(name: str) -> Measure:
    """The measure of that name, or a clear error that lists those that exist."""
    found = next((each for each in MEASURES if each.name == name), None)
    if found is None:
        names = [each.name for each in MEASURES]
        near = get_close_matches(name, names, n=3, cutoff=0.5)
        meant = f"Did you mean {' or '.join(near)}? " if near else ""
        raise DealgraphError(
            f"there is no measure {name!r}", where="graph/analysis", remedy=f"{meant}Known are {', '.join(names)}."
        )
    return found
