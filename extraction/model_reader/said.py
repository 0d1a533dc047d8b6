"""What a model says, taken from its JSON; nothing of it is believed yet."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from extraction.model_reader.cast import Called
from extraction.model_reader.faults import ModelFault
from ontology.model import Relation

_MOST = 200
"""Claims that one answer may list; a model that repeats itself without end is not read to it."""


_FENCE = re.compile(r"```(?:json)?\s*(.*?)\s*```", re.S | re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a model words it: text fields by name, and the number of the sentence, -1 for none."""

    relation: str
    sentence: int
    texts: dict[str, str]

    def text(self, name: str) -> str:
        """A field's text, "" where it is null or missing."""
        return self.texts.get(name, "")

    def called(self, relation: Relation) -> tuple[Called, ...]:
        """The names that it gives for the roles of its relation."""
        roles = (("subject", relation.subject_types), ("object", relation.object_types))
        return tuple(
            Called(role, self.text(role), self.text(f"{role}_type"), kinds)
            for role, kinds in roles
            if self.text(role) and kinds
        )


def parse(answer: str) -> tuple[Said, ...]:
    """The claims of an answer; ``ModelFault`` where it is no JSON of that form."""
    try:
        told = _json(answer)
    except (ValueError, RecursionError) as error:
        raise ModelFault("gave an answer that is not JSON") from error
    claims = told.get("claims") if isinstance(told, dict) else None
    if not isinstance(claims, list):
        raise ModelFault("gave JSON of another form than asked for")
    return tuple(_said(claim) for claim in claims[:_MOST])


def _json(answer: str) -> object:
    """What an answer holds, without what servers leave around it that do not hold a model to a form.

    That is its thoughts, which end before what is JSON (an answer may quote such an end itself), and a fence.
    """
    rest = answer
    for _ in range(_MOST):
        fenced = _FENCE.fullmatch(rest.strip())
        try:
            return json.loads(fenced[1] if fenced else rest)
        except ValueError:
            _, thoughts_end, rest = rest.partition("</think>")
            if not thoughts_end:
                raise
    raise ValueError("its thoughts have no end")


def _said(claim: object) -> Said:
    if not isinstance(claim, dict):
        raise ModelFault("gave JSON of another form than asked for")
    number = claim.get("sentence")
    texts = {str(name): value for name, value in claim.items() if isinstance(value, str) and _storable(value)}
    return Said(texts.get("relation", ""), number if type(number) is int else -1, texts)


def _storable(text: str) -> bool:
    """Without half surrogate pairs, which JSON can spell and no file can hold."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)
