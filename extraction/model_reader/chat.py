"""Asking a model over the network. The one file that knows the client library."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from extraction.model_reader.faults import BrokenOff, ModelFault
from extraction.model_reader.prompt import Messages
from extraction.model_reader.schema import NAME
from extraction.model_reader.tokens import estimated_tokens
from ontology.errors import DealgraphError

if TYPE_CHECKING:
    import openai
    from openai import OpenAI


_LARGEST = 10_000_000
"""Bytes of an answer at most, which is a hundred times a long one."""

_PAUSE, _LONGEST_PAUSE = 0.5, 8.0
"""Seconds before a question is put again whose answer broke off, twice as long each time: the client's own."""

_LONGEST_ERROR = 10_000
"""Bytes of an error that is read for the server's own words."""

_TOO_MANY, _OF_THE_SERVER = 429, 500
"""HTTP statuses: too many requests, and the first of those that tell of a fault of the server's."""

_LONGEST = 200
"""Signs of a server's own words that are told."""


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
    estimated: bool = False
    """Whether the server told no cost."""


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
        left, sent, got = self._served.tries, 0, 0
        while True:
            try:
                answer = self._asked(messages, schema, left)
                estimated = answer.estimated or bool(sent)
                return Answer(answer.text, answer.tokens_in + sent, answer.tokens_out + got, estimated)
            except BrokenOff as broken:
                # The client library tries again what breaks before an answer begins; what breaks later is for us.
                left, sent, got = left - broken.tries, sent + broken.tokens_in, got + broken.tokens_out
                if left <= 0:
                    raise ModelFault(str(broken), sent, got, estimated=True) from broken
                time.sleep(min(_LONGEST_PAUSE, _PAUSE * 2 ** (self._served.tries - left - 1)))

    def _asked(self, messages: Messages, schema: Mapping[str, object], tries: int) -> Answer:
        """One answer, by that many tries to begin one."""
        import openai

        form: Any = {"type": "json_schema", "json_schema": {"name": NAME, "strict": True, "schema": dict(schema)}}
        told: Any = messages
        asking = sum(estimated_tokens(m["content"]) for m in messages)
        try:
            with self._client.with_options(max_retries=tries - 1).chat.completions.with_streaming_response.create(
                model=self._served.model, messages=told, response_format=form
            ) as response:
                done = json.loads(self._whole(response.iter_bytes(), asking, response.retries_taken + 1))
            choice = done["choices"][0]
            text, reason, usage = choice["message"]["content"], choice.get("finish_reason"), done.get("usage")
        except ModelFault:
            raise
        except openai.APITimeoutError as error:
            raise ModelFault(f"did not answer within {self._served.timeout:g} s") from error
        except openai.APIConnectionError as error:
            raise ModelFault("cannot be reached, or hung up") from error
        except openai.APIStatusError as error:
            raise ModelFault(f"answered with the HTTP status {error.status_code}{self._why(error)}") from error
        except (openai.OpenAIError, ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:
            # Half a JSON, a page of HTML, an object without choices.
            raise ModelFault("answered in no form of this interface") from error
        except Exception as error:  # of the library's own library: an error whose words broke off
            raise ModelFault("hung up in the middle of an error") from error
        told_cost = _cost(usage)
        cost, estimated = told_cost or (asking, estimated_tokens(str(text or ""))), told_cost is None
        if reason == "length":
            raise ModelFault("was cut off before the end of its answer", *cost, estimated=estimated)
        if not isinstance(text, str) or not text.strip():
            raise ModelFault("refused to answer, or gave nothing", *cost, estimated=estimated)
        return Answer(text, *cost, estimated)

    def _whole(self, parts: Iterator[bytes], asking: int, tries: int) -> bytes:
        """The body, within the time and a size: a server that sends a blank now and then is never late by itself."""
        end = time.monotonic() + self._served.timeout
        body = bytearray()

        def broken_off(told: str) -> BrokenOff:
            return BrokenOff(told, asking, estimated_tokens(body.decode(errors="replace").strip()), tries)

        late = f"did not answer within {self._served.timeout:g} s"
        is_late = False
        try:
            for part in parts:
                if is_late:
                    raise broken_off(late)
                body += part
                is_late = time.monotonic() > end  # its last part is taken all the same
                if len(body) > _LARGEST:
                    raise ModelFault(f"gave an answer of more than {_LARGEST // 1_000_000} MB")
        except ModelFault:
            raise
        except Exception as error:  # of the library's own library, which is another one by its version
            in_time = "Timeout" not in type(error).__name__
            raise broken_off("hung up before the end of its answer" if in_time else late) from error
        return bytes(body)

    def _why(self, error: openai.APIStatusError) -> str:
        """What the server says of a request that it will never take: no such model, a wrong key, no such form."""
        if not _is_refusal(error.status_code):
            return ""
        body = error.body
        told = body.get("message") if isinstance(body, dict) else body
        words = " ".join(told.split())[:_LONGEST] if isinstance(told, str) else ""
        if self._served.key:
            words = words.replace(self._served.key, "...")
        key = "; the setting model_key has the key" if error.status_code in (401, 403) else ""
        return f" ({words}{key})" if words or key else ""


def _cost(usage: object) -> tuple[int, int] | None:
    """The tokens that a server tells, None where it tells none or nonsense."""
    told = usage if isinstance(usage, dict) else {}
    sent, got = told.get("prompt_tokens"), told.get("completion_tokens")
    return (sent, got) if type(sent) is int and type(got) is int and sent > 0 and got >= 0 else None


def _client(served: Served) -> OpenAI:
    try:
        from openai import DefaultHttpxClient, OpenAI
    except ImportError as error:
        raise DealgraphError(
            "the package 'openai' is not installed",
            where="language_model",
            remedy="Install dealgraph[llm], or set the mode to rules.",
        ) from error
    # A server of one's own asks for no key, and the library does.
    return OpenAI(
        base_url=served.base_url,
        api_key=served.key or "none",
        timeout=served.timeout,
        max_retries=served.tries - 1,
        http_client=DefaultHttpxClient(timeout=served.timeout, event_hooks={"response": [_without_long_errors]}),
    )


def _without_long_errors(response: Any) -> None:
    """Hang up on an error whose words nobody is told, or that is very long: the client would read all of it."""
    size = response.headers.get("content-length", "")
    is_long = size.isdecimal() and int(size) > _LONGEST_ERROR
    if response.is_error and (is_long or not _is_refusal(response.status_code)):
        response.close()


def _is_refusal(status: int) -> bool:
    """Whether the server will not take the request another time either, and so may say why."""
    return status != _TOO_MANY and status < _OF_THE_SERVER
