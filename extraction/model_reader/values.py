"""The values of a claim, read by our own grammars from the words that a model quotes, never from the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

from extraction.claims.drafting import named_values
from extraction.claims.items import Value, free_in, values_in
from extraction.claims.triggers import load_triggers
from extraction.model_reader.faults import Unproved, Unread
from extraction.model_reader.fields import AMOUNT, KINDS, LOOSE, POST, completing, has_direction, quoted
from extraction.model_reader.quotes import Quote, find
from extraction.model_reader.said import Said
from extraction.posts import post_in_english
from extraction.text import Sentence
from ontology.model import Relation
from ontology.records import Span, Status

_GAPS = (" ", "", " / ")
"""What may stand between the words of one price that are brought together from several places."""

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
                # "Several hundred million" is in the text and no number; what is not in the text was made up.
                vague = isinstance(reason, Unread) and name not in relation.requires
                if name not in LOOSE and not vague:
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
        # Only the number that a claim is about must stand with it, unless it was told before it is denied.
        anywhere = name != relation.key or said.text("status") == Status.DENIED
        for place in places if anywhere else places[:1]:
            content = place.flat(self._text)
            quote = find(content, said.text(name))
            if quote is None:
                continue
            if name == POST:
                post = post_in_english(content[quote.start : quote.end], place.language)
                if not post:
                    raise Unproved("a post that is not known")
                return place, quote, {POST: post}, POST
            value = self._value(name, quote, place, content, self._completing(said, relation, places))
            sign = _sign(said, relation, value, content, place.language)
            return place, Quote(value.start, value.end, quote.repaired), named_values(value, sign, relation), value.kind
        raise Unproved(f"the words for {name} are not in the sentence")

    def _completing(self, said: Said, relation: Relation, places: Sequence[Sentence]) -> dict[str, str]:
        """The words that complete an amount, by attribute, as they stand in the article."""
        found = {}
        for name in completing(relation):
            if not said.text(name):
                continue
            for place in places:
                content = place.flat(self._text)
                quote = find(content, said.text(name))
                # A scale counts only beside its number: "12 people" and "billion euros" make no sum.
                if quote and (place is places[0] or not self._scales(content[quote.start : quote.end], place)):
                    found[name] = content[quote.start : quote.end]
                    break
            else:
                raise Unproved(f"the words for {name} are not in the text")
        return found

    def _scales(self, words: str, place: Sentence) -> bool:
        """Whether words for a currency make more of a number than it is."""
        read = values_in(f"1 {words}", place.language, self._published)
        return any(dict(value.fields).get("amount", "1") != "1" for value in read if value.kind == "money")

    def _value(self, name: str, quote: Quote, place: Sentence, content: str, rest: Mapping[str, str]) -> Value:
        """The quantity that our grammar reads where the words stand, in the whole sentence's light.

        What it does not read there may be one together with the words for ``rest`` that stand elsewhere.
        """
        kinds = KINDS[name]
        found = (*values_in(content, place.language, self._published), *free_in(content, place.language))
        fitting = [v for v in found if v.kind in kinds and v.start < quote.end and quote.start < v.end]
        best = max(fitting, key=lambda v: (_shared(v, quote), -kinds.index(v.kind)), default=None)
        if name == AMOUNT and rest:
            amount = dict(best.fields)["amount"] if best else None
            for whole in self._whole(content[quote.start : quote.end], rest, place.language):
                if amount in (None, dict(whole.fields)["amount"]):
                    return replace(whole, start=quote.start, end=quote.end)
        if best is None:
            raise Unread(f"the words for {name} tell none that can be read")
        return best

    def _whole(self, words: str, rest: Mapping[str, str], language: str) -> Iterator[Value]:
        """The amounts that its words and those for the rest may make together."""
        for gap, order in product(_GAPS, permutations((words, *rest.values()))):
            for value in values_in(gap.join(order), language, self._published):
                if value.kind in KINDS[AMOUNT] and {name for name, _ in value.fields} >= rest.keys():
                    yield value


def _shared(value: Value, quote: Quote) -> int:
    return min(value.end, quote.end) - max(value.start, quote.start)


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
