"""Labels and edge types in a question that the model does not know, for who gets no rows and wonders why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.cli.read_only import UNHEARD

_NAMED = re.compile(r"[:|&]\s*(?!(?i:true|false|null)\b)([A-Z]\w*)")
"""What may be a label or a type; ours begin with a capital, and values in maps do not."""


def strange_names(query: str) -> Iterator[str]:
    """A sentence about each name in the question that no node and no edge of the model has."""
    from flows.cli.schema import near_names
    from graph.schema import schema
    from ontology.model import load_ontology

    known = schema(load_ontology()).names()
    for name in dict.fromkeys(_NAMED.findall(UNHEARD.sub(" ", query))):
        if name not in known:
            meant = near_names(name, known)
            yield f"{name} is no label or edge type of the model. {meant}`dealgraph schema` lists all."
