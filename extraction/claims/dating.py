"""Which date belongs to a claim: one of its sentence's, one that was told shortly before, or the article's own day.

What each speaks for is learned (``weights/dates.tsv``): an article that brings news means its own day without saying
so, and goes on for sentences about a date that it has named once.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extraction.claims.binding import nearest_to
from extraction.claims.drafts import Draft
from extraction.claims.items import Value
from extraction.claims.pair_features import Filler, pair_features, shared_features, thing_features
from extraction.claims.settling import DATE_REACH
from extraction.claims.sheets import Sheet
from extraction.claims.weights import Weights, probability
from ontology.model import Ontology
from ontology.records import Span

HOLDS = "date"
"""The label of a date that is the claim's."""

_HELD = 0.2
"""From which probability a date is taken. On articles kept apart from training F1 is best between 0.2 and 0.3: 0.6 of
the dates are found and 0.66 of those taken are right, where of the nearest ones within reach it is 0.47 and 0.72."""

_BACK = 5
"""How many sentences back a date may have been told."""
_SENTENCES = 2
"""Of how many sentences that told dates."""
_LATE = 8
"""From which sentence on an article's beginning is over for good."""

_DAYS = ((1, "day"), (8, "week"), (31, "month"), (366, "year"))
_DAY = len("2023-06-29")


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of a claim when its date is asked for: where it stands, and its number or first named thing."""

    sheet: int
    relation: str
    status: str
    anchor: Filler


def dates_of(claim: Dated, sheets: Sequence[Sheet], published: str) -> Iterator[tuple[str, list[str]]]:
    """The dates (ISO 8601) that may be the claim's, each once, with what speaks for and against each.

    ``published`` is the article's day, "" where it is not known.
    """
    sheet = sheets[claim.sheet]
    here = [value for value in sheet.setting.values if value.kind == "date"]
    count = f"{min(len(here), 3)} here"
    common = [count, f"status {claim.status}", f"anchor {claim.anchor.kind}"]
    words = [f"s|{feature}" for feature in shared_features(sheet.setting)]
    nearest = nearest_to(
        sheet.setting.content, claim.anchor.start, claim.anchor.end, sheet.setting.values, "date", DATE_REACH
    )
    seen: set[str] = set()
    for value in here:
        date = _iso(value)
        seen.add(date)
        plain = ["here", *common, f"nearest {value is nearest} {count}", f"here {_age(date, published)}"]
        filler = Filler(value.start, value.end, "", value.kind)
        between = [f"h|{feature}" for feature in pair_features(sheet.setting, filler, claim.anchor)]
        yield date, _with_relation(claim.relation, plain) + between
    before = list(_told_before(claim.sheet, sheets))
    for date, places in before:
        if date not in seen:
            seen.add(date)
            yield date, _with_relation(claim.relation, ["before", *common, *places, _age(date, published)]) + words
    if published and published not in seen:
        place = f"sentence {min(claim.sheet, _LATE)}"
        plain = ["published", *common, f"{place} {count}", f"dates before {bool(before)}"]
        around = [f"p|{feature}" for feature in thing_features(sheet.setting, claim.anchor)]
        yield published, _with_relation(claim.relation, plain) + around + words


def dated(
    drafts: Sequence[Draft], sheets: Sequence[Sheet], published: str, ontology: Ontology, weights: Weights
) -> Iterator[Draft]:
    """The drafts with the likeliest date of each; one that none of them is likely for keeps what it took over.

    What a sentence tells of several at once, as of a list of investors, has one date.
    """
    starts = [sheet.sentence.span.start for sheet in sheets]
    shares: dict[int, dict[str, float]] = {}
    own: dict[int, set[str]] = {}
    groups: dict[tuple[Span, str, str], list[int]] = {}
    for place, draft in enumerate(drafts):
        at = bisect_right(starts, draft.evidence.span.start) - 1
        anchor = _anchor(draft, sheets[at]) if at >= 0 else None
        if anchor is None or "date" not in ontology.relations[draft.relation].attributes:
            continue
        claim = Dated(at, draft.relation, draft.status.value, anchor)
        shares[place] = {
            date: probability(weights.logits(features).get(HOLDS, 0.0))
            for date, features in dates_of(claim, sheets, published)
        }
        own[place] = {_iso(value) for value in sheets[at].setting.values if value.kind == "date"}
        one = draft.object if ontology.relations[draft.relation].object_required else ""
        groups.setdefault((draft.evidence.span, draft.relation, one or f"{place}"), []).append(place)
    likeliest: dict[int, str] = {}
    for places in groups.values():
        mean = {date: sum(shares[p][date] for p in places) / len(places) for date in shares[places[0]]}
        share, date = max(((share, date) for date, share in mean.items()), default=(0.0, ""))
        likeliest |= dict.fromkeys(places, date if share >= _HELD else "")
    for place, draft in enumerate(drafts):
        if likeliest.get(place) or draft.value("date") in own.get(place, ()):
            yield _with_date(draft, likeliest[place])
        else:
            yield draft


def _told_before(at: int, sheets: Sequence[Sheet]) -> Iterator[tuple[str, list[str]]]:
    """The dates of the sentences before, the latest first, with how far back each is."""
    told = 0
    for ago in range(1, min(at, _BACK) + 1):
        sheet = sheets[at - ago]
        dates = [value for value in sheet.setting.values if value.kind == "date"]
        if not dates:
            continue
        told += 1
        same = sheet.sentence.paragraph == sheets[at].sentence.paragraph
        for place, value in enumerate(reversed(dates)):
            yield (
                _iso(value),
                [f"before {told}", f"ago {ago}", f"same {same}", f"ago {ago} same {same} {told} place {min(place, 2)}"],
            )
        if told == _SENTENCES:
            return


def _age(date: str, published: str) -> str:
    """How a date lies to the article's day, and how fine it is."""
    if not published:
        return f"unknown {len(date)}"
    if published.startswith(date):
        return f"now {len(date)}"
    if date > published[: len(date)]:
        return f"future {len(date)}"
    if len(date) == _DAY == len(published):
        days = (datetime.date.fromisoformat(published) - datetime.date.fromisoformat(date)).days
        return next((name for most, name in _DAYS if days <= most), "old")
    return f"years {min(int(published[:4]) - int(date[:4]), 2)} {len(date)}"


def _anchor(draft: Draft, sheet: Sheet) -> Filler | None:
    """The claim's number where it has one, else what the sentence names of it, the object first."""
    roles = dict(draft.evidence.roles)
    start = sheet.sentence.span.start
    for name, span in roles.items():
        if name not in ("subject", "object"):
            return Filler(span.start - start, span.end - start, "", name)
    for name in ("object", "subject"):
        if name in roles:
            place = roles[name].start - start
            return next((filler for filler in sheet.here if filler.start == place), None)
    return None


def _iso(value: Value) -> str:
    return dict(value.fields)["date"]


def _with_relation(relation: str, plain: Sequence[str]) -> list[str]:
    return [*plain, *(f"{relation}: {feature}" for feature in plain)]


def _with_date(draft: Draft, date: str) -> Draft:
    values = {name: text for name, text in draft.values if name != "date"} | ({"date": date} if date else {})
    return replace(draft, values=tuple(sorted(values.items())))
