"""Names that a trained spaCy model finds, for a language whose model the user has installed and named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from extraction.base import Candidate, Page
from extraction.mentions.kinds import kinds_of
from ontology.errors import DealgraphError
from ontology.records import Span

if TYPE_CHECKING:
    from spacy.language import Language

NAME = "spacy.v1"
_PERSONS = ("PERSON", "PER")
_ORGANISATIONS = ("ORG", "ORGANIZATION", "CORP")


class SpacyFinder:
    """Takes a model's persons and organisations for candidates; the rest of what it says is left aside.

    ``models`` names a spaCy model by ISO 639-1 code of the language, such as ``{"de": "de_core_news_lg"}``.
    """

    def __init__(self, models: Mapping[str, str]) -> None:
        self._pipelines = {language: _load(model) for language, model in sorted(models.items())}
        self.name = ",".join([NAME, *(f"{k}={p.meta['name']}@{p.meta['version']}" for k, p in self._pipelines.items())])

    def find(self, page: Page, known: Sequence[Candidate] = ()) -> tuple[Candidate, ...]:
        """The names in sentences of the languages that have a model."""
        return tuple(self._all(page))

    def _all(self, page: Page) -> Iterator[Candidate]:
        for language, pipeline in self._pipelines.items():
            sentences = [sentence for sentence in page.sentences if sentence.language == language]
            texts = (sentence.flat(page.text) for sentence in sentences)
            for sentence, doc in zip(sentences, pipeline.pipe(texts), strict=True):
                for entity in doc.ents:
                    kinds = _kinds(
                        entity.label_, entity.text, doc.text[: entity.start_char], doc.text[entity.end_char :]
                    )
                    if kinds:
                        start = sentence.span.start
                        span = Span(start + entity.start_char, start + entity.end_char)
                        yield Candidate(span, span.of(page.text), kinds, self.name, "", True, "named by a spaCy model")


def _kinds(label: str, surface: str, before: str, after: str) -> tuple[str, ...]:
    if label in _PERSONS:
        return ("Person",)
    if label not in _ORGANISATIONS:
        return ()
    kinds, _ = kinds_of(surface, before, after)
    return tuple(kind for kind in kinds if kind != "Person") or ("Company",)


def _load(model: str) -> Language:
    # spaCy takes seconds to import, and only a user who has named a model needs it.
    import spacy

    try:
        return spacy.load(model)
    except (OSError, ValueError) as error:
        raise DealgraphError(
            f"the spaCy model {model!r} cannot be loaded", where="spacy_models", remedy="Install it, or take it out."
        ) from error
