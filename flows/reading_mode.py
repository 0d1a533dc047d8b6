"""Who reads articles. By itself, so that the command line can list the choices without loading the settings."""

from __future__ import annotations

from enum import StrEnum


class ReadingMode(StrEnum):
    """Whose claims are taken: those of the rules, of the language model, or of both."""

    RULES = "rules"
    LLM = "llm"
    BOTH = "both"
