"""What a run does, as lines for people or, on request, as JSON for programs; on stderr, and only where asked for."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from enum import StrEnum

LOGGER = logging.getLogger("dealgraph")
LOGGER.addHandler(logging.NullHandler())  # without it, Python would print warnings that nobody asked for
_FIELDS = "dealgraph_fields"


class LogFormat(StrEnum):
    """How a log is written."""

    TEXT = "text"
    JSON = "json"


class RunLog:
    """The log of one run: every line names the run by its start, with which the id of its record begins."""

    def __init__(self, started: str) -> None:
        self._run = "".join(letter for letter in started if letter.isalnum())

    def event(self, what: str, **fields: object) -> None:
        """Something happened, such as "article written", to the things that the fields name."""
        LOGGER.info(what, extra={_FIELDS: {"run": self._run, **fields}})


def log_to_stderr(form: LogFormat) -> None:
    """Show what is logged from now on."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Json() if form is LogFormat.JSON else _Text())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    LOGGER.propagate = False


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        told = {"time": _moment(record), "level": record.levelname.lower(), "event": record.getMessage()}
        return json.dumps({**told, **_fields(record)}, ensure_ascii=False, default=str)


class _Text(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        fields = (f"{name}={json.dumps(value, ensure_ascii=False)}" for name, value in _fields(record).items())
        return " ".join((_moment(record), record.getMessage(), *fields))


def _fields(record: logging.LogRecord) -> dict[str, object]:
    told: dict[str, object] = getattr(record, _FIELDS, {})
    return told


def _moment(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
