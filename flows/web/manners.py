"""How dealgraph behaves on the web: what a person can set under ``[web]``."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

AGENT = "dealgraph"
"""The name under which a robots.txt may speak to us."""


class Manners(BaseModel):
    """Settings of all requests."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    contact: str = ""
    """An address or a page that the user agent names, so that who runs a server can reach who asks it."""
    seconds_between: float = Field(default=1.0, ge=0, le=3600)
    """Between two requests to one host; a robots.txt may ask for more."""
    timeout: float = Field(default=20.0, gt=0, le=600)
    """Seconds without a byte after which a server counts as hanging; a whole answer may take four times as long."""
    tries: int = Field(default=3, ge=1, le=10)
    """How often a request is made where a server is down or overloaded."""
    patience: float = Field(default=2.0, ge=0, le=600)
    """Seconds before the second try; each further one waits twice as long."""
    redirects: int = Field(default=5, ge=0, le=20)
    private_hosts: frozenset[str] = frozenset()
    """Hosts, each with a port or without, that may lie in a private network; all others there are refused."""

    @property
    def agent(self) -> str:
        """What requests call themselves."""
        return f"{AGENT} (+{self.contact})" if self.contact else AGENT
