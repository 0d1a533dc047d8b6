"""Pages from templates. Every text in them is escaped; there is no way to mark one as safe."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from flows.explore import addresses, words
from flows.explore.desk import Desk
from flows.explore.session import Session

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    # What a macro of ours has made is escaped already, and tells so by being no plain text.
    finalize=lambda value: words.visible(value) if type(value) is str else value,
)
_TEMPLATES.filters.update(page=addresses.page_of, dict=dict)
_TEMPLATES.filters.update(language=words.language_of, tongue=words.tongue, number=words.number)


def desk_of(request: Request) -> Desk:
    """What the pages are made from; a dependency of the routes."""
    desk: Desk = request.app.state.desk
    return desk


def page(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """The page of that name."""
    session: Session = request.app.state.session
    desk: Desk = request.app.state.desk
    shown = _TEMPLATES.get_template(template).render(
        path=request.url.path,
        token=session.form_token,
        words=lambda of: words.figure(of, desk.ontology),
        relation=lambda name: relation_label(desk, name),
        behind=request.app.state.keeper.behind,
        made_by=_made_by(),
        **told,
    )
    return HTMLResponse(shown, status_code=status)


def relation_label(desk: Desk, name: str) -> str:
    """What a relation is called in English."""
    known = desk.ontology.relations.get(name)
    return dict(known.labels).get("en", name) if known else name


def _made_by() -> str:
    try:
        return f"dealgraph {version('dealgraph')}"
    except PackageNotFoundError:
        return "dealgraph"
