"""Why an address gave nothing."""

from __future__ import annotations


class WebFault(Exception):
    """What went wrong at an address, in a sentence for people.

    ``passing`` tells whether another try may help; ``wait`` is after how many seconds the server itself says so.
    """

    def __init__(self, reason: str, *, passing: bool = False, wait: float | None = None) -> None:
        self.reason = reason
        self.passing = passing
        self.wait = wait
        super().__init__(reason)
