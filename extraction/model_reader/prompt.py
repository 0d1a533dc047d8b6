"""What a model is told and shown, made from a text file, the vocabulary, and the article's own sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from extraction.base import Page
from extraction.model_reader.fields import completing, quoted
from extraction.text import Sentence
from ontology.identifiers import digest
from ontology.model import Ontology, Relation

FILE = Path(__file__).with_name("prompt.md")
_PLACE = "{{relations}}"

Messages = list[dict[str, str]]


@cache
def _template() -> tuple[str, str]:
    first, _, rest = FILE.read_text(encoding="utf-8").partition("\n")
    return first.removeprefix("version:").strip(), rest.strip()


def prompt_version() -> str:
    """The version that the first line of the file names, with a digest of the text, so that no change goes unseen."""
    return f"{_template()[0]}@{digest(_template()[1])[:8]}"


def messages_for(page: Page, window: Sequence[tuple[int, Sentence]], ontology: Ontology) -> Messages:
    """The instructions with definitions and examples in the article's language, and the window's numbered sentences."""
    relations = "\n".join(_described(relation, page.language) for relation in ontology.relations.values())
    # Blanks are made even so that no line of an article can look like the beginning of another sentence.
    shown = "\n".join(f"[{number}] {' '.join(s.span.of(page.text).split())}" for number, s in window)
    told = f"Language: {page.language}. Published: {page.published or 'unknown'}.\n\nSentences:\n{shown}"
    return [
        {"role": "system", "content": _template()[1].replace(_PLACE, relations)},
        {"role": "user", "content": told},
    ]


def _described(relation: Relation, language: str) -> str:
    roles = f"subject: {' or '.join(relation.subject_types)}"
    if relation.object_types:
        roles += f"; object: {' or '.join(relation.object_types)}"
        roles += "" if relation.object_required else " or null"
    told = (*quoted(relation), *completing(relation))
    values = f"; to quote: {', '.join(told)}" if told else ""
    definition, example = _in(relation.definitions, language), _in(relation.examples, language)
    return f"- `{relation.name}` ({roles}{values}): {definition} Example: {example}"


def _in(texts: tuple[tuple[str, str], ...], language: str) -> str:
    told = dict(texts)
    return told.get(language) or told.get("en") or next(iter(told.values()), "")
