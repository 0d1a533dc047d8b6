"""The values of a claim, read by our own grammars from the words that a model quotes, never from the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extraction.claims.drafting import named_values
from extraction.claims.items import Value, free_in, values_in
from extraction.claims.triggers import load_triggers
from extraction.model_reader.faults import Unproved
from extraction.model_reader.fields import KINDS, LOOSE, POST, has_direction, quoted
from extraction.model_reader.quotes import Quote, find
from extraction.model_reader.said import Said
from extraction.posts import post_in_english
from extraction.text import Sentence
from ontology.model import Relation
from ontology.records import Span

_SIGNS = {"up": 1, "down": -1}


@dataclass(frozen=True, slots=True)
class Proved:
    """Values by attribute, and where in the article the words for them stand, by kind, so far as in the sentence."""

    values: dict[str, str]
    places: dict[str, Span]
    repaired: bool
    carried: bool
    """Whether another sentence tells one of them."""


class ValueReader:
    """Reads the values of one article's claims. ``loosely`` hears of values that were left out."""

    def __init__(self, text: str, published: str, loosely: Callable[[str], None]) -> None:
        self._text = text
        self._published = published
        self._loosely = loosely

    def read(self, said: Said, relation: Relation, sentence: Sentence, window: Sequence[Sentence]) -> Proved:
        """All values; ``Unproved`` where one that the claim cannot do without has no words, or words without it."""
        values: dict[str, str] = {}
        places: dict[str, Span] = {}
        repaired = carried = False
        for name in quoted(relation):
            if not said.text(name):
                continue
            try:
                place, quote, fields, kind = self._one(name, said, relation, (sentence, *window))
            except Unproved as reason:
                if name not in LOOSE:
                    raise
                self._loosely(str(reason))
                continue
            values |= {attribute: value for attribute, value in fields.items() if attribute in relation.attributes}
            repaired = repaired or quote.repaired
            carried = carried or (place is not sentence and name not in LOOSE)
            if place is sentence:
                start = sentence.span.start
                places[kind] = Span(start + quote.start, start + quote.end)
        missing = [name for name in relation.requires if name not in values]
        if missing:
            raise Unproved(f"no words for {', '.join(missing)}")
        return Proved(values, places, repaired, carried)

    def _one(
        self, name: str, said: Said, relation: Relation, places: Sequence[Sentence]
    ) -> tuple[Sentence, Quote, dict[str, str], str]:
        # The sum of a deal is often told before or after those who take part in it.
        for place in places if name in LOOSE or relation.deal == "part" else places[:1]:
            content = place.flat(self._text)
            quote = find(content, said.text(name))
            if quote is None:
                continue
            if name == POST:
                post = post_in_english(content[quote.start : quote.end], place.language)
                if not post:
                    raise Unproved("a post that is not known")
                return place, quote, {POST: post}, POST
            value = self._value(name, quote, place, content)
            sign = _sign(said, relation, value, content, place.language)
            return place, Quote(value.start, value.end, quote.repaired), named_values(value, sign, relation), value.kind
        raise Unproved(f"the words for {name} are not in the sentence")

    def _value(self, name: str, quote: Quote, place: Sentence, content: str) -> Value:
        """The quantity that our grammar reads where the words stand, in the whole sentence's light."""
        kinds = KINDS[name]
        found = (*values_in(content, place.language, self._published), *free_in(content, place.language))
        fitting = [v for v in found if v.kind in kinds and v.start < quote.end and quote.start < v.end]
        if not fitting:
            raise Unproved(f"the words for {name} tell none that can be read")
        return max(fitting, key=lambda v: (min(v.end, quote.end) - max(v.start, quote.start), -kinds.index(v.kind)))


def _sign(said: Said, relation: Relation, value: Value, content: str, language: str) -> int:
    """Up or down, as the model says and our own triggers do not gainsay."""
    if not has_direction(relation) or value.kind != "percent":
        return 0
    sign = _SIGNS.get(said.text("direction"), 0)
    own = set(_own_signs(relation, content, language))
    if not sign and len(own) != 1:
        raise Unproved("no direction of a change")
    if own and sign and sign not in own:
        raise Unproved("the direction of a change is against its words")
    return sign or own.pop()


def _own_signs(relation: Relation, content: str, language: str) -> Iterator[int]:
    for trigger in load_triggers().get(language, ()):
        if trigger.relation == relation.name and trigger.sign and trigger.words and trigger.words.search(content):
            yield trigger.sign
