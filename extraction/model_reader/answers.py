"""Answers kept by what was asked, so that the same question costs nothing a second time."""

from __future__ import annotations

import json
import os
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path

from extraction.model_reader.chat import Answer
from ontology.errors import DealgraphError


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
            if not isinstance(told["text"], str):
                return None
            return Answer(told["text"], int(told["tokens_in"]), int(told["tokens_out"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def prepare(self) -> None:
        """Make the folder, and see that it can be written to: an answer that cannot be kept is paid for twice."""
        if self._folder is None:
            return
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._folder):
                pass
        except OSError as error:
            raise DealgraphError(
                f"answers cannot be kept in {str(self._folder)!r} ({error.strerror or error})",
                where="language_model.answers",
                remedy="Name a folder that can be written to; nothing was asked.",
            ) from error

    def keep(self, question: str, answer: Answer) -> None:
        """Keep an answer; whoever is killed meanwhile leaves no half of one."""
        if self._folder is None:
            return
        path = self._path(question)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
        content = json.dumps(asdict(answer), ensure_ascii=False, sort_keys=True) + "\n"
        try:
            # Half a surrogate is written as JSON escapes it.
            part.write_text(content, encoding="utf-8", errors="backslashreplace")
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _path(self, question: str) -> Path:
        assert self._folder is not None
        return self._folder / question[:2] / f"{question}.json"
