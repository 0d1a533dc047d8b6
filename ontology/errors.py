"""The errors that every room raises when a person can do something about it."""


class DealgraphError(Exception):
    """What went wrong, at which thing, and what to do about it, in one sentence each.

    ``what`` names the fault, ``where`` the file, article, store or setting, ``remedy`` the next step.
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(str(self))

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head.rstrip('.')}. {self.remedy}".strip() if self.remedy else head


class PassingError(DealgraphError):
    """One that may not come again: a server is down, a budget is spent. Whoever reads by itself tries again later."""
