"""Putting one window's question to a model, unless the answer is kept, the budget spent, or the server down."""

from __future__ import annotations

import threading

from extraction.base import Page
from extraction.model_reader.answers import Answers
from extraction.model_reader.bill import Bill, Prices
from extraction.model_reader.chat import Chat
from extraction.model_reader.faults import ModelFault
from extraction.model_reader.prompt import Messages, messages_for
from extraction.model_reader.said import Said, parse
from extraction.model_reader.schema import schema_of
from extraction.model_reader.tokens import estimated_tokens
from extraction.model_reader.windows import Window
from ontology.identifiers import digest
from ontology.model import Ontology

_PATIENCE = 5
"""Questions without an answer one after the other, from which on a run asks no more: the server is down."""

_TOKENS_OF_A_SENTENCE = 40
"""For estimates only: tokens of an answer for each sentence shown."""


class Asking:
    """Asks one model in one run. Without a ``chat`` it asks nothing and counts what it would ask."""

    def __init__(self, model: str, ontology: Ontology, chat: Chat | None, answers: Answers, prices: Prices) -> None:
        self.model = model
        self.bill = Bill(prices)
        self._ontology = ontology
        self._schema = schema_of(ontology)
        self._chat = chat
        self._answers = answers
        self._lock = threading.Lock()
        self._failed_in_a_row = 0

    @property
    def only_estimates(self) -> bool:
        """Whether nothing is asked."""
        return self._chat is None

    def about(self, page: Page, window: Window) -> tuple[Said, ...] | None:
        """What the model says on a window, None where it is not to be asked; ``ModelFault`` where it gave no answer."""
        messages = messages_for(page, window, self._ontology)
        question = digest(self.model, messages, self._schema)
        kept = self._kept(question)
        if kept is not None:
            self.bill.count("kept answers")
            return kept
        if self._chat is None:
            self._estimate(messages, len(window))
            return None
        if self.bill.is_spent:
            raise ModelFault("was not asked since the budget is spent")
        if self._failed_in_a_row >= _PATIENCE:
            raise ModelFault(f"was not asked after {_PATIENCE} questions in a row without an answer")
        try:
            answer = self._chat.ask(messages, self._schema)
        except ModelFault as fault:
            if fault.tokens_in or fault.tokens_out:
                self.bill.asked(fault.tokens_in, fault.tokens_out)
                self.bill.count("estimated", fault.estimated)
            with self._lock:
                self._failed_in_a_row += 1
            raise
        with self._lock:
            self._failed_in_a_row = 0
        self.bill.asked(answer.tokens_in, answer.tokens_out)
        self.bill.count("estimated", answer.estimated)
        said = parse(answer.text)
        try:
            self._answers.keep(question, answer)
        except OSError as error:
            # It was paid for, and serves at least this once.
            self.bill.not_kept(str(error))
        return said

    def begin(self) -> None:
        """Something else begins, for which a server that was down is asked again."""
        with self._lock:
            self._failed_in_a_row = 0

    def _kept(self, question: str) -> tuple[Said, ...] | None:
        """What a kept answer says; one that cannot be read, since somebody has damaged it, is asked for again."""
        kept = self._answers.get(question)
        try:
            return parse(kept.text) if kept else None
        except ModelFault:
            return None

    def _estimate(self, messages: Messages, sentences: int) -> None:
        self.bill.count("to ask")
        self.bill.count("tokens to send", estimated_tokens("".join(message["content"] for message in messages)))
        self.bill.count("tokens to get", _TOKENS_OF_A_SENTENCE * sentences)
