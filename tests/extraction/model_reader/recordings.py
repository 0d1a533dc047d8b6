"""Answers of a strong reader to the prompts that the product makes, kept so that they can be given again.

Who answered saw the prompt and the form of an answer, and neither the gold facts nor anything else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ontology.identifiers import digest
from tests.extraction.model_reader.stub import Request
from tests.flows.command import ROOT

FOLDER = ROOT / "tests" / "recordings"
MODEL = "recorded-reader"
"""The name under which the answers were asked for; it is part of what was asked."""


@dataclass
class Recordings:
    """Recorded answers by the digest of what was asked; ``unused`` are those that nobody has asked for yet."""

    answers: Mapping[str, str]
    articles: Mapping[str, str]
    unused: set[str]
    unknown: list[str] = field(default_factory=list)

    def answer(self, request: Request) -> str:
        """The recorded answer; without one, no claims, and the question is noted."""
        asked = digest(request["model"], request["messages"], request["response_format"]["json_schema"]["schema"])
        self.unused.discard(asked)
        if asked not in self.answers:
            self.unknown.append(asked)
        return self.answers.get(asked, '{"claims": []}')

    def stale(self) -> str:
        """In words, which recordings no longer answer what is asked, "" where all do."""
        if not (self.unknown or self.unused):
            return ""
        old = ", ".join(sorted(self.articles[asked] for asked in self.unused)) or "none"
        return (
            f"{len(self.unknown)} questions have no recorded answer, and the recordings of these articles answer none: "
            f"{old}. The prompt, the form of an answer, the windows or the sentences have changed: let a strong reader "
            "answer the new prompts, or take the change back."
        )


def recordings(name: str) -> Recordings:
    """The recordings of a set of articles."""
    rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    return Recordings(
        {row["asked"]: json.dumps(row["answer"], ensure_ascii=False) for row in rows},
        {row["asked"]: row["article"] for row in rows},
        {row["asked"] for row in rows},
    )
