"""Reading one file as a run would, without Prefect, a ledger or a store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from extraction.pipeline import article_iri
from flows.coverage import coverage_notes
from flows.extracting import extracted
from flows.extractor import configured_extractor, second_notes
from flows.settings import Settings
from flows.sources import Note, Skipped, collect
from flows.sources.fields import known_languages
from flows.sources.fields import language as language_code
from flows.sources.standard_input import read_standard_input
from ontology.errors import DealgraphError
from ontology.records import RawArticle, Reading

STANDARD_INPUT = Path("-")


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was read from the articles of a file, and what a person must know of those that were not."""

    readings: tuple[Reading, ...]
    skipped: tuple[Skipped, ...]
    notes: tuple[Note, ...]


def extract(file: Path, settings: Settings, stdin: BinaryIO, *, language: str = "") -> Extracted:
    """Read a file, or standard input for ``-``; ``DealgraphError`` where it gives no article.

    ``language`` is a code such as ``de`` that counts before what the file says and what its text looks like.
    """
    code = _code(language)
    found = _standard_input(stdin, settings) if file == STANDARD_INPUT else _file(file, settings)
    articles, skipped, notes = found
    readings = []
    extractor = configured_extractor(settings)
    for read in extracted(extractor, (replace(a, language=code or a.language) for a in articles)):
        if isinstance(read, Skipped):
            skipped = (*skipped, read)
        else:
            readings.append(read)
    if not readings:
        first = skipped[0]
        raise DealgraphError(first.reason, where=first.source)
    languages: dict[str, list[str]] = {}
    for reading in readings:
        languages.setdefault(reading.article.language, []).append(reading.article.source)
    return Extracted(tuple(readings), skipped, (*notes, *coverage_notes(languages), *second_notes(extractor, settings)))


def _code(language: str) -> str:
    code = language_code(language)
    if code is None:
        raise DealgraphError(
            f"the language {language!r} is not known", where="--language", remedy=f"Known are {known_languages()}."
        )
    return code


def _standard_input(
    stdin: BinaryIO, settings: Settings
) -> tuple[list[RawArticle], tuple[Skipped, ...], tuple[Note, ...]]:
    item = read_standard_input(stdin, settings.max_bytes)
    return ([], (item,), ()) if isinstance(item, Skipped) else ([item], (), ())


def _file(file: Path, settings: Settings) -> tuple[list[RawArticle], tuple[Skipped, ...], tuple[Note, ...]]:
    if file.is_dir():
        raise DealgraphError(
            "it is a folder, and one file is shown at a time",
            where=str(file),
            remedy="Name a file in it, or read all of them with `dealgraph ingest`.",
        )
    # As a run calls its sources: relative to where the data folder would be.
    base = settings.data.absolute().parent
    collected = collect((file,), {}, base=base, max_bytes=settings.max_bytes, iri_of=article_iri)
    return [raw for _, raw in collected.articles], collected.skipped, collected.notes
