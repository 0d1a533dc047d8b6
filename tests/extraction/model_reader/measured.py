"""Reading a set of gold facts with a stub server as the language model, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from extraction.model_reader.bill import Bill
from extraction.model_reader.reader import ModelReader
from flows.evaluate import raw_articles, write_export
from flows.evaluation import Figures, Gold, HandedOver, read_export, score
from flows.extractor import configured_extractor
from flows.settings import load_settings
from ontology.model import load_ontology
from tests.extraction.model_reader.recordings import MODEL
from tests.extraction.model_reader.stub import Request, stub


@dataclass(frozen=True)
class Measured:
    """The figures, what was handed over, and the model's bill.

    None of it is shown where a test fails: it would tell what unread articles say.
    """

    figures: Figures = field(repr=False)
    run: HandedOver = field(repr=False)
    bill: Bill = field(repr=False)


def measured(gold: Gold, articles: Path, mode: str, answer: Callable[[Request], str], folder: Path) -> Measured:
    """Read the articles as the commands do, over HTTP, and score what is handed over."""
    with stub() as server:
        server.answer = answer
        model = {"mode": mode, "name": MODEL, "base_url": server.url, "answers": folder / "answers", "timeout": 600}
        settings = load_settings(language_model=model)
        extractor = configured_extractor(settings)
        read = [extractor.read(raw) for raw in raw_articles(gold, articles, settings)]
    write_export(read, folder / "ledger", folder / "export")
    run = read_export(folder / "export")
    assert isinstance(extractor.second, ModelReader)
    return Measured(score(gold, run, load_ontology()), run, extractor.second.bill)
