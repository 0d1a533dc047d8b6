"""Claims that a company makes a product, from all that an article says of the two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extraction.claims.calibration import logit_of
from extraction.claims.drafts import Draft
from extraction.claims.makers import Choice, Place, choices
from extraction.claims.pair_features import Filler
from extraction.claims.referents import Referents
from extraction.claims.scored import Scored
from extraction.claims.scorers import Scorers
from extraction.claims.settling import drafts_of
from extraction.claims.sheets import Sheet
from extraction.claims.weights import probability
from extraction.named import Named
from ontology.model import Ontology, Relation
from ontology.records import Span

NAME = "makers.v1"

_LIKELY = 0.2
"""From which probability a maker is weighed (`extraction.claims.weighing`), which believes fewer."""

_KNOWN = 2.0
"""What it adds to the logit that the catalogue knows the maker; the article must still say something of the kind."""

Places = dict[tuple[str, str], list[Place]]
"""Where an article names products, by relation and product."""


class MakerReader:
    """Looks for the makers of products, in every relation whose subject the catalogue knows for an object."""

    def __init__(self, ontology: Ontology, scorers: Scorers) -> None:
        self._relations = {r.name: r for r in ontology.relations.values() if r.subject_in_catalogue}
        self._scorers = scorers

    def note(self, sheet: Sheet, rules: Sequence[Draft], referents: Referents, places: Places) -> None:
        """Keep where a sentence names products, with who may make them."""
        for relation in self._relations.values():
            products = {f.iri: f for f in reversed(sheet.here) if f.kind in relation.object_types}
            if products:
                meant: dict[str, float] = {}
                for kind in relation.subject_types:
                    for iri, share in referents.shares(kind, relation.name, self._scorers.referents).items():
                        meant[iri] = max(share, meant.get(iri, 0.0))
                for iri, product in products.items():
                    shares = self._shares(sheet, relation, product, rules)
                    places.setdefault((relation.name, iri), []).append(Place(sheet, product, shares, meant))

    def _shares(self, sheet: Sheet, relation: Relation, product: Filler, rules: Sequence[Draft]) -> dict[str, float]:
        """How likely the sentence says of each company that it makes the product, "" for one that it does not name."""
        shares: dict[str, float] = {}
        for maker in sheet.fillers(relation.subject_types):
            told = self._scorers.pair(sheet, maker, product, rules, (maker.iri, product.iri))
            name = "" if maker.unnamed else maker.iri
            shares[name] = max(told.get(relation.name, 0.0), shares.get(name, 0.0))
        return shares

    def choices(
        self, places: Places, sheets: Sequence[Sheet], drafts: Sequence[Draft], topic: str
    ) -> Iterator[tuple[Relation, Choice]]:
        """Every product of the article with every company that may make it."""
        for relation in self._relations.values():
            own = {product: found for (name, product), found in places.items() if name == relation.name}
            for choice in choices(relation, own, sheets, drafts, topic):
                yield relation, choice

    def drafts(
        self,
        places: Places,
        sheets: Sequence[Sheet],
        drafts: Sequence[Draft],
        named: Named,
        proposals: Mapping[Span, Sequence[Draft]],
        article: str,
    ) -> Iterator[Draft]:
        """The likeliest maker of each product, whether or not one sentence says it; ``drafts`` is what those say."""
        best: dict[tuple[str, str], tuple[float, Relation, Choice]] = {}
        for relation, choice in self.choices(places, sheets, drafts, named.topic):
            share = self._share(choice, named.makers.get(choice.product))
            key = relation.name, choice.product
            if share >= _LIKELY and (key not in best or share > best[key][0]):
                best[key] = share, relation, choice
        for share, relation, choice in best.values():
            sheet, product = choice.best.sheet, choice.best.product
            rules = proposals.get(sheet.sentence.span, ())
            company = _company(sheet, choice.company, relation)
            if company is None:
                continue
            scored = Scored(relation, company, product, None, share)
            statuses = self._scorers.statuses(sheet, scored, rules)
            yield from (replace(draft, extractor=NAME) for draft in drafts_of(sheet, scored, statuses, article))

    def _share(self, choice: Choice, known: str | None) -> float:
        """How likely the article says so; ``known`` is the maker that the catalogue knows, None for a new product."""
        share = self._scorers.makes(choice)
        if known is None:
            return share
        return probability(logit_of(share) + _KNOWN) if known == choice.company else 0.0


def _company(sheet: Sheet, iri: str, relation: Relation) -> Filler | None:
    """The company where the sentence names it first, or as what it does not name; None where nothing stands for it."""
    here = next((filler for filler in sheet.here if filler.iri == iri), None)
    unnamed = next((filler for filler in sheet.unnamed if filler.kind in relation.subject_types), None)
    return here or (replace(unnamed, iri=iri) if unnamed else None)
