"""The sources that `dealgraph.toml` names, each a table ``[sources.NAME]`` with a ``kind``.

A new kind of source is one class here and one module with a line in `look.py`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from flows.sources.fields import known_languages
from flows.sources.fields import language as language_code

_CRON = re.compile(r"(@(hourly|daily|weekly|monthly|yearly|annually)|[\w*/,#?-]+(\s+[\w*/,#?-]+){4})")


def _language(value: object) -> object:
    if isinstance(value, str) and language_code(value) is None:
        raise ValueError(f"the language {value!r} is not known; known are {known_languages()}")
    return language_code(value) if isinstance(value, str) else value


def _cron(value: str) -> str:
    if value and not _CRON.fullmatch(value.strip()):
        raise ValueError(f"{value!r} is no schedule; write five fields of cron such as '0 * * * *', or @daily")
    return value.strip()


Cron = Annotated[str, AfterValidator(_cron)]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]


class Source(BaseModel):
    """What all sources have."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    language: Annotated[str, BeforeValidator(_language)] = ""
    """The language of articles that do not tell theirs; pages of the web often tell a wrong one, so there it counts."""
    schedule: Cron = ""
    """When `dealgraph schedule` looks at it: five fields of cron, or ``@hourly`` and the like; "" for never."""


class Folder(Source):
    """Files of this machine: a folder, a file, or a pattern such as ``news/**/*.html``, from the working folder on."""

    kind: Literal["folder"]
    path: str = Field(min_length=1)


class JsonLines(Source):
    """A file with one JSON object a line, or a pattern for several."""

    kind: Literal["jsonl"]
    path: str = Field(min_length=1)


class Feed(Source):
    """An RSS or Atom feed. Where ``follow`` is false, the article is what the feed itself holds."""

    kind: Literal["feed"]
    address: Address
    follow: bool = True


class Sitemap(Source):
    """A sitemap, or an index of sitemaps; of its addresses those that hold ``only``."""

    kind: Literal["sitemap"]
    address: Address
    only: str = ""


class Addresses(Source):
    """A list of web addresses, here or one a line in a file; blank lines and such that begin with # do not count."""

    kind: Literal["urls"]
    addresses: tuple[Address, ...] = ()
    file: str = ""

    @model_validator(mode="after")
    def _has_one(self) -> Addresses:
        if bool(self.addresses) == bool(self.file):
            raise ValueError("name either addresses or a file that lists them")
        return self


AnySource = Annotated[Folder | JsonLines | Feed | Sitemap | Addresses, Field(discriminator="kind")]
SourceName = Annotated[str, StringConstraints(pattern=r"^[\w][\w.-]{0,99}$")]
