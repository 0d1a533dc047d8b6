"""Why a model gave no answer that can be read. A run goes on without it."""


class ModelFault(Exception):
    """What the model, or the server that it runs on, did; a phrase that goes on after "the model"."""


class Unproved(Exception):
    """A claim, or a value, that the article's own words do not bear out; the reason is counted."""


class Unread(Unproved):
    """A value whose words are in the text, and tell our grammars nothing."""
