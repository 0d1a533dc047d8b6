"""The trained scorers, each answering one question about a sentence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from extraction.claims.drafts import Draft
from extraction.claims.items import Value
from extraction.claims.makers import MAKES, Choice
from extraction.claims.pair_features import (
    Filler,
    holder_rules,
    pair_features,
    rule_features,
    shared_features,
    sum_rules,
    thing_features,
)
from extraction.claims.scored import Scored, pairs_of, with_lists, without_rivals
from extraction.claims.sheets import Sheet
from extraction.claims.status_features import cue_statuses, status_features
from extraction.claims.weights import Weights, load_weights, probability
from extraction.status import is_silent
from ontology.model import Ontology, Relation
from ontology.records import Status

NONE = "none"
"""The role of a number that is no claim's."""

_LIKELY = 0.25
"""From which probability a pair is weighed (`extraction.claims.weighing`), which believes fewer."""

_ALONE = 0.3
"""From which probability a round or a change that a sentence tells of without its number is weighed."""

_TOLD_OF = 0.5
_UNNAMED = 0.3
_UNKNOWN = -9.0
"""The logit of a label that no weight speaks of."""


class Scorers:
    """The weights of ``extraction/weights``, or others, and the questions that they answer."""

    def __init__(self, ontology: Ontology, weights: Callable[[str], Weights] = load_weights) -> None:
        self._relations = ontology.relations
        self._binary = tuple(r for r in ontology.relations.values() if r.object_required)
        self._pairs = weights("pairs")
        self._sums = weights("sums")
        self._holders = weights("holders")
        self._bare = weights("bare")
        self._status = weights("status")
        self.referents = weights("referents")
        self.claims = weights("claims")
        self.dates = weights("dates")
        self._makers = weights("makers")
        self._sheet: Sheet | None = None
        self._bases: dict[int, dict[str, float]] = {}
        self.labels = self._pairs.labels | self._sums.labels
        """The relations that the weights know."""

    def _logits(self, weights: Weights, sheet: Sheet, features: Iterable[str]) -> dict[str, float]:
        """The sums for features of a sheet, with those that all of its sentence shares."""
        return weights.logits(features, self._base(weights, sheet))

    def _base(self, weights: Weights, sheet: Sheet) -> dict[str, float]:
        """The sums for the features that all of a sheet's sentence shares."""
        key = id(weights)
        if self._sheet is not sheet:
            self._sheet, self._bases = sheet, {}
        if key not in self._bases:
            self._bases[key] = weights.logits(shared_features(sheet.setting))
        return self._bases[key]

    def pair(
        self, sheet: Sheet, a: Filler, b: Filler, rules: Sequence[Draft], proposed: tuple[str, str]
    ) -> dict[str, float]:
        """How likely each relation holds between ``a`` and ``b``; ``proposed`` are the IRIs that the triggers use."""
        logits = self._logits(
            self._pairs, sheet, [*pair_features(sheet.setting, a, b), *rule_features(rules, *proposed)]
        )
        return {name: probability(logit) for name, logit in logits.items()}

    def likely_pairs(self, sheet: Sheet, rules: Sequence[Draft]) -> list[Scored]:
        """The pairs of the sentence between which a relation likely holds."""
        best: dict[tuple[str, str, str, str], Scored] = {}
        for one in with_lists(list(self._all_pairs(sheet, rules)), sheet):
            key = (one.relation.name, *one.iris, one.kinds)
            if one.share >= _LIKELY and (key not in best or best[key].share < one.share):
                best[key] = one
        return list(without_rivals(list(best.values()), sheet))

    def _all_pairs(self, sheet: Sheet, rules: Sequence[Draft]) -> Iterator[Scored]:
        for a, b, possible in pairs_of(sheet, self._binary):
            shares = self.pair(sheet, a, b, rules, (a.iri, b.iri))
            for relation in possible:
                yield Scored(relation, a, b, None, shares.get(relation.name, 0.0))

    def roles(self, sheet: Sheet, filler: Filler, rules: Sequence[Draft]) -> dict[str, float]:
        """How likely a number is that of each relation, or of none."""
        logits = self._logits(self._sums, sheet, [*thing_features(sheet.setting, filler), *sum_rules(rules, filler)])
        return {name: probability(logit) for name, logit in sorted(logits.items())}

    def holder(
        self,
        sheet: Sheet,
        filler: Filler,
        relation: Relation,
        role: str,
        rules: Sequence[Draft],
        apart_from: Collection[str] = (),
    ) -> tuple[Filler, float] | None:
        """The thing of the sentence that most likely fills a role beside a number, and how likely."""
        kinds = relation.subject_types if role == "subject" else relation.object_types
        ranked = [
            (self._held(sheet, thing, filler, relation, role, rules), -place, thing)
            for place, thing in enumerate(sheet.fillers(kinds))
            if thing.iri not in apart_from
        ]
        if not ranked:
            return None
        logit, _, thing = max(ranked, key=lambda entry: entry[:2])
        return thing, probability(logit)

    def product(self, sheet: Sheet, filler: Filler, relation: Relation, rules: Sequence[Draft]) -> Filler | None:
        """The object that a number is told of, None where of none."""
        found = self.holder(sheet, filler, relation, "object", rules) if relation.object_types else None
        if found is None or found[1] < (_UNNAMED if found[0].unnamed else _TOLD_OF):
            return None
        return found[0]

    def owner(self, sheet: Sheet, filler: Filler, pairs: Sequence[Scored], rules: Sequence[Draft]) -> Scored | None:
        """The pair that a number belongs to: the one whose subject and object most likely hold it."""
        ranked = []
        for place, pair in enumerate(pairs):
            logit = self._held(sheet, pair.subject, filler, pair.relation, "subject", rules)
            if pair.object is not None:
                logit += self._held(sheet, pair.object, filler, pair.relation, "object", rules)
            ranked.append((logit, -place, pair))
        return max(ranked, key=lambda entry: entry[:2])[2] if ranked else None

    def _held(
        self, sheet: Sheet, thing: Filler, filler: Filler, relation: Relation, role: str, rules: Sequence[Draft]
    ) -> float:
        label = f"{relation.name}.{role}"
        if label not in self._holders.labels:
            return _UNKNOWN
        named = {f.iri for f in sheet.here}
        features = [
            *pair_features(sheet.setting, thing, filler),
            *holder_rules(rules, filler, role, thing, named),
        ]
        return self._holders.logit(features, label, self._base(self._holders, sheet)[label])

    def makes(self, choice: Choice) -> float:
        """How likely a company makes a product of its article."""
        return probability(self._makers.logits(choice.features).get(MAKES, _UNKNOWN))

    def alone(self, sheet: Sheet, thing: Filler, rules: Sequence[Draft], proposed: str) -> dict[str, float]:
        """How likely the sentence tells a relation of a thing without a number."""
        logits = self._logits(
            self._bare, sheet, [*thing_features(sheet.setting, thing), *rule_features(rules, proposed, "")]
        )
        return {name: probability(logit) for name, logit in sorted(logits.items())}

    def told_alone(self, sheet: Sheet, rules: Sequence[Draft]) -> Iterator[Scored]:
        """What the sentence tells of companies without a number."""
        for thing in sheet.fillers(("Company",)):
            for name, share in self.alone(sheet, thing, rules, thing.iri).items():
                if share >= _ALONE:
                    yield Scored(self._relations[name], thing, None, None, share)

    def statuses(self, sheet: Sheet, scored: Scored, rules: Sequence[Draft]) -> tuple[Status, ...]:
        """Whether what is scored is asserted, denied or only reported; two where a denial was taken back.

        Cue words that say so are believed; where there are none, what was learned decides. None where that is a denial
        of somebody who would not comment: their "not" denies nothing.
        """
        told = cue_statuses(sheet, scored)
        if told != (Status.ASSERTED,):
            return told
        logits = self._logits(self._status, sheet, status_features(sheet, scored, rules))
        status = Status(max(sorted(logits), key=lambda name: logits[name]))
        silent = status is Status.DENIED and is_silent(sheet.setting.content, sheet.sentence.language)
        return () if silent else (status,)


def number_of(fillers: Sequence[tuple[Filler, Value]], start: int, end: int) -> Filler | None:
    """The number that stands at a place of the sentence."""
    return next((filler for filler, _ in fillers if (filler.start, filler.end) == (start, end)), None)
