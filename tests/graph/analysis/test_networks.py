"""The network of co-investment, its backbone, its communities and its bridges equal what paper and pencil give."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.analysis import bridging_investors, co_investment, investor_communities
from graph.analysis.co_investment import co_investment_network
from tests.graph.analysis.made import path, star, strong_pair


def test_ties_of_a_triangle_with_a_tail() -> None:
    # Xen gives each of its three ties 1/2, the others 1. Strengths: Ann 2, Bob 2, Cy 2, Dee 2, Eve 1.
    # Ann-Bob: (1 - 1.5/2)^1 = .25. Ann-Cy: the less likely of (1 - .5/2)^1 = .75 and (1 - .5/2)^2 = .5625.
    # Cy-Dee: of (1 - 1/2)^2 = .25 and (1 - 1/2)^1 = .5. Dee-Eve: of .5 and (1 - 1)^0 = 1.
    table = co_investment(path())
    assert table.rows == (
        ("Ann", "Bob", 2, 1.5, 0.25, "", 0),
        ("Cy", "Dee", 1, 1.0, 0.25, "", 0),
        ("Dee", "Eve", 1, 1.0, 0.5, "", 0),
        ("Ann", "Cy", 1, 0.5, 0.5625, "", 0),
        ("Bob", "Cy", 1, 0.5, 0.5625, "", 0),
    )
    assert table.notes == ("0 of 5 ties between 5 investors are in the backbone (chance below 0.05).",)


def test_ties_of_a_star_mark_what_is_in_dispute() -> None:
    # Each tie is a quarter of Hub's four: (1 - 1/4)^3 = .421875; a leaf has nothing else and says nothing.
    rows = co_investment(star()).rows
    assert [row[:6] for row in rows] == [("Hub", n, 1, 1.0, 0.421875, "") for n in ("Pia", "Quin", "Rolf", "Sue")]
    assert [row[6] for row in rows] == [1, 0, 0, 0]


def test_the_backbone_keeps_the_tie_that_stands_out() -> None:
    # Max has ten, six with Ned and one with each of four others: (1 - .6)^4 = .0256 and (1 - .1)^4 = .6561.
    rows = co_investment(strong_pair()).rows
    assert rows[0] == ("Max", "Ned", 6, 6.0, 0.0256, "yes", 0)
    assert [row[2:6] for row in rows[1:]] == [(1, 1.0, 0.6561, "")] * 4


def test_communities_of_a_triangle_with_a_tail() -> None:
    # All ties weigh 4.5. {Ann, Bob} and {Cy, Dee, Eve}: Q = 1.5/4.5 - (4/9)^2 + 2/4.5 - (5/9)^2 = 22/81 = .272;
    # {Ann, Bob, Cy} and {Dee, Eve} would give 2.5/4.5 - (6/9)^2 + 1/4.5 - (3/9)^2 = .222 only.
    # Inside: 2 of 2 + 2 + 1 counted from both ends, 4/5; 2 x 1.5 of 2 + 2, 3/4.
    table = investor_communities(path())
    assert table.rows == ((1, 3, 2, 0.8, ("Dee", "Cy", "Eve"), 0), (2, 2, 2, 0.75, ("Ann", "Bob"), 0))
    assert table.notes[0].startswith("Modularity 0.272,")


def test_a_star_is_one_community() -> None:
    # Any leaf on its own costs: 3/4 - (7/8)^2 - (1/8)^2 is below the 0 that one community has.
    ((number, investors, companies, inside, members, disputed),) = investor_communities(star()).rows
    assert (number, investors, companies, inside, disputed) == (1, 5, 4, 1.0, 1)
    assert members == ("Hub", "Pia", "Quin", "Rolf", "Sue")


def test_a_strong_pair_is_one_community_with_its_others() -> None:
    # A star again, weights 6, 1, 1, 1, 1: a leaf of weight 1 on its own gives 9/10 - (19/20)^2 - (1/20)^2 < 0.
    ((_, investors, companies, inside, members, _),) = investor_communities(strong_pair()).rows
    assert (investors, companies, inside) == (6, 10, 1.0)
    assert isinstance(members, tuple)
    assert members[:3] == ("Max", "Ned", "Other 0")


def test_bridges_of_a_triangle_with_a_tail() -> None:
    # Six pairs of others each. Through Cy: Ann-Dee, Bob-Dee, Ann-Eve, Bob-Eve; through Dee: Ann-Eve, Bob-Eve, Cy-Eve.
    # Participation of Ann: 1.5 in her own community and .5 in the other, 1 - .75^2 - .25^2 = .375; of Cy 1 and 1.
    assert bridging_investors(path()).rows == (
        ("Cy", 0.666667, 3, 2, 0.5, 0),
        ("Dee", 0.5, 2, 1, 0.0, 0),
        ("Ann", 0.0, 2, 2, 0.375, 0),
        ("Bob", 0.0, 2, 2, 0.375, 0),
        ("Eve", 0.0, 1, 1, 0.0, 0),
    )


def test_the_hub_of_a_star_is_on_every_path() -> None:
    rows = bridging_investors(star()).rows
    assert rows[0] == ("Hub", 1.0, 4, 1, 0.0, 1)
    assert {row[1] for row in rows[1:]} == {0.0}
    # All ten pairs of the five others meet in Max.
    assert bridging_investors(strong_pair()).rows[0] == ("Max", 1.0, 5, 1, 0.0, 0)


@pytest.mark.parametrize("made", [path, star, strong_pair])
def test_a_companys_ties_weigh_half_its_investors(made) -> None:  # type: ignore[no-untyped-def]  # three functions
    """n investors have n(n - 1)/2 ties of 1/(n - 1) each."""
    network = co_investment_network(made())
    investors = {"path": 3 + 2 + 2 + 2, "star": 4 * 2, "strong_pair": 10 * 2}[made.__name__]
    assert network.size(weight="weight") == pytest.approx(investors / 2)
    assert nx.number_of_selfloops(network) == 0
