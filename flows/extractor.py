"""The extractor that the settings ask for: the rules', or with a language model as a second reader."""

from __future__ import annotations

from extraction.pipeline import Extractor
from flows.settings import Settings
from flows.sources import Note
from graph.known_names import catalogue_of
from ontology.model import load_ontology


def configured_extractor(settings: Settings, *, asks: bool = True) -> Extractor:
    """An extractor; without ``asks`` a language model gives kept answers only, and what more would cost is told."""
    told = settings.language_model
    ontology, catalogue = load_ontology(), catalogue_of(settings.data)
    if not told.is_asked:
        return Extractor(ontology, catalogue, dict(settings.models))
    from extraction.model_reader.answers import Answers
    from extraction.model_reader.bill import Prices
    from extraction.model_reader.chat import Served, ServedChat
    from extraction.model_reader.questions import Asking
    from extraction.model_reader.reader import Manner, Mode, ModelReader

    served = Served(told.name, told.base_url, settings.model_key.get_secret_value(), told.timeout, told.tries)
    prices = Prices(told.price_in, told.price_out, told.budget)
    answers = Answers(told.answers)
    if asks:
        answers.prepare()
    asking = Asking(told.name, ontology, ServedChat(served) if asks else None, answers, prices)
    manner = Manner(Mode(told.mode.value), told.only_doubtful, told.parallel)
    return Extractor(ontology, catalogue, dict(settings.models), ModelReader(ontology, catalogue, asking, manner))


def second_notes(extractor: Extractor, settings: Settings) -> tuple[Note, ...]:
    """What a person must know of the second reader: its cost, its faults, and what was refused and why."""
    name = f"the model {settings.language_model.name}"
    return tuple(Note(name, note) for note in (extractor.second.notes() if extractor.second else ()))
