"""The settings, as their classes tell them."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from enum import Enum
from typing import Any, get_args

from pydantic import AliasChoices, BaseModel, SecretStr
from pydantic.fields import FieldInfo

from flows.language_model import LanguageModel
from flows.settings import Settings
from flows.sources.configured import AnySource
from flows.web.manners import Manners
from tools.tables import Table

_HEAD = """# Settings

What a person can set: by a command's option, else in the environment, else in the file `dealgraph.toml` of the folder
where dealgraph is started. In the environment a table is JSON (`DEALGRAPH_WEB='{"contact": "https://example.org/"}'`).
A name that is not here is refused. Written by `python -m tools.reference` from the classes that check the settings.
"""
_APART = frozenset({"language_model", "sources", "web"})


def page() -> str:
    """The page as Markdown."""
    parts = [_HEAD, _table(Settings, environment=True)]
    parts += ["## `[language_model]`", *_about(LanguageModel), "## `[web]`", *_about(Manners)]
    for source in get_args(get_args(AnySource)[0]):
        kind = get_args(source.model_fields["kind"].annotation)[0]
        parts += [f'## `[sources.NAME]` with `kind = "{kind}"`', *_about(source)]
    return "\n\n".join(part.strip() for part in parts) + "\n"


def _about(model: type[BaseModel]) -> tuple[str, str]:
    return inspect.cleandoc(model.__doc__ or "").replace("``", "`"), _table(model)


def _table(model: type[BaseModel], environment: bool = False) -> str:
    said = dict(_said(model))
    rows = [
        (f"`{name}`", *((_variables(name, field),) if environment else ()), _default(field), said.get(name, ""))
        for name, field in model.model_fields.items()
        if name != "kind" and not (environment and name in _APART)
    ]
    head = ("setting", *(("environment",) if environment else ()), "default", "what it does")
    return Table(head, tuple(rows), words=len(head)).as_markdown()


def _variables(name: str, field: FieldInfo) -> str:
    choices = field.validation_alias
    names = choices.choices if isinstance(choices, AliasChoices) else [f"DEALGRAPH_{name.upper()}"]
    return ", ".join(f"`{told}`" for told in names if told != name)


def _default(field: FieldInfo) -> str:
    value: Any = field.get_default(call_default_factory=True, validated_data={})
    if field.is_required():
        return "has to be set"
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if isinstance(value, Enum):
        value = value.value
    # A false or a nought is a default; an empty text, list or table says that nothing is set.
    return f"`{str(value).lower() if isinstance(value, bool) else value}`" if str(value) and value not in _UNSET else ""


_UNSET: tuple[object, ...] = (None, {}, (), frozenset())


def _said(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """The words below each field, which Python itself does not keep; those of the base class first."""
    for told in reversed([each for each in model.__mro__ if issubclass(each, BaseModel) and each is not BaseModel]):
        if not told.__module__.startswith("flows."):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(told))).body[0]
        assert isinstance(body, ast.ClassDef)
        for field, below in zip(body.body, body.body[1:], strict=False):
            words = below.value if isinstance(below, ast.Expr) else None
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(words, ast.Constant)
            ):
                text = " ".join(str(words.value).split()).replace("``", "`").replace("|", "\\|")
                yield field.target.id, text
