"""Who may see the pages, and whose forms count: whoever opened the address that the command printed."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Session:
    """The secret of one start of the explorer. Nothing of it is kept: the next start makes another one."""

    port: int
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24), repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name. A browser shares cookies between the ports of a host, so the name tells the port."""
        return f"dealgraph-{self.port}"

    @property
    def form_token(self) -> str:
        """What every form carries, so that no other page can send one in a person's name."""
        return hmac.new(self.key.encode(), b"form", hashlib.sha256).hexdigest()

    def opened_by(self, key: str) -> bool:
        """Whether it is the key."""
        return hmac.compare_digest(key.encode(), self.key.encode())

    def sent(self, token: str) -> bool:
        """Whether a form is one of ours."""
        return hmac.compare_digest(token.encode(), self.form_token.encode())
