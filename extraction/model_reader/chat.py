"""Asking a model over the network. The one file that knows the client library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from extraction.model_reader.faults import ModelFault
from extraction.model_reader.prompt import Messages
from extraction.model_reader.schema import NAME
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    from openai import OpenAI


@dataclass(frozen=True, slots=True)
class Served:
    """A model at an OpenAI-compatible endpoint. ``tries`` counts the first one; the client waits longer before each."""

    model: str
    base_url: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    tries: int = 4


@dataclass(frozen=True, slots=True)
class Answer:
    """A model's words and what they cost."""

    text: str
    tokens_in: int
    tokens_out: int


class Chat(Protocol):
    """Answers messages in the form of a schema, or raises ``ModelFault``."""

    def ask(self, messages: Messages, schema: Mapping[str, object]) -> Answer:
        """One answer."""


class ServedChat:
    """A chat with a server; safe to use from several threads."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._client = _client(served)

    def ask(self, messages: Messages, schema: Mapping[str, object]) -> Answer:
        """One answer; what is worth another try (429, 5xx, a broken connection) gets it within this call."""
        import openai

        form: Any = {"type": "json_schema", "json_schema": {"name": NAME, "strict": True, "schema": dict(schema)}}
        told: Any = messages
        try:
            done = self._client.chat.completions.create(model=self._served.model, messages=told, response_format=form)
            choice = done.choices[0]
            text, reason, usage = choice.message.content, choice.finish_reason, done.usage
        except openai.APITimeoutError as error:
            raise ModelFault(f"did not answer within {self._served.timeout:g} s") from error
        except openai.APIConnectionError as error:
            raise ModelFault("cannot be reached, or hung up") from error
        except openai.APIStatusError as error:
            raise ModelFault(f"answered with the HTTP status {error.status_code}") from error
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, IndexError) as error:
            # The library hands on whatever a server sends: half a JSON, a page of HTML, an object without choices.
            raise ModelFault("answered in no form of this interface") from error
        cost = (usage.prompt_tokens, usage.completion_tokens) if usage else (0, 0)
        if reason == "length":
            raise ModelFault("was cut off before the end of its answer", *cost)
        if not isinstance(text, str) or not text.strip():
            raise ModelFault("refused to answer, or gave nothing", *cost)
        return Answer(text, *cost)


def _client(served: Served) -> OpenAI:
    try:
        from openai import OpenAI
    except ImportError as error:
        raise DealgraphError(
            "the package 'openai' is not installed",
            where="language_model",
            remedy="Install dealgraph[model], or set the mode to rules.",
        ) from error
    # A server of one's own asks for no key, and the library does.
    return OpenAI(
        base_url=served.base_url, api_key=served.key or "none", timeout=served.timeout, max_retries=served.tries - 1
    )
