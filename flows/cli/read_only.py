"""A query that may not write, asked of a server that would let it.

Neo4j refuses writes in a connection that was opened for reading, and so does the embedded store. Other servers that
speak Bolt (ArcadeDB, Memgraph) may ignore the wish, and some say that they are a Neo4j, so their names tell nothing.
"""

from __future__ import annotations

import re

from graph.stores.base import RunsCypher
from ontology.errors import DealgraphError

PROBE = "UNWIND [] AS nothing MATCH (n) SET n.probe = nothing"
"""A writing query that changes nothing, as it works on no row."""

UNHEARD = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
"""Texts, quoted names and comments, of which nothing is done."""

_WRITES = re.compile(
    r"(?<![:.$\w])(?:CREATE|MERGE|SET|DELETE|DETACH|REMOVE|DROP|FOREACH|LOAD|ALTER|GRANT|REVOKE|DENY|CALL(?=\s*\w))\b",
    re.IGNORECASE,
)
"""Words that begin a clause that writes, or, as a procedure does, may write."""


def refuse_writing(query: str, store: RunsCypher, where: str) -> None:
    """`DealgraphError` where the query looks like one that writes and the server would not stop it."""
    found = _WRITES.search(UNHEARD.sub(" ", query))
    if found is None:
        return
    try:
        store.run(PROBE)
    except DealgraphError:
        return  # the server refuses to write, and knows better than a list of words what does
    raise DealgraphError(
        f"this server does not hold a reader to reading, and {found[0].upper()} may write",
        where=where,
        remedy="Add --write to let the query change the store, or ask without that word (a name in `backticks` may "
        "hold it).",
    )
