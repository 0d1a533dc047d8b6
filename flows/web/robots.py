"""robots.txt: what a host lets us read, and how fast. The one file that imports protego."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from flows.web.manners import AGENT

SLOWEST = 60.0
"""Seconds: a robots.txt that asks for more between two requests is taken at this."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    rules: Protego

    @classmethod
    def read(cls, content: bytes) -> Robots:
        """The rules of a robots.txt; an empty one allows everything."""
        return cls(Protego.parse(content.decode("utf-8", "replace")))

    def allows(self, address: str) -> bool:
        """Whether we may read the address."""
        return bool(self.rules.can_fetch(address, AGENT))

    def seconds_between(self) -> float:
        """How long the host asks us to wait between two requests."""
        rate = self.rules.request_rate(AGENT)
        asked = max(self.rules.crawl_delay(AGENT) or 0.0, rate.seconds / rate.requests if rate else 0.0)
        return min(float(asked), SLOWEST)
