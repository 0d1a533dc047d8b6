"""Sources on this machine: folders, JSON Lines and lists of addresses."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from flows.sources.base import Fault, Skipped, SourceFault
from flows.sources.configured import Addresses, Folder, JsonLines
from flows.sources.found import Found, Item, Page
from flows.sources.read_files import read_files, source_name
from ontology.records import RawArticle


def look_at_files(source: Folder | JsonLines, base: Path, max_bytes: int) -> Found:
    """What the files of a path or a pattern hold, sorted by their names; `SourceFault` where a path leads nowhere."""
    paths = _paths(source.path)
    items: list[Item] = []
    if not paths and not glob.has_magic(source.path):
        raise SourceFault(f"no file or folder is at {source.path}; check the path")
    if not paths:
        items.append(Skipped(source.path, "no file or folder fits it; check the path", Fault.NO_ARTICLE))
    if isinstance(source, JsonLines):
        wrong = [path for path in paths if path.suffix.lower() != ".jsonl"]
        paths = [path for path in paths if path.suffix.lower() == ".jsonl"]
        items += [Skipped(source_name(path, base), "it does not end in .jsonl", Fault.NO_ARTICLE) for path in wrong]
    items += _in_language(read_files(paths, base, max_bytes), source.language)
    return Found(tuple(sorted(items, key=lambda item: item.source)))


def look_at_addresses(source: Addresses) -> Found:
    """The pages that the list names; `SourceFault` where it cannot be read."""
    addresses = list(source.addresses)
    if source.file:
        try:
            lines = Path(source.file).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError) as error:
            fault = getattr(error, "strerror", None) or error
            raise SourceFault(f"the list {source.file} cannot be read ({fault})") from error
        addresses = [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return Found(pages=tuple(Page(address) for address in dict.fromkeys(addresses)))


def _in_language(items: Iterator[Item], language: str) -> Iterator[Item]:
    for item in items:
        yield replace(item, language=item.language or language) if isinstance(item, RawArticle) else item


def _paths(pattern: str) -> list[Path]:
    """The paths that a pattern names; one that is there is no pattern, whatever signs its name holds."""
    if Path(pattern).exists():
        return [Path(pattern)]
    return sorted(map(Path, glob.glob(pattern, recursive=True)))  # noqa: PTH207  # Path.glob takes no absolute pattern
