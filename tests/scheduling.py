"""How pytest-xdist deals the tests out: one by one, but all that talk to Neo4j to the same worker.

A second server would cost 350 MB and half a minute, and a Community Neo4j has one database, which tests that run at
the same time would take from each other. Some other files' tests share what takes long to build. xdist's own
``--dist loadgroup`` hands the group over inside the test's id, and from pytest 9.2 on that silently groups nothing
(pytest-xdist 3.8.0), so the group is read from the id's own words.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

WORDS = (
    "neo4j",
    "test_release",
    "test_quality",
    "test_resolution",
    "test_readers_of_exports",
    "test_ask",
    "test_report_page",
    "test_serve",
)
"""What the id (file, function or parameter) of every test contains that talks to Neo4j, or whose file builds for ten
seconds or more what all of its tests look at."""


class OneWorkerForEachWord(LoadScopeScheduling):  # type: ignore[misc]  # pytest-xdist ships no annotations
    """Every test is a work unit of its own, save those with one of WORDS in their id, which are one together."""

    def _split_scope(self, nodeid: str) -> str:
        return next((word for word in WORDS if word in nodeid), nodeid)
