"""A stub server for each test, and a way to read an article with it as the second reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from extraction.model_reader.answers import Answers
from extraction.model_reader.bill import Prices
from extraction.model_reader.chat import Served, ServedChat
from extraction.model_reader.questions import Asking
from extraction.model_reader.reader import Manner, ModelReader
from ontology.catalogue import load_catalogue
from ontology.model import load_ontology
from tests.extraction.model_reader.stub import Stub, stub

MakeReader = Callable[..., ModelReader]


@pytest.fixture
def server() -> Iterator[Stub]:
    """A stub server of a test's own."""
    with stub() as running:
        yield running


@pytest.fixture
def make_reader(server: Stub) -> MakeReader:
    """Makes readers that ask the stub server."""

    def make(
        manner: Manner | None = None,
        answers: Path | None = None,
        budget: Decimal | None = None,
        asks: bool = True,
        model: str = "stub",
        tries: int = 2,
        timeout: float = 20,
    ) -> ModelReader:
        chat = ServedChat(Served(model, server.url, "k3y", timeout=timeout, tries=tries)) if asks else None
        prices = Prices(Decimal(3), Decimal(10), budget)
        ontology = load_ontology()
        asking = Asking(model, ontology, chat, Answers(answers), prices)
        return ModelReader(ontology, load_catalogue(), asking, manner or Manner())

    return make
