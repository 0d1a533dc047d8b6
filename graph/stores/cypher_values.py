"""A Cypher answer's values as plain Python: what every store gives alike and JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def plain(value: Any) -> object:
    """A node or an edge as the dictionary of its properties, a path as their list, a time as ISO 8601 text.

    Told by what the driver's objects can do, since only `cypher_store.py` may import the driver's classes.
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if hasattr(value, "start_node") and hasattr(value, "nodes") and hasattr(value, "relationships"):
        ends = list(value.nodes)
        if hasattr(value, "type"):
            return _node_or_edge(value)
        mixed = [ends[0]]
        for edge, node in zip(value.relationships, ends[1:], strict=True):
            mixed += [edge, node]
        return [plain(item) for item in mixed]
    if hasattr(value, "element_id"):
        return _node_or_edge(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if hasattr(value, "iso_format"):
        return str(value.iso_format())
    return str(value)


def _node_or_edge(value: Any) -> dict[str, object]:
    """Its properties in the order of their names; the store's own ids mean nothing outside it and are left out."""
    told = {str(key): plain(item) for key, item in sorted(value.items())}
    if hasattr(value, "labels"):
        return {"labels": sorted(value.labels), **told}
    return {"type": value.type, **told}
