"""Pages to judge on: the queue, judgements on claims and things, what was judged, taking back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, HTTPException, Request
from starlette.responses import RedirectResponse, Response

from flows.explore.addresses import iri_of, page_of
from flows.explore.claims import claim_page, find
from flows.explore.desk import Desk
from flows.explore.guard import Form, posted
from flows.explore.home import search
from flows.explore.judged import on_record
from flows.explore.judging import on_claim, on_things
from flows.explore.keeper import Keeper
from flows.explore.nodes import members
from flows.explore.pages import desk_of, page
from flows.explore.pairs import pairs
from flows.explore.review import queue
from graph.judgements import Judgements
from ontology.errors import DealgraphError

router = APIRouter()
OnDesk = Annotated[Desk, Depends(desk_of)]
Posted = Annotated[Form, Depends(posted)]


@router.get("/review")
def review(request: Request, desk: OnDesk) -> Response:
    """What to judge first."""
    return page(request, "review.html", queue=queue(desk), pairs=pairs(desk))


@router.get("/judgements")
def judgements(request: Request, desk: OnDesk) -> Response:
    """All that was judged."""
    return page(request, "judgements.html", record=on_record(desk), reviewer=desk.reviewer)


@router.post("/claim/{name}")
def judge_claim(request: Request, desk: OnDesk, form: Posted, name: str) -> Response:
    """Accept, reject or correct a claim."""
    iri = iri_of("claim", name)
    found = find(desk, iri)
    if found is None:
        raise HTTPException(404, f"The graph has no claim {iri}.")
    try:
        judgement = on_claim(desk, found, form, _now())
        _write(request, lambda: Judgements(desk.ledger.folder).write(judgement))
    except DealgraphError as error:
        return page(
            request,
            "claim.html",
            status=400,
            shown=claim_page(desk, iri),
            reviewer=form.get("by", ""),
            relations=desk.ontology.relations,
            fault=str(error),
            form=form,
        )
    return RedirectResponse(f"{page_of(iri)}#record", status_code=303)


@router.get("/same")
def same(request: Request, desk: OnDesk, iri: str, q: str = "") -> Response:
    """Say that a thing is another one, or is not."""
    return _same(request, desk, iri, q or _name(desk, iri), desk.reviewer)


@router.post("/same")
def judge_things(request: Request, desk: OnDesk, form: Posted, iri: str, q: str = "") -> Response:
    """Make two things one, or keep them two."""
    name = _name(desk, iri)
    try:
        judgement = on_things(desk, iri, form, _now())
        _write(request, lambda: Judgements(desk.ledger.folder).write(judgement))
    except DealgraphError as error:
        return _same(request, desk, iri, q or name, form.get("by", ""), fault=str(error), status=400)
    return RedirectResponse("/judgements", status_code=303)


@router.post("/withdraw")
def withdraw(request: Request, desk: OnDesk, form: Posted) -> Response:
    """Take a judgement back; it stays on record."""
    iri, why, by = (form.get(name, "").strip() for name in ("judgement", "why", "by"))
    try:
        if not _write(request, lambda: Judgements(desk.ledger.folder).withdraw(iri, why, by, _now())):
            raise DealgraphError("has been taken back before", where=iri, remedy="Nothing was written.")
    except DealgraphError as error:
        return page(request, "judgements.html", status=400, record=on_record(desk), reviewer=by, fault=str(error))
    return RedirectResponse(f"/judgements#{quote(iri.rsplit('/', 1)[-1])}", status_code=303)


def _same(
    request: Request, desk: Desk, iri: str, q: str, reviewer: str, *, fault: str = "", status: int = 200
) -> Response:
    of_it = members(desk, iri)
    articles = {row["iri"]: row for member in of_it for row in member.articles}
    others = [row for row in search(desk, q).things if row["iri"] != iri]
    return page(
        request,
        "same.html",
        status=status,
        iri=iri,
        name=_name(desk, iri),
        q=q,
        others=others,
        members=[member for member in of_it if member.iri != iri],
        articles=list(articles.values()) if len(articles) > 1 else [],
        record=tuple(each for of in {iri, *(m.iri for m in of_it)} for each in on_record(desk, of)),
        reviewer=reviewer,
        fault=fault,
    )


def _name(desk: Desk, iri: str) -> str:
    found = desk.row("thing", iri=iri)
    if found is None:
        raise HTTPException(404, f"The graph has no thing {iri}.")
    return str(found["name"])


def _write(request: Request, change: Callable[[], bool]) -> bool:
    keeper: Keeper = request.app.state.keeper
    return keeper.write(change)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")
