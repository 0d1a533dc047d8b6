"""All names of an article: the catalogue's, and those that the tagger reads, which weighs what the rules say."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from extraction.base import Candidate, MentionFinder, Page
from extraction.languages import EVERY
from extraction.mentions.by_catalogue import CatalogueFinder
from extraction.mentions.by_gliner import GlinerFinder
from extraction.mentions.by_han import HanFinder
from extraction.mentions.by_legal_form import NAME as LEGAL_FORM
from extraction.mentions.by_legal_form import LegalFormFinder
from extraction.mentions.by_shape import ShapeFinder
from extraction.mentions.by_spacy import SpacyFinder
from extraction.mentions.by_table import NAME as TABLE
from extraction.mentions.by_table import TableFinder
from extraction.mentions.by_tagger import TaggerFinder, again
from extraction.mentions.overlaps import without_overlaps
from ontology.catalogue import Catalogue
from ontology.identifiers import folded


class Hints:
    """What the catalogue and the rules take for names, before the tagger weighs it.

    ``models`` names a trained spaCy model by language, where one shall help to find names, and the folder of a GLiNER
    for ``EVERY`` language.
    """

    def __init__(self, catalogue: Catalogue, models: Mapping[str, str] | None = None) -> None:
        self._catalogue = catalogue
        self._known = CatalogueFinder(catalogue)
        self._versions = {
            _version_key(n.text): c.iri
            for c in catalogue.by_iri.values()
            if c.type == "Model"
            for n in c.names
            if n.kind != "weak"
        }
        self.trained = tuple(_trained(models or {}))
        self._finders: tuple[MentionFinder, ...] = (
            *self.trained,
            LegalFormFinder(),
            TableFinder(),
            HanFinder(),
            ShapeFinder(),
        )

    def find(self, page: Page) -> tuple[Candidate, ...]:
        """The hints for a page, in the order of the text, none touching another."""
        known = self._known.find(page)
        found = [candidate for finder in self._finders for candidate in finder.find(page, known)]
        extended = [self._as_version(c, k) for c in found for k in _touching(c, known) if _grows(c, k)]
        kept = tuple(k for k in known if not any(c.span.contains(k.span) for c in extended))
        taken = {c.span for c in extended}
        unknown = [c for c in found if c.span not in taken and not _touching(c, kept)]
        return without_overlaps((*kept, *extended, *unknown))

    def _as_version(self, candidate: Candidate, known: Candidate) -> Candidate:
        """The candidate with the concept that the catalogue has for this version under another of its model's names."""
        rest = candidate.surface[len(known.surface) :]
        for name in self._catalogue.by_iri[known.concept].names:
            concept = self._versions.get(_version_key(name.text + rest))
            if concept:
                return replace(
                    candidate,
                    concept=concept,
                    types=(self._catalogue.by_iri[concept].type,),
                    reason=f"a version of {name.text}",
                )
        return candidate


class Names:
    """Finds every name of a page, by the packaged tagger or another."""

    def __init__(self, hints: Hints, tagger: TaggerFinder | None = None) -> None:
        self._hints = hints
        self._tagger = tagger or TaggerFinder()
        self._trained = tuple(finder.name for finder in self._hints.trained)
        self.digest = " ".join((self._tagger.name, *self._trained))

    def find(self, page: Page) -> tuple[Candidate, ...]:
        """The names of a page, in the order of the text, none touching another."""
        hints = self._hints.find(page)
        tagged = self._tagger.find(page, hints)
        known = [hint for hint in hints if hint.concept or hint.finder == TABLE]
        grown = [t for t in tagged if any(_grows(t, k) for k in _touching(t, known))]
        kept = [k for k in known if not any(t.span.contains(k.span) for t in grown)]
        new = [t for t in tagged if not _touching(t, kept)]
        inside = [sentence.span for sentence in page.sentences]
        # In footers, where the tagger does not look, a legal form is trusted.
        further = [
            hint
            for hint in hints
            if hint.finder in self._trained
            or (hint.finder == LEGAL_FORM and not any(span.contains(hint.span) for span in inside))
        ]
        first = without_overlaps((*kept, *grown, *new, *again(page.text, new)))
        return without_overlaps((*first, *without_overlaps(further, first)))


def _trained(models: Mapping[str, str]) -> Iterator[SpacyFinder | GlinerFinder]:
    """The finders of models that a user has named."""
    by_language = {language: model for language, model in models.items() if language != EVERY}
    if by_language:
        yield SpacyFinder(by_language)
    if EVERY in models:
        yield GlinerFinder(Path(models[EVERY]))


def _version_key(name: str) -> str:
    return folded(name).replace("-", " ").replace(" ", "")


def _touching(candidate: Candidate, known: Sequence[Candidate]) -> list[Candidate]:
    """The known names that the candidate overlaps; ``known`` is in the order of the text."""
    first = bisect_left(known, candidate.span.start, key=lambda k: k.span.end)
    return [k for k in known[first : first + 8] if k.span.overlaps(candidate.span)]


def _grows(candidate: Candidate, known: Candidate) -> bool:
    """Whether an unknown name is a longer one that begins with a known one, such as its later version or its fund."""
    rest = candidate.surface[len(known.surface) :]
    if candidate.span.start != known.span.start or not rest or not candidate.sure:
        return False
    version = known.types[0] == "Model" and (rest[0] in "-." or any(map(str.isdigit, rest)))
    return version or (known.types[0] != "Person" and rest[0] == " " and candidate.types[0] != "Person")
