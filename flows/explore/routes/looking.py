"""Pages to look at: the first one, search, things, facts, claims, articles."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from flows.explore.addresses import iri_of, page_of
from flows.explore.articles import article_page
from flows.explore.claims import claim_page, find, nquads
from flows.explore.desk import Desk
from flows.explore.facts import fact_page
from flows.explore.home import home, search
from flows.explore.neighbours import around
from flows.explore.nodes import merged_by_people
from flows.explore.pages import desk_of, page
from flows.explore.things import namings, thing

router = APIRouter()
OnDesk = Annotated[Desk, Depends(desk_of)]


@router.get("/")
def first(request: Request, desk: OnDesk) -> Response:
    """The first page."""
    return page(request, "home.html", home=home(desk))


@router.get("/search")
def found(request: Request, desk: OnDesk, q: str = "") -> Response:
    """Things and articles by name; only the list for a script that asks while a person types."""
    results = search(desk, q)
    template = "results.html" if request.headers.get("hx-request") else "search.html"
    return page(request, template, q=q, results=results)


@router.get("/thing")
@router.get("/entity/{name}")
@router.get("/concept/{name}")
def a_thing(request: Request, desk: OnDesk, name: str = "", iri: str = "", all: bool = False) -> Response:
    """A thing."""
    iri = iri or iri_of(request.url.path.split("/")[1], name)
    shown = thing(desk, iri, everything=all)
    if shown is None:
        node = merged_by_people(desk).get(iri, iri)
        if node != iri:
            return RedirectResponse(page_of(node), status_code=302)
        raise _missing("thing", iri)
    return page(request, "thing.html", thing=shown, everything=all)


@router.get("/names")
def names(request: Request, desk: OnDesk, iri: str) -> Response:
    """Who uses which name of a thing: a part of its page, and a page of its own without a script."""
    template = "names_part.html" if request.headers.get("hx-request") else "names.html"
    found = desk.row("thing", iri=iri)
    if found is None:
        raise _missing("thing", iri)
    return page(request, template, iri=iri, name=found["name"], namings=namings(desk, iri))


@router.get("/graph")
def graph(request: Request, desk: OnDesk, iri: str) -> Response:
    """The graph around a thing, to be walked."""
    found = desk.row("thing", iri=iri)
    if found is None:
        raise _missing("thing", iri)
    return page(request, "graph.html", iri=iri, name=found["name"])


@router.get("/graph.json")
def graph_json(desk: OnDesk, iri: str, limit: int = 500) -> Response:
    """What the graph's script draws."""
    return JSONResponse(around(desk, iri, limit))


@router.get("/fact/{name}")
def a_fact(request: Request, desk: OnDesk, name: str) -> Response:
    """A fact, with every sentence that tells it."""
    shown = fact_page(desk, iri_of("fact", name))
    if shown is None:
        raise _missing("fact", iri_of("fact", name))
    return page(request, "fact.html", shown=shown)


@router.get("/article/{name}")
def an_article(request: Request, desk: OnDesk, name: str, claim: str = "", beside: str = "") -> Response:
    """An article, with a claim chosen or another telling beside it."""
    iri = iri_of("article", name)
    shown = article_page(desk, iri, claim=claim, beside=beside)
    if shown is None:
        raise _missing("article", iri)
    return page(request, "article.html", shown=shown)


@router.get("/claim/{name}.nq")
def a_claim_as_rdf(desk: OnDesk, name: str) -> Response:
    """What the ledger holds of a claim."""
    known = find(desk, iri_of("claim", name))
    if known is None:
        raise _missing("claim", iri_of("claim", name))
    return Response(nquads(desk.ledger, known), media_type="text/plain; charset=utf-8")


@router.get("/claim/{name}")
def a_claim(request: Request, desk: OnDesk, name: str) -> Response:
    """A claim, and what people decided about it."""
    iri = iri_of("claim", name)
    shown = claim_page(desk, iri)
    if shown is None:
        raise _missing("claim", iri)
    return page(request, "claim.html", shown=shown, reviewer=desk.reviewer, relations=desk.ontology.relations)


def _missing(kind: str, iri: str) -> HTTPException:
    return HTTPException(
        404, f"The graph has no {kind} {iri}. It may have been replaced by a newer reading: search for it."
    )
