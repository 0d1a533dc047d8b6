"""From what a model says to a claim, step by step, each of which the article's own words must bear out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.base import Page
from extraction.claims.drafts import Draft
from extraction.claims.items import things_in
from extraction.claims.voices import speaker
from extraction.model_reader.cast import Cast, Named
from extraction.model_reader.faults import Unproved
from extraction.model_reader.quotes import Quote, find
from extraction.model_reader.said import Said
from extraction.model_reader.values import ValueReader
from extraction.model_reader.windows import Window
from extraction.status import is_imagined, statuses_at
from extraction.text import Sentence
from ontology.model import Ontology, Relation
from ontology.records import Evidence, Span, Status

_PLAIN = 0.75
"""Confidence of a claim whose words were all found as quoted in one sentence."""

_CARRIED, _REPAIRED, _CUED = 0.85, 0.9, 0.9
"""Factors where another sentence tells a thing or the sum, quotes were aligned, a cue is only the model's."""

_NEAR = 1
"""Lines between a claim and the words that make it denied or reported."""

ALIGNED = "+aligned"
"""Ends the extractor's name where quotes were found with other marks, case or blanks."""


@dataclass(frozen=True, slots=True)
class Prover:
    """Proves what is said of one article. ``loosely`` hears why a value was left out of a claim that stays."""

    page: Page
    article: str
    ontology: Ontology
    cast: Cast
    extractor: str
    loosely: Callable[[str], None]

    def prove(self, said: Said, window: Window, denied_too: bool = False) -> Draft:
        """The claim; ``Unproved`` with the reason where there is none.

        ``denied_too`` tells that the model gives the same claim as denied by the same sentence, beside this one.
        """
        relation = self.ontology.relations.get(said.relation)
        if relation is None:
            raise Unproved("no relation of ours")
        sentence = dict(window).get(said.sentence)
        if sentence is None:
            raise Unproved("a sentence that was not shown")
        content = sentence.flat(self.page.text)
        words = find(content, said.text("words"))
        if words is None or not any(map(str.isalnum, content[words.start : words.end])):
            raise Unproved("the words that say it are not in the sentence")
        if is_imagined(content, words.start, sentence.language):
            raise Unproved("the sentence only asks or supposes it")
        others = tuple(other for number, other in reversed(window) if number < said.sentence)
        others += tuple(other for number, other in window if number > said.sentence)
        things = self._things(said, relation, sentence, others)
        proved = ValueReader(self.page.text, self.page.published, self.loosely).read(said, relation, sentence, others)
        named = tuple(role for role, thing in things.items() if thing.span is not None)
        status, cued = self._status(said, sentence, content, words, others, denied_too)
        repaired = words.repaired or proved.repaired or any(thing.repaired for thing in things.values())
        confidence = _PLAIN * (1.0 if len(named) == len(things) and not proved.carried else _CARRIED)
        confidence *= 1.0 if named else _CARRIED
        confidence *= (_REPAIRED if repaired else 1.0) * (_CUED if cued else 1.0)
        places = proved.places | {role: thing.span for role, thing in things.items() if thing.span is not None}
        start = sentence.span.start
        return Draft(
            relation=relation.name,
            subject=things["subject"].entity.iri,
            object=things["object"].entity.iri if "object" in things else None,
            values=tuple(sorted(proved.values.items())),
            status=status,
            attributed_to=self._speaker(sentence, content),
            confidence=round(confidence, 4),
            evidence=Evidence(
                self.article,
                sentence.span,
                sentence.span.of(self.page.text),
                Span(start + words.start, start + words.end),
                tuple(sorted(places.items())),
            ),
            named=named,
            extractor=self.extractor + (ALIGNED if repaired else ""),
        )

    def _things(
        self, said: Said, relation: Relation, sentence: Sentence, others: Sequence[Sentence]
    ) -> dict[str, Named]:
        things = {}
        for called in said.called(relation):
            things[called.role] = self.cast.thing(called, sentence, others)
        if "subject" not in things:
            raise Unproved("no subject")
        if "object" not in things and relation.object_required:
            raise Unproved("no object")
        if "object" in things and things["object"].entity.iri == things["subject"].entity.iri:
            raise Unproved("subject and object are the same thing")
        return things

    def _status(
        self,
        said: Said,
        sentence: Sentence,
        content: str,
        words: Quote,
        others: Sequence[Sentence],
        denied_too: bool,
    ) -> tuple[Status, bool]:
        """The status, and whether only the model sees it: cues that our own reader finds count before the model."""
        own = statuses_at(content, words.start, words.end, sentence.language)
        try:
            told = Status(said.text("status"))
        except ValueError as error:
            raise Unproved("no status of ours") from error
        if told in own:
            return told, False
        if denied_too and told is Status.ASSERTED:
            return told, True
        if Status.DENIED in own or (told is not Status.DENIED and Status.REPORTED in own) or told is Status.ASSERTED:
            return own[0], False
        cue = said.text("status_words")
        # A rumour is often denied in a sentence of its own.
        near = (content, *(o.flat(self.page.text) for o in others if abs(o.paragraph - sentence.paragraph) <= _NEAR))
        if not any(find(text, cue) for text in near):
            raise Unproved("no words that make it denied or reported")
        return told, True

    def _speaker(self, sentence: Sentence, content: str) -> str:
        things = things_in(
            sentence.span, sentence.language, content, self.cast.candidates, self.cast.resolution.iris, "", ""
        )
        return speaker(content, sentence.language, things)
