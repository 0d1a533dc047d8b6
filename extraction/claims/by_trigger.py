"""Claims read by triggers: words that bind things and numbers to a relation, clause by clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extraction.base import Candidate, Page
from extraction.claims.binding import Applying, Hit, applying, bind, hits_in
from extraction.claims.discourse import Discourse
from extraction.claims.drafting import NAME, Bound, Scene, drafts_of
from extraction.claims.drafts import Draft, without_repetitions
from extraction.claims.items import Thing, Value, free_in, things_in, values_in
from extraction.claims.roles import fill, fits, with_siblings
from extraction.claims.triggers import FOLDER, load_triggers
from extraction.status import is_imagined
from extraction.text import Sentence
from ontology.errors import DealgraphError
from ontology.model import Ontology, Relation
from ontology.records import Status

_OPENING = 60
"""Code points from its start in which a sentence names what it is about, if it does."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A sentence with what is there whatever the article has spoken of: names, numbers, and triggers that may strike.

    ``flat`` is its text with blanks made even.
    """

    sentence: Sentence
    flat: str
    quote: str
    candidates: Sequence[Candidate]
    iris: Sequence[str]
    values: tuple[Value, ...]
    triggers: tuple[Applying, ...]


class TriggerExtractor:
    """Reads claims with the patterns of ``patterns/*.toml``."""

    name = NAME

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._triggers = load_triggers()
        unknown = {t.relation for triggers in self._triggers.values() for t in triggers} - {"", *ontology.relations}
        if unknown:
            raise DealgraphError(
                f"there are patterns for {', '.join(sorted(unknown))}, which the ontology does not have",
                where=str(FOLDER),
                remedy="Add the relation to ontology/relations, or take its patterns out.",
            )
        self.keys = {relation.name: relation.key for relation in ontology.relations.values()}

    def extract(
        self, page: Page, candidates: Sequence[Candidate], iris: Sequence[str], article: str, topic: str, dominant: bool
    ) -> tuple[Draft, ...]:
        """The claims of one article; ``topic`` is the company that it is mostly about, "" where there is none."""
        return without_repetitions(self.propose(page, candidates, iris, article, topic, dominant), self.keys)

    def propose(
        self, page: Page, candidates: Sequence[Candidate], iris: Sequence[str], article: str, topic: str, dominant: bool
    ) -> tuple[Draft, ...]:
        """What each trigger says, every time it strikes."""
        # What is said outright tells who gets money and who gives it; then what only points back is read by it.
        given = list(self._given(page, candidates, iris))
        first = tuple(self._all(given, article, Discourse(topic, dominant)))
        balance = self._balance(first)
        receivers = tuple(iri for iri in balance if balance[iri] > 0)
        if receivers and topic not in receivers:
            topic, dominant = receivers[0], len(receivers) == 1
        givers = frozenset(iri for iri in balance if balance[iri] < 0)
        if not receivers and not givers:
            return first
        return tuple(self._all(given, article, Discourse(topic, dominant, frozenset(receivers), givers)))

    def _balance(self, drafts: Sequence[Draft]) -> dict[str, int]:
        """How much oftener claims name each company outright as getting or being worth money than as giving it.

        The most named come first.
        """
        counts: Counter[str] = Counter()
        for draft in drafts:
            relation = self._ontology.relations[draft.relation]
            if relation.about == "object" and "amount" in relation.attributes:
                if "subject" in draft.named:
                    counts[draft.subject] -= 1
                if draft.object and "object" in draft.named:
                    counts[draft.object] += 2
            elif relation.to_fact and not relation.part_edge and "subject" in draft.named:
                counts[draft.subject] += 2
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))

    def _given(self, page: Page, candidates: Sequence[Candidate], iris: Sequence[str]) -> Iterator[_Given]:
        place, date = 0, ""
        for sentence in page.sentences:
            while place < len(candidates) and candidates[place].span.start < sentence.span.start:
                place += 1
            last = place
            while last < len(candidates) and candidates[last].span.start < sentence.span.end:
                last += 1
            flat, language = sentence.flat(page.text), sentence.language
            values = (*values_in(flat, language, page.published, date=date), *free_in(flat, language))
            date = next((dict(v.fields)["date"] for v in reversed(values) if v.kind == "date"), date)
            yield _Given(
                sentence,
                flat,
                sentence.span.of(page.text),
                candidates[place:last],
                iris[place:last],
                values,
                applying(flat, self._triggers.get(language, ())),
            )

    def _all(self, given: Sequence[_Given], article: str, discourse: Discourse) -> Iterator[Draft]:
        for one in given:
            discourse.next_sentence()
            things = things_in(
                one.sentence.span,
                one.sentence.language,
                one.flat,
                one.candidates,
                one.iris,
                discourse.topic,
                discourse.person,
            )
            scene = Scene(one.sentence, one.flat, one.quote, things, one.values)
            drafts = list(self._of_sentence(scene, one.triggers, discourse, article))
            yield from drafts
            self._move_on(scene, drafts, discourse)

    def _of_sentence(
        self, scene: Scene, triggers: Sequence[Applying], discourse: Discourse, article: str
    ) -> Iterator[Draft]:
        struck = hits_in(scene.content, triggers, scene.things, scene.values)
        # A trigger that finds no one for its roles leaves the numbers to others.
        hits = [hit for hit in struck if self._finds_roles(scene, hit, discourse)]
        bound = bind(scene.content, hits, scene.values)
        opening_first = sorted(
            range(len(hits)), key=lambda i: (not hits[i].trigger.opens, hits[i].trigger.deal, hits[i].start, i)
        )
        for index in opening_first:
            hit = hits[index]
            if hit.trigger.relation and not is_imagined(scene.content, hit.start, scene.sentence.language):
                for draft in self._of_hit(scene, hit, bound[index], discourse, article):
                    if hit.trigger.opens:
                        discourse.remember(draft.subject, draft.values, passing=draft.status is Status.DENIED)
                    yield draft

    def _of_hit(
        self, scene: Scene, hit: Hit, numbers: list[Value], discourse: Discourse, article: str
    ) -> Iterator[Draft]:
        relation = self._ontology.relations[hit.trigger.relation]
        subjects = self._fill(scene, hit, relation, discourse, subject=True, apart_from=())
        objects = self._fill(scene, hit, relation, discourse, subject=False, apart_from=subjects)
        if not subjects or (relation.object_required and not objects):
            return
        groups: list[Value | None] = [*numbers] if numbers else [None]
        for number in groups:
            for subject in subjects:
                for thing in objects or (None,):
                    yield from drafts_of(scene, Bound(hit, relation, subject, thing, number), discourse, article)

    def _finds_roles(self, scene: Scene, hit: Hit, discourse: Discourse) -> bool:
        """Whether the sentence or what came before it can fill the trigger's roles."""
        if not hit.trigger.relation or any(step.place in ("here", "deal") for step in hit.trigger.object):
            return True
        relation = self._ontology.relations[hit.trigger.relation]
        subjects = self._fill(scene, hit, relation, discourse, subject=True, apart_from=())
        if not subjects or not relation.object_required:
            return bool(subjects)
        return bool(self._fill(scene, hit, relation, discourse, subject=False, apart_from=subjects))

    def _fill(
        self,
        scene: Scene,
        hit: Hit,
        relation: Relation,
        discourse: Discourse,
        *,
        subject: bool,
        apart_from: tuple[Thing, ...],
    ) -> tuple[Thing, ...]:
        kinds = relation.subject_types if subject else relation.object_types
        bound = hit.subject if subject else hit.object
        steps = hit.trigger.subject if subject else hit.trigger.object
        if bound is not None:
            if not fits(bound, kinds):
                return ()
            if not any(step.list for step in steps):
                return (bound,)
            return with_siblings(scene.content, scene.sentence.language, hit, bound, kinds, scene.things, apart_from)
        return fill(scene.content, scene.sentence.language, hit, steps, kinds, scene.things, discourse, apart_from)

    def _move_on(self, scene: Scene, drafts: list[Draft], discourse: Discourse) -> None:
        """Set what the next sentences' "the company" points to: who the claims are about, else the first company."""
        companies = [t for t in scene.things if t.types[0] == "Company" and not t.back]
        about = [d.subject for d in drafts if any(t.iri == d.subject for t in companies) and d.value("amount")]
        targets = [d.object for d in drafts if d.object and any(t.iri == d.object for t in companies)]
        if targets and discourse.deal and targets[0] == discourse.deal.company:
            discourse.keep_deal()
            discourse.speak_of("Company", targets[0], deal=True)
        elif about or targets:
            discourse.speak_of("Company", (about or targets)[0], deal=bool(about))
        elif companies and companies[0].start < _OPENING:
            discourse.speak_of("Company", companies[0].iri)
        for kind in ("Person", "Model"):
            named = [t for t in scene.things if t.types[0] == kind and not t.back]
            if named:
                discourse.speak_of(kind, named[0 if kind == "Person" else -1].iri)
