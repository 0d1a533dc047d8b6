"""Claims as trained scorers weigh them: which things of a sentence a relation holds between, and whose each number is.

The triggers of ``patterns/*.toml`` propose; the scorers decide, by the words around and by what the triggers say. Their
weights (``extraction/weights/*.tsv``) are trained by ``tools/training`` on invented articles, one feature a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extraction.base import Candidate, Page
from extraction.claims.by_maker import MakerReader, Places
from extraction.claims.dating import dated
from extraction.claims.deals import shared
from extraction.claims.descriptions import described, said_in
from extraction.claims.drafts import Draft, without_repetitions
from extraction.claims.items import Value
from extraction.claims.referents import UNNAMED, Part, Referents, proposed_by
from extraction.claims.scored import Scored
from extraction.claims.scorers import NONE, Scorers
from extraction.claims.seconding import seconded
from extraction.claims.settling import NAME, drafts_of
from extraction.claims.sheets import Sheet, sheets_of
from extraction.claims.weighing import Background, weighed
from extraction.named import Named
from extraction.status import is_imagined
from ontology.model import Ontology
from ontology.records import Span

_TOLD = 0.25
"""From which probability a number may be that of a claim, and is weighed (`extraction.claims.weighing`)."""

_MEANT = 0.15
"""From which probability a claim is weighed whose thing the sentence does not name."""

_OUTRIGHT = 0.5
"""From which probability what a sentence tells of a thing counts for what other sentences mean."""

_SURE = 0.5
"""From which probability a claim tells what the next sentences go on about."""

_GIVES = 0.3
"""From which probability who takes part in a deal is not the one that a whole deal is told of."""

_GAP = re.compile(r"\S {2,}(?=\S)")
_COLUMNS = 2
"""Gaps of several blanks from which on a line is a row of a table."""

_Proposals = Mapping[Span, Sequence[Draft]]


@dataclass(frozen=True, slots=True)
class Told:
    """What the sentences of an article tell one by one, and where they name products."""

    drafts: list[Draft] = field(default_factory=list)
    places: Places = field(default_factory=dict)


class ScorerExtractor:
    """Reads claims with the trained weights."""

    name = NAME

    def __init__(self, ontology: Ontology, scorers: Scorers | None = None) -> None:
        self._ontology = ontology
        self._scorers = scorers or Scorers(ontology)
        self.makers = MakerReader(ontology, self._scorers)
        self._about = {relation.name: relation.about for relation in ontology.relations.values()}
        self.keys = {relation.name: relation.key for relation in ontology.relations.values()}

    def extract(
        self,
        page: Page,
        named: Named,
        article: str,
        proposals: _Proposals,
    ) -> tuple[Draft, ...]:
        """The claims of one article; ``proposals`` are what the triggers propose, by the span of their sentence."""
        sheets = tuple(sheets_of(page, named.candidates, named.iris, named.topic))
        drafts = self.drafts(sheets, named, article, proposals)
        around = self.background(page, named, proposals)
        believed = weighed(drafts, around, self._scorers.claims)
        when = dated(believed, sheets, page.published or "", self._ontology, self._scorers.dates)
        spans = [sheet.sentence.span for sheet in sheets]
        return without_repetitions(
            tuple(shared(without_repetitions(when, self.keys), spans, self._ontology)), self.keys
        )

    def background(self, page: Page, named: Named, proposals: _Proposals) -> Background:
        """What the drafts of an article are weighed against."""
        rules = tuple(draft for of_sentence in proposals.values() for draft in of_sentence)
        spans = tuple(sentence.span for sentence in page.sentences)
        return Background(named.topic, named.traits, rules, spans, self.keys)

    def drafts(self, sheets: Sequence[Sheet], named: Named, article: str, proposals: _Proposals) -> tuple[Draft, ...]:
        """All that may be claims."""
        told = self.told(sheets, named.iris, article, named.topic, proposals)
        return (*told.drafts, *self.makers.drafts(told.places, sheets, told.drafts, named, proposals, article))

    def told(
        self, sheets: Sequence[Sheet], iris: Sequence[str], article: str, topic: str, proposals: _Proposals
    ) -> Told:
        """What the sentences tell one by one; ``iris`` are the things of all names in the article."""
        likely = self.likely(sheets, proposals)
        referents = Referents(topic, Counter(iris), parts_of(likely), described(sheets))
        return self._read(sheets, likely, referents, proposals, article)

    def likely(self, sheets: Sequence[Sheet], proposals: _Proposals) -> list[tuple[Scored, ...]]:
        """What each sentence likely tells, by itself."""
        return [tuple(self._of_sheet(s, proposals.get(s.sentence.span, ()))) for s in sheets]

    def receivers(self, page: Page, candidates: Sequence[Candidate], iris: Sequence[str], topic: str) -> set[str]:
        """The things that the article tells a whole deal of: whatever they are called, they take money."""
        found = (scored for sheet in sheets_of(page, candidates, iris, topic) for scored in self._of_sheet(sheet, ()))
        return {s.subject.iri for s in found if s.relation.deal == "whole" and s.share >= _SURE}

    def _read(
        self,
        sheets: Sequence[Sheet],
        likely: Sequence[Sequence[Scored]],
        referents: Referents,
        proposals: _Proposals,
        article: str,
    ) -> Told:
        told = Told()
        for sheet, scored in zip(sheets, likely, strict=True):
            rules = proposals.get(sheet.sentence.span, ())
            referents.begin(sheet.number, sheet.sentence.paragraph, sheet.here, said_in(sheet), proposed_by(rules))
            likeliest = [s for s in (self._resolved(s, referents) for s in scored) if s is not None]
            for one in likeliest:
                told.drafts.extend(drafts_of(sheet, one, self._scorers.statuses(sheet, one, rules), article))
                if one.share >= _SURE and one.company is not None:
                    referents.was_about(one.company.iri, one.relation.name)
                if one.share >= _SURE and one.relation.deal == "part":
                    referents.gave(one.subject.iri)
            for draft in seconded(sheet, rules, likeliest, self._scorers, self._ontology):
                told.drafts.append(draft)
                company = {"subject": draft.subject, "object": draft.object}.get(self._about[draft.relation])
                if company:
                    referents.was_about(company, draft.relation)
            self.makers.note(sheet, rules, referents, told.places)
            referents.end(sheet.here)
        return told

    def _resolved(self, scored: Scored, referents: Referents) -> Scored | None:
        """With the things that the sentence means and does not name, None where that is too unlikely."""
        share, iris = scored.share, []
        for filler in (scored.subject, scored.object):
            iri = filler.iri if filler is not None else ""
            if filler is not None and iri == UNNAMED:
                iri, chance = referents.likeliest(filler.kind, scored.relation.name, self._scorers.referents)
                share *= chance
                if share < _MEANT:
                    return None
            iris.append(iri)
        if iris[0] == iris[1]:
            return None
        thing = replace(scored.object, iri=iris[1]) if scored.object is not None else None
        return replace(scored, subject=replace(scored.subject, iri=iris[0]), object=thing, share=share)

    def _of_sheet(self, sheet: Sheet, rules: Sequence[Draft]) -> Iterator[Scored]:
        """What the sentence likely tells; a question tells nothing, and rows of tables have a reader of their own."""
        content = sheet.setting.content
        if is_imagined(content, 0, sheet.sentence.language) or len(_GAP.findall(content)) >= _COLUMNS:
            return
        pairs = self._scorers.likely_pairs(sheet, rules)
        givers = _givers(pairs)
        own: dict[int, Value] = {}
        told: set[str] = set()
        for filler, value in sheet.sums:
            shares = self._scorers.roles(sheet, filler, rules)
            role = max(shares, key=lambda name: shares[name])
            if role == NONE:
                continue
            relation = self._ontology.relations[role]
            if relation.object_required:
                pair = self._scorers.owner(sheet, filler, [p for p in pairs if p.relation is relation], rules)
                if pair is not None:
                    own.setdefault(pairs.index(pair), value)
                continue
            others = () if relation.object_types else givers
            subject = self._scorers.holder(sheet, filler, relation, "subject", rules, others)
            if subject is None:
                continue
            told.add(role)
            share = shares[role] * subject[1]
            if share >= _TOLD:
                yield Scored(relation, subject[0], self._scorers.product(sheet, filler, relation, rules), value, share)
        yield from (s for s in self._scorers.told_alone(sheet, rules) if s.relation.name not in told)
        yield from (replace(pair, number=own.get(place)) for place, pair in enumerate(pairs))


def _givers(pairs: Sequence[Scored]) -> set[str]:
    """Who only gives money in a sentence: what it says of a company that takes money is not about them."""
    parts = [p for p in pairs if p.relation.deal == "part" and p.share >= _GIVES]
    return {p.subject.iri for p in parts if not p.subject.unnamed} - {p.object.iri for p in parts if p.object}


def parts_of(likely: Sequence[Sequence[Scored]]) -> Iterator[Part]:
    """What the sentences tell outright, which tells what those go on about that name no company."""
    return (
        part
        for number, scored in enumerate(likely)
        for one in scored
        if one.share >= _OUTRIGHT
        for part in one.parts(number)
    )
