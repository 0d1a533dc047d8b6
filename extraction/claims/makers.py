"""What speaks for a company's making a product, seen over a whole article.

Few articles say it in one sentence: the maker was named some lines before the product, the product's name begins like
the maker's, or the product stands in the maker's list of prices. Weights (``weights/makers.tsv``) are trained by
``tools/training``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extraction.claims.calibration import logit_of
from extraction.claims.drafts import Draft
from extraction.claims.pair_features import Filler
from extraction.claims.sheets import Sheet
from ontology.identifiers import folded
from ontology.model import Relation

MAKES = "makes"

_STEPS = 2
"""Buckets of probabilities by logit."""

_LEAST = 0.005
"""Below this probability a sentence says nothing."""

_MANY, _CROWD = 3, 6
_SHORTEST, _SHORTEST_HAN = 3, 2
"""Letters from which on the beginning of a name tells whose it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that names a product.

    ``shares`` tell how likely it says by itself of each company, "" for one that it does not name, that this makes the
    product; ``meant`` which companies it may mean then, the likeliest first, with the probability of each.
    """

    sheet: Sheet
    product: Filler
    shares: Mapping[str, float]
    meant: Mapping[str, float]

    def share_of(self, company: str) -> float:
        """How likely the sentence says that the company makes the product, 0..1."""
        return self.shares.get(company) or self.shares.get("", 0.0) * self.meant.get(company, 0.0)

    def most_likely_means(self, company: str) -> bool:
        """Whether it is the first that the sentence may mean without naming it."""
        return next(iter(self.meant), "") == company


@dataclass(frozen=True, slots=True)
class Choice:
    """A product of an article, a company that may make it, and what speaks for and against that.

    ``best`` is where the article says it most plainly.
    """

    product: str
    company: str
    features: tuple[str, ...]
    best: Place


def choices(
    relation: Relation,
    places: Mapping[str, Sequence[Place]],
    sheets: Sequence[Sheet],
    drafts: Sequence[Draft],
    topic: str,
) -> Iterator[Choice]:
    """Every product with every company of the article.

    ``places`` are the sentences that name each product, in order; ``drafts`` is what the article's sentences tell.
    """
    article = _Article(relation, places, sheets, drafts, topic)
    for product, found in places.items():
        for company in article.companies:
            best = max(found, key=lambda place: (place.share_of(company), -place.sheet.number))
            yield Choice(product, company, tuple(article.features(product, company)), best)


class _Article:
    """What all pairs of an article share."""

    def __init__(
        self,
        relation: Relation,
        places: Mapping[str, Sequence[Place]],
        sheets: Sequence[Sheet],
        drafts: Sequence[Draft],
        topic: str,
    ) -> None:
        self._places, self._topic = places, topic
        self._makes = [draft for draft in drafts if draft.relation == relation.name]
        self._others = [draft for draft in drafts if draft.relation != relation.name]
        self._names: dict[str, set[str]] = {}
        self._counts: Counter[str] = Counter()
        self._titled: set[str] = set()
        kinds: dict[str, str] = {}
        for sheet in sheets:
            for filler in sheet.here:
                name = sheet.setting.content[filler.start : filler.end]
                self._names.setdefault(filler.iri, set()).add(folded(name))
                self._counts[filler.iri] += 1
                kinds.setdefault(filler.iri, filler.kind)
                if sheet.setting.title:
                    self._titled.add(filler.iri)
        self.companies = tuple(iri for iri, kind in kinds.items() if kind in relation.subject_types)
        self._often = sorted(self.companies, key=lambda iri: -self._counts[iri])
        self._kin = {product: self._kin_of(product) for product in places}

    def features(self, product: str, company: str) -> Iterator[str]:
        """What speaks for and against the company's making the product."""
        yield from self._standing(product, company)
        yield from self._by_name(product, company)
        yield from self._by_sentence(product, company)
        yield from self._by_drafts(product, company)
        yield from self._by_kin(product, company)

    def _standing(self, product: str, company: str) -> Iterator[str]:
        """What part the two have in the article."""
        crowd = min(len(self.companies), _CROWD)
        yield f"companies {crowd}"
        yield f"products {min(len(self._places), _CROWD)}"
        yield f"rank {min(self._often.index(company), _MANY)} of {crowd}"
        yield f"times {min(self._counts[company], _CROWD)}"
        yield f"product times {min(self._counts[product], _MANY + 1)}"
        if company == self._topic:
            yield "topic"
        if company in self._titled:
            yield "titled"
        if product in self._titled:
            yield f"product titled, company {'too' if company in self._titled else 'not'}"

    def _by_name(self, product: str, company: str) -> Iterator[str]:
        """Whose name the product's begins with."""
        holders = [iri for iri in self.companies if _begins(self._names[product], self._names[iri])]
        if company in holders:
            yield "name"
        elif holders:
            yield "name of another"

    def _by_sentence(self, product: str, company: str) -> Iterator[str]:
        """What the sentences that name the product say by themselves."""
        places = self._places[product]
        best = max(place.share_of(company) for place in places)
        rival = max((p.share_of(iri) for p in places for iri in self.companies if iri != company), default=0.0)
        yield f"share {_bucket(best)}"
        yield f"share {'above' if best > rival else 'below'} rivals"
        yield f"together {min(sum(company in place.shares for place in places), _MANY)}"
        alone = sum(company in place.shares and len(place.shares) <= len(("it", "")) for place in places)
        yield f"together alone {min(alone, _MANY)}"
        meant = sum(place.most_likely_means(company) and company not in place.shares for place in places)
        yield f"meant {min(meant, _MANY)} of {min(len(places), _MANY)}"
        first = places[0]
        is_meant = first.most_likely_means(company)
        yield f"first {'named' if company in first.shares else 'meant' if is_meant else 'no'}"
        yield f"first unnamed share {_bucket(first.shares.get('', 0.0))} {is_meant}"
        if company not in first.shares:
            yield f"first meant {round(4 * first.meant.get(company, 0.0))}"
            yield f"first others {min(len(first.shares) - 1, 2)} meant {is_meant}"

    def _by_drafts(self, product: str, company: str) -> Iterator[str]:
        """What is told of the two, together and apart."""
        for draft in self._others:
            if draft.object == product:
                yield f"{draft.relation} by {'it' if draft.subject == company else 'another'}"
        told = [draft for draft in self._makes if draft.object == product]
        own = max((draft.confidence for draft in told if draft.subject == company), default=0.0)
        other = max((draft.confidence for draft in told if draft.subject != company), default=0.0)
        yield f"told {_bucket(own)}"
        yield f"told of another {_bucket(other)}"
        yield f"told {own > 0} of another {other > 0}"
        yield from sorted(
            {
                f"company {draft.relation} {'subject' if draft.subject == company else 'object'}"
                for draft in self._others
                if company in (draft.subject, draft.object)
            }
        )

    def _by_kin(self, product: str, company: str) -> Iterator[str]:
        """What is told of other products."""
        makers = {draft.subject for draft in self._makes if draft.object in self._kin[product]}
        if makers:
            yield f"kin's maker {'it' if company in makers else 'another'}"
        makes = {draft.object for draft in self._makes if draft.subject == company and draft.object != product}
        yield f"makes {min(len(makes), _MANY)}"

    def _kin_of(self, product: str) -> set[str]:
        """The products whose names begin alike."""
        own = {_stem(name) for name in self._names[product]} - {""}
        return {iri for iri in self._places if iri != product and own & {_stem(name) for name in self._names[iri]}}


def _begins(names: set[str], others: set[str]) -> bool:
    """Whether one of the names begins with one of the others, or with its first word."""
    starts = {start for name in others for start in (name, name.partition(" ")[0])}
    return any(name != start and name.startswith(start) for name in names for start in starts if _tells(start))


def _stem(name: str) -> str:
    """The letters that a product's name begins with, without its version."""
    end = next((index for index, sign in enumerate(name) if not sign.isalpha()), len(name))
    return name[:end] if _tells(name[:end]) else ""


def _tells(start: str) -> bool:
    """Whether the beginning of a name is long enough to tell whose it is."""
    return len(start) >= (_SHORTEST if start.isascii() else _SHORTEST_HAN)


def _bucket(share: float) -> str:
    return str(round(_STEPS * logit_of(share))) if share > _LEAST else "none"
