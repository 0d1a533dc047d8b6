"""A language model as a second reader: what a person can set under ``[language_model]``."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from flows.reading_mode import ReadingMode


class LanguageModel(BaseModel):
    """A model at an OpenAI-compatible endpoint. Its key is the setting ``model_key``, best given by the environment."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mode: ReadingMode = ReadingMode.RULES
    """With ``rules`` no model is asked, whatever else is set."""
    name: str = ""
    """The model, as its server calls it."""
    base_url: str = Field(default="", pattern=r"^(https?://.+)?$")
    """The address of the endpoint, such as ``http://localhost:8000/v1``."""
    timeout: float = Field(default=60.0, gt=0, le=3600)
    """Seconds without an answer after which a question is tried again."""
    tries: int = Field(default=4, ge=1, le=20)
    """How often a question is put where the server is down or overloaded, each time after a longer pause."""
    parallel: int = Field(default=4, ge=1, le=64)
    """Questions on one article that are put at a time."""
    only_doubtful: bool = False
    """Whether only sentences with an amount or a trigger and no claim are shown, with those around them."""
    price_in: Decimal = Field(default=Decimal(0), ge=0)
    """What a million tokens of questions cost."""
    price_out: Decimal = Field(default=Decimal(0), ge=0)
    """What a million tokens of answers cost."""
    budget: Decimal | None = Field(default=None, ge=0)
    """What a run may spend by these prices; the next one goes on where it was spent."""
    answers: Path = Path("dealgraph-answers")
    """The folder where answers are kept, so that the same question costs nothing again."""

    @property
    def is_asked(self) -> bool:
        """Whether a model reads at all."""
        return self.mode is not ReadingMode.RULES

    @model_validator(mode="after")
    def _can_be_asked(self) -> LanguageModel:
        if self.is_asked and not (self.name and self.base_url):
            raise ValueError(f"mode {self.mode.value!r} needs a name and a base_url under [language_model]")
        if self.budget is not None and self.is_asked and not (self.price_in or self.price_out):
            raise ValueError("a budget needs price_in and price_out under [language_model]")
        return self
