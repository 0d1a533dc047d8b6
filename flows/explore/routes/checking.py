"""Pages to check with: conflicts, runs and quality, the Cypher box."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import JSONResponse, Response

from flows.explore.addresses import iri_of
from flows.explore.cypher_box import Answer, CypherBox
from flows.explore.desk import Desk
from flows.explore.disputes import dispute, disputes
from flows.explore.guard import Form, posted
from flows.explore.neighbours import among
from flows.explore.pages import desk_of, page
from flows.explore.quality import quality
from graph.cypher import recipe, recipes
from ontology.errors import DealgraphError

router = APIRouter()
OnDesk = Annotated[Desk, Depends(desk_of)]
Posted = Annotated[Form, Depends(posted)]
OPENING = Path(__file__).parents[1].joinpath("queries", "opening.cypher").read_text(encoding="utf-8")
"""The question that stands in the box at first."""


@router.get("/conflicts")
def conflicts(
    request: Request, desk: OnDesk, kind: str = "", number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1
) -> Response:
    """Where articles contradict each other."""
    return page(request, "conflicts.html", shown=disputes(desk, kind, number), kind=kind, number=number)


@router.get("/conflict/{name}")
def a_conflict(request: Request, desk: OnDesk, name: str) -> Response:
    """One conflict."""
    found = dispute(desk, iri_of("conflict", name))
    if found is None:
        raise HTTPException(404, f"The graph has no conflict {iri_of('conflict', name)}: it may have been settled.")
    return page(request, "conflict.html", dispute=found)


@router.get("/quality")
def runs_and_quality(request: Request, desk: OnDesk) -> Response:
    """What the last runs did, and how well each language is covered."""
    return page(request, "quality.html", quality=quality(desk))


@router.get("/cypher")
def box(request: Request, name: str = "", query: str = "", parameters: str = "") -> Response:
    """The box with a question of the cookbook in it, or one that another page suggests; it is not asked yet."""
    chosen = None
    if name:
        try:
            chosen = recipe(name)
        except DealgraphError as error:
            raise HTTPException(404, str(error)) from error
        query = chosen.query
        given = {p.name: "" if p.default is None else p.default for p in chosen.parameters}
        parameters = parameters or json.dumps(given, ensure_ascii=False)
    return _box(request, query or OPENING, parameters, chosen=name)


@router.post("/cypher")
def asked(request: Request, form: Posted) -> Response:
    """The answer below the question."""
    query, parameters = form.get("query", ""), form.get("parameters", "")
    try:
        answer = _cypher_box(request).answer(query, parameters)
    except DealgraphError as error:
        return _box(request, query, parameters, fault=str(error), status=400)
    return _box(request, query, parameters, answer=answer)


@router.post("/cypher.csv")
def asked_as_csv(request: Request, form: Posted) -> Response:
    """The whole answer as a file."""
    query, parameters = form.get("query", ""), form.get("parameters", "")
    try:
        text = _cypher_box(request).csv(query, parameters)
    except DealgraphError as error:
        return _box(request, query, parameters, fault=str(error), status=400)
    headers = {"Content-Disposition": 'attachment; filename="answer.csv"'}
    return Response(text.encode("utf-8", "backslashreplace"), media_type="text/csv; charset=utf-8", headers=headers)


@router.post("/among.json")
def among_things(desk: OnDesk, form: Posted) -> Response:
    """The graph of the things that an answer names."""
    return JSONResponse(among(desk, form.get("words", "").split("\n")))


def _box(
    request: Request,
    query: str,
    parameters: str,
    *,
    chosen: str = "",
    answer: Answer | None = None,
    fault: str = "",
    status: int = 200,
) -> Response:
    return page(
        request,
        "cypher.html",
        status=status,
        query=query,
        parameters=parameters,
        chosen=chosen,
        recipes=recipes(),
        answer=answer,
        fault=fault,
    )


def _cypher_box(request: Request) -> CypherBox:
    box: CypherBox = request.app.state.cypher_box
    return box
