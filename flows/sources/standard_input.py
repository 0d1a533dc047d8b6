"""What is piped into a command: one article as plain text."""

from __future__ import annotations

from typing import BinaryIO

from flows.sources.base import Skipped
from flows.sources.decode import decode
from ontology.records import RawArticle

NAME = "standard input"


def read_standard_input(stream: BinaryIO, max_bytes: int) -> RawArticle | Skipped:
    """The article that comes in, held to the same rules as a file."""
    content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        return Skipped(
            NAME,
            f"it has more than the limit of {max_bytes / 1e6:g} MB; raise max_megabytes (DEALGRAPH_MAX_MEGABYTES)",
        )
    try:
        return RawArticle(key=NAME.replace(" ", "-"), source=NAME, text=decode(content))
    except ValueError as error:
        return Skipped(NAME, str(error))
