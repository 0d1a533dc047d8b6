"""What a run reads, portion by portion: each is in the ledger before the next one is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

from flows.settings import Settings
from flows.sources import Collected, Skipped
from flows.sources.found import Item
from flows.sources.read_files import read_files


class Inputs(Protocol):
    """Where a run's articles come from."""

    @property
    def names(self) -> tuple[str, ...]:
        """What is read, as a person named it."""

    @property
    def replaces(self) -> bool:
        """Whether a text takes the place of the one that the ledger has from the same source."""

    def more(self) -> bool:
        """Whether there is a further portion."""

    def read(self) -> Sequence[Item]:
        """The next portion, in the order in which its texts count."""

    def origins(self) -> Mapping[str, str]:
        """The configured source of each file or address of the portion, where it has one."""

    def kept(self, collected: Collected, written: Sequence[str], skipped: Sequence[Skipped]) -> None:
        """The portion is in the ledger, but for what was skipped."""

    def marked(self) -> Sequence[str]:
        """Articles of the ledger that were changed without being read."""

    def ended(self) -> None:
        """All portions are."""


class Paths:
    """Files and folders, read at once."""

    def __init__(self, paths: Sequence[Path], settings: Settings) -> None:
        self._paths = tuple(paths)
        self._settings = settings
        self._done = False

    @property
    def names(self) -> tuple[str, ...]:
        """The paths."""
        return tuple(map(str, self._paths))

    @property
    def replaces(self) -> bool:
        """As files are looked at that may have changed."""
        return True

    def more(self) -> bool:
        """Once."""
        return not self._done

    def read(self) -> Sequence[Item]:
        """All articles, sorted: names are given one after another, and the same files should get the same."""
        self._done = True
        base = self._settings.data.absolute().parent
        return sorted(read_files(self._paths, base, self._settings.max_bytes), key=lambda item: item.source)

    def origins(self) -> Mapping[str, str]:
        """None: a person has named them."""
        return {}

    def kept(self, collected: Collected, written: Sequence[str], skipped: Sequence[Skipped]) -> None:
        """Files are looked at anew by every run."""

    def marked(self) -> Sequence[str]:
        """None."""
        return ()

    def ended(self) -> None:
        """Nothing is to be remembered."""
