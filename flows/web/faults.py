"""Why an address gave nothing."""

from __future__ import annotations


class WebFault(Exception):
    """What went wrong at an address, in a sentence for people.

    ``passing`` tells whether another try may help; ``wait`` is after how many seconds the server itself says so.
    ``known`` was found out before in the same run, in which no further try helps.
    """

    def __init__(self, reason: str, *, passing: bool = False, wait: float | None = None, known: bool = False) -> None:
        self.reason = reason
        self.passing = passing
        self.wait = wait
        self.known = known
        super().__init__(reason)
