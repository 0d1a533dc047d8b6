"""The conflicts as a page in the data folder, to which a run's artifacts lead."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graph.atomic import write_bytes

FILE = "reports/conflicts.md"


def write_conflicts(data: Path, sentences: Mapping[str, str], seen: Mapping[str, str]) -> None:
    """Write the page; ``sentences`` and the instants of ``seen`` are by the conflict's IRI. The newest come first."""
    lines = ["# Conflicts", "", f"{len(sentences)} in the graph. `dealgraph conflicts` shows them in a terminal.", ""]
    for iri in sorted(sentences, key=lambda iri: (seen.get(iri, ""), iri), reverse=True):
        lines.append(f"- {seen.get(iri, '')[:10]}: {' '.join(sentences[iri].split())}")
    write_bytes(data / FILE, ("\n".join(lines) + "\n").encode())


def link(data: Path) -> str:
    """The page's address."""
    return (data.resolve() / FILE).as_uri()


def forget_conflicts(data: Path) -> None:
    """Take the page away, as it quotes an article that has to go; the next projection writes it anew."""
    (data / FILE).unlink(missing_ok=True)
