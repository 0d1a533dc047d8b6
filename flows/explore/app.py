"""The explorer as an ASGI application."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles

from flows.explore.cypher_box import CypherBox
from flows.explore.desk import Desk
from flows.explore.guard import guard
from flows.explore.keeper import Keeper
from flows.explore.pages import page
from flows.explore.routes import checking, looking, reviewing
from flows.explore.session import Session
from ontology.errors import DealgraphError

STATIC = Path(__file__).with_name("static")
_HEADINGS = {403: "Not this way", 404: "Not in the graph", 503: "The store does not answer"}


def make_app(desk: Desk, session: Session) -> FastAPI:
    """The application over an open data folder, for whoever has the session's key."""
    app = FastAPI(title="dealgraph explore", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.desk = desk
    app.state.session = session
    app.state.keeper = Keeper(desk)
    app.state.cypher_box = CypherBox(desk)
    for routes in (looking, checking, reviewing):
        app.include_router(routes.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    guard(app, session)

    @app.get("/favicon.ico")
    def icon() -> Response:
        """Browsers ask for it beside what is no page, such as a claim's RDF."""
        return FileResponse(STATIC / "icon.svg", media_type="image/svg+xml")

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        heading = _HEADINGS.get(error.status_code, "This cannot be shown")
        return page(request, "fault.html", status=error.status_code, heading=heading, fault=str(error.detail))

    @app.exception_handler(RequestValidationError)
    def misunderstood(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{each['loc'][-1]}: {each['msg']}" for each in error.errors())
        return page(request, "fault.html", status=400, heading="This cannot be shown", fault=told)

    @app.exception_handler(DealgraphError)
    def failed(request: Request, error: DealgraphError) -> Response:
        return page(request, "fault.html", status=503, heading=_HEADINGS[503], fault=str(error))

    return app
