"""Why a model gave no answer that can be read. A run goes on without it."""


class ModelFault(Exception):
    """What the model, or the server that it runs on, did; a phrase that goes on after "the model".

    An answer that was cut off or refused costs as well: ``tokens_in`` and ``tokens_out``, 0 where nothing came;
    ``estimated`` where the server told no cost.
    """

    def __init__(self, told: str, tokens_in: int = 0, tokens_out: int = 0, *, estimated: bool = False) -> None:
        super().__init__(told)
        self.tokens_in, self.tokens_out, self.estimated = tokens_in, tokens_out, estimated


class BrokenOff(ModelFault):
    """An answer that began to come and did not end: worth another try, after ``tries`` that it took so far."""

    def __init__(self, told: str, tokens_in: int, tokens_out: int, tries: int) -> None:
        super().__init__(told, tokens_in, tokens_out, estimated=True)
        self.tries = tries


class Unproved(Exception):
    """A claim, or a value, that the article's own words do not bear out; the reason is counted."""


class Unread(Unproved):
    """A value whose words are in the text, and tell our grammars nothing."""
