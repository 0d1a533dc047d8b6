"""Answers kept by what was asked, so that the same question costs nothing a second time."""

from __future__ import annotations

import json
import os
import threading
from dataclasses import asdict
from pathlib import Path

from extraction.model_reader.chat import Answer


class Answers:
    """A folder with a file for each question; without one, nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, question: str) -> Answer | None:
        """The answer kept for a question's digest; a damaged file counts as none."""
        if self._folder is None:
            return None
        try:
            told = json.loads(self._path(question).read_bytes())
            return Answer(str(told["text"]), int(told["tokens_in"]), int(told["tokens_out"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, question: str, answer: Answer) -> None:
        """Keep an answer; whoever is killed meanwhile leaves no half of one."""
        if self._folder is None:
            return
        path = self._path(question)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        part.write_text(json.dumps(asdict(answer), ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")
        part.replace(path)

    def _path(self, question: str) -> Path:
        assert self._folder is not None
        return self._folder / question[:2] / f"{question}.json"
