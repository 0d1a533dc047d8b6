"""Why a model gave no answer that can be read. A run goes on without it."""


class ModelFault(Exception):
    """What the model, or the server that it runs on, did; a phrase that goes on after "the model".

    An answer that was cut off or refused costs as well: ``tokens_in`` and ``tokens_out``, 0 where nothing came.
    """

    def __init__(self, told: str, tokens_in: int = 0, tokens_out: int = 0) -> None:
        super().__init__(told)
        self.tokens_in, self.tokens_out = tokens_in, tokens_out


class Unproved(Exception):
    """A claim, or a value, that the article's own words do not bear out; the reason is counted."""


class Unread(Unproved):
    """A value whose words are in the text, and tell our grammars nothing."""
