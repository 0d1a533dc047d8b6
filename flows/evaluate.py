"""Reading the articles of gold facts, and scoring what was read: without Prefect, a store, or a data folder to keep."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.pipeline import Extractor, article_iri
from flows.evaluation import Figures, Gold, HandedOver, read_export, read_gold, score
from flows.extracting import extracted
from flows.extractor import configured_extractor, second_notes
from flows.progress import Progress, Silent
from flows.settings import Settings
from flows.sources import Note, Skipped, collect
from graph.export import export
from graph.known_names import catalogue_of
from graph.ledger import Ledger
from ontology.catalogue import Catalogue, load_catalogue
from ontology.errors import DealgraphError
from ontology.model import load_ontology
from ontology.records import RawArticle, Reading

ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A set of gold facts with its name and the figures on it."""

    name: str
    figures: Figures
    notes: tuple[Note, ...] = ()
    """What a second reader cost and met, of this set and those before it."""
    in_part: int = 0
    """Articles of which a second reader was to be heard and was not heard whole: the figures are not its figures."""


def evaluate(
    folders: Sequence[Path], settings: Settings, *, articles: Path | None = None, progress: Progress | None = None
) -> tuple[Evaluated, ...]:
    """Read each folder's articles by themselves and score them: what one set calls things is nothing to another.

    One extractor reads them all, so that a language model's budget is that of the whole.
    """
    shown = progress or Silent()
    shown.stage("read", None)
    sets = [(folder, read_gold(folder)) for folder in folders]
    todo = [raw_articles(gold, articles or articles_of(folder), settings) for folder, gold in sets]
    shown.stage("extract", sum(map(len, todo)))
    ontology, extractor = load_ontology(), configured_extractor(settings)
    measured = []
    for (folder, gold), raws in zip(sets, todo, strict=True):
        if extractor.second is not None:
            extractor.second.begin()
        in_part: list[str] = []
        figures = score(gold, handed_over(raws, settings, shown, extractor, in_part), ontology)
        measured.append(Evaluated(str(folder), figures, second_notes(extractor, settings), len(in_part)))
    return tuple(measured)


def articles_of(folder: Path) -> Path:
    """The folder of a gold folder's articles: in it or beside it."""
    for candidate in (folder / ARTICLES, folder.absolute().parent / ARTICLES):
        if candidate.is_dir():
            return candidate
    raise DealgraphError(
        f"has no folder {ARTICLES} in it or beside it", where=str(folder), remedy="Name the folder with --articles."
    )


def raw_articles(gold: Gold, folder: Path, settings: Settings) -> tuple[RawArticle, ...]:
    """The articles that the gold facts name, as `dealgraph ingest` would read them from the folder."""
    collected = collect((folder,), {}, base=folder, max_bytes=settings.max_bytes, iri_of=article_iri)
    found = {raw.key: raw for _, raw in collected.articles}
    for name in gold.articles:
        if name not in found:
            told = (
                *((s.source, s.reason) for s in collected.skipped),
                *((n.source, n.sentence) for n in collected.notes),
            )
            why = next((f" ({source}: {reason})" for source, reason in told if Path(source).stem == name), "")
            raise DealgraphError(
                f"there is no article {name!r}{why}",
                where=str(folder),
                remedy="Put it there, or name the folder of the articles with --articles.",
            )
    return tuple(found[name] for name in gold.articles)


def handed_over(
    articles: Iterable[RawArticle],
    settings: Settings,
    progress: Progress,
    extractor: Extractor | None = None,
    in_part: list[str] | None = None,
) -> HandedOver:
    """What a run over the articles would hand over; by an extractor that is there already, or a new one.

    ``in_part`` gets the articles that a second reader was not heard on whole.
    """
    reader = extractor or configured_extractor(settings)

    def noted() -> Iterator[Reading]:
        for found in readings(articles, settings, progress, reader):
            if in_part is not None and found.read_with != reader.digest:
                in_part.append(found.article.iri)
            yield found

    with tempfile.TemporaryDirectory(prefix="dealgraph-evaluate-") as folder:
        write_export(noted(), Path(folder) / "ledger", Path(folder) / "export", catalogue_of(settings.data))
        return read_export(Path(folder) / "export")


def readings(
    articles: Iterable[RawArticle], settings: Settings, progress: Progress, extractor: Extractor | None = None
) -> Iterable[Reading]:
    """What is read from each article; an article that cannot be read ends it, as no figure would hold without it."""
    for found in extracted(extractor or configured_extractor(settings), articles):
        if isinstance(found, Skipped):
            raise DealgraphError(found.reason, where=found.source)
        progress.advance()
        yield found


def write_export(found: Iterable[Reading], data: Path, target: Path, catalogue: Catalogue | None = None) -> None:
    """Put the readings through a ledger, as a run does, and export them: what is scored is what people get.

    ``catalogue`` is that by which they were read, the package's where none is named.
    """
    ledger = Ledger.open(data)
    with ledger.writing("dealgraph evaluate"):
        for reading in found:
            ledger.write(reading)
    export(ledger, target, "jsonl", ontology=load_ontology(), catalogue=catalogue or load_catalogue())
