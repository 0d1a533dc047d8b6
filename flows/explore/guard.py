"""What stands before every page: whom it answers at all, and what a browser may do with the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from fastapi import FastAPI, HTTPException, Request
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import RedirectResponse, Response

from flows.explore.session import Session

HOSTS = ["127.0.0.1", "localhost"]
"""The names under which this machine calls itself. Another name that leads here is a page's that wants to read ours."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

OPEN = ("/static/",)
"""What is shown without the session's key: nothing of anybody's articles."""

LARGEST_FORM = 200_000
"""Bytes of a form; the largest one holds a question in Cypher."""

Form = dict[str, str]
Next = Callable[[Request], Awaitable[Response]]


def guard(app: FastAPI, session: Session) -> None:
    """Answer only this machine's names, and only whoever has the session's key."""

    @app.middleware("http")
    async def keyed(request: Request, answer: Next) -> Response:
        path = request.url.path
        given = request.query_params.get("key", "")
        if path == "/enter" and session.opened_by(given):
            made: Response = RedirectResponse("/", status_code=303)
            made.set_cookie(session.cookie, session.key, httponly=True, samesite="strict", path="/")
        elif path.startswith(OPEN) or session.opened_by(request.cookies.get(session.cookie, "")):
            made = await answer(request)
        else:
            told = "Open the address that `dealgraph explore` printed: it holds the key to these pages.\n"
            made = Response(told, status_code=403, media_type="text/plain")
        for name, value in HEADERS.items():
            made.headers.setdefault(name, value)
        made.headers.setdefault("Cache-Control", "no-cache" if path.startswith(OPEN) else "no-store")
        return made

    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS, www_redirect=False)


async def posted(request: Request) -> Form:
    """The fields of a form that one of our pages sent; the last value of each counts."""
    session: Session = request.app.state.session
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise HTTPException(415, "Forms are sent as application/x-www-form-urlencoded.")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise HTTPException(413, f"A form may have {LARGEST_FORM:,} bytes.")
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, strict_parsing=False, max_num_fields=100)
    except ValueError as error:
        raise HTTPException(400, "The form cannot be read.") from error
    form = {name: values[-1] for name, values in fields.items()}
    if not session.sent(form.pop("token", "")):
        raise HTTPException(403, "The form is not of this session: load its page again and send it once more.")
    return form
