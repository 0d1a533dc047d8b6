"""What speaks for a claim being asserted, denied or only reported."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.claims.drafts import Draft
from extraction.claims.pair_features import Filler, pair_features, thing_features
from extraction.claims.scored import Scored
from extraction.claims.sheets import Sheet
from extraction.status import statuses_at
from ontology.records import Status


def status_features(sheet: Sheet, scored: Scored, rules: Sequence[Draft]) -> list[str]:
    """The words around the claim's things, what the cue words say between them, and what the triggers say."""
    ruled = {draft.status.value for draft in rules if draft.relation == scored.relation.name}
    return [
        *_around(sheet, scored),
        f"relation {scored.relation.name}",
        *(f"said {status.value}" for status in cue_statuses(sheet, scored)),
        *(f"ruled {status}" for status in sorted(ruled)),
    ]


def _around(sheet: Sheet, scored: Scored) -> list[str]:
    subject, thing, number = scored.subject, scored.object, scored.number
    if thing is not None and not (subject.unnamed and thing.unnamed):
        return pair_features(sheet.setting, subject, thing)
    if subject.unnamed and number is not None:
        return thing_features(sheet.setting, Filler(number.start, number.end, "", number.kind))
    return thing_features(sheet.setting, subject)


def cue_statuses(sheet: Sheet, scored: Scored) -> tuple[Status, ...]:
    """What the cue words around the claim's things and number say; two where a denial was taken back."""
    content = sheet.setting.content
    places = [f for f in (scored.subject, scored.object) if f is not None and not f.unnamed]
    start = min((f.end for f in places), default=0)
    end = max((f.start for f in places), default=len(content))
    if scored.number is not None:
        start, end = min(start, scored.number.start), max(end, scored.number.end)
    start, end = min(start, end), max(start, end)
    return statuses_at(content, start, max(end, start + 1), sheet.sentence.language)
