"""From what a model says to a claim, step by step, each of which the article's own words must bear out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extraction.base import Page
from extraction.claims.drafts import Draft
from extraction.claims.items import things_in
from extraction.claims.voices import speaker
from extraction.mentions.kinds import tells_kind
from extraction.model_reader.cast import Cast, Named
from extraction.model_reader.faults import Unproved
from extraction.model_reader.quotes import Quote, find
from extraction.model_reader.said import Said
from extraction.model_reader.values import ValueReader
from extraction.model_reader.windows import Window
from extraction.status import is_imagined, statuses_at
from extraction.text import Sentence
from ontology.model import Ontology, Relation
from ontology.records import Entity, Evidence, Span, Status

_PLAIN = 0.75
"""Confidence of a claim whose words were all found as quoted in one sentence."""

_CARRIED, _REPAIRED, _CUED = 0.85, 0.9, 0.9
"""Factors where another sentence tells a thing or the sum, quotes were aligned, a cue is only the model's."""

_FIRMS = ("Company", "Investor")

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

    def prove(self, said: Said, window: Window) -> Draft:
        """The claim; ``Unproved`` with the reason where there is none."""
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
        if not named and not proved.places:
            raise Unproved("the sentence names neither a thing nor a number of the claim")
        if not named and relation.object_required:
            raise Unproved("the sentence names neither of the things")
        status, cued = self._status(said, sentence, content, words, others)
        repaired = words.repaired or proved.repaired or any(thing.repaired for thing in things.values())
        confidence = _PLAIN * (1.0 if len(named) == len(things) and not proved.carried else _CARRIED)
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
        for role, kinds in (("subject", relation.subject_types), ("object", relation.object_types)):
            name = said.text(role)
            if name and kinds:
                thing = self.cast.thing(name, sentence, others)
                if not _may_be(thing.entity, said.text(f"{role}_type"), kinds):
                    raise Unproved(f"the {role} is of a kind that the relation does not take")
                things[role] = thing
        if "subject" not in things:
            raise Unproved("no subject")
        if "object" not in things and relation.object_required:
            raise Unproved("no object")
        if "object" in things and things["object"].entity.iri == things["subject"].entity.iri:
            raise Unproved("subject and object are the same thing")
        return things

    def _status(
        self, said: Said, sentence: Sentence, content: str, words: Quote, others: Sequence[Sentence]
    ) -> tuple[Status, bool]:
        """The status, and whether only the model sees it: cues that our own reader finds count before the model."""
        own = statuses_at(content, words.start, words.end, sentence.language)
        try:
            told = Status(said.text("status"))
        except ValueError as error:
            raise Unproved("no status of ours") from error
        if told in own:
            return told, False
        if own[0] is not Status.ASSERTED or told is Status.ASSERTED:
            return own[0], False
        cue = said.text("status_words")
        near = (content, *(other.flat(self.page.text) for other in others[:1]))
        if not any(find(text, cue) for text in near):
            raise Unproved("no words that make it denied or reported")
        return told, True

    def _speaker(self, sentence: Sentence, content: str) -> str:
        things = things_in(
            sentence.span, sentence.language, content, self.cast.candidates, self.cast.resolution.iris, "", ""
        )
        return speaker(content, sentence.language, things)


def _may_be(entity: Entity, told: str, kinds: Sequence[str]) -> bool:
    """Whether a thing is of one of the kinds, or may be a firm of the kind that the model tells.

    Of a firm that is not in the catalogue the rules often only guess whether it mainly invests; a name that tells it,
    as "Norholt Capital" does, is believed before the model.
    """
    if entity.type in kinds:
        return True
    guessed = not entity.known and entity.type in _FIRMS and not tells_kind(entity.label)
    return guessed and told in _FIRMS and told in kinds
