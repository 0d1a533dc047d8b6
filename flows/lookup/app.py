"""The ASGI application that answers IRIs: a thing by 303 with where its description is, a document by itself.

https://www.w3.org/TR/cooluris/#r303gendocument; what is no thing but a vocabulary has IRIs with #, which are looked up
without what follows it, and is sent at once.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from werkzeug.urls import iri_to_uri

from flows.explore.guard import HOSTS
from flows.lookup.forms import FORMS, PAGE, Form, of_ending, wanted
from flows.lookup.pages import page
from flows.lookup.resources import DOCUMENTS, Resources
from flows.lookup.written import written
from ontology.errors import DealgraphError
from ontology.namespaces import BASE, RESOURCE

_THINGS = RESOURCE.removeprefix(BASE)
_DOCUMENTS = "doc/"
"""What stands in the place of `id/` in the address of a thing's description."""

_DATASET = f"{_THINGS}dataset"
_STYLE = Path(__file__).with_name("static") / "lookup.css"
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def make_app(resources: Resources, base: str = BASE) -> Starlette:
    """The application, for IRIs that begin with `base`, at the root and at the base's own path."""
    asked = _Asked(resources, base)
    routes = [
        Route("/", asked.root),
        Route("/.well-known/void", asked.root),
        Route("/lookup.css", asked.style),
        Route(f"/{_THINGS}{{name:path}}", asked.thing),
        Route(f"/{_DOCUMENTS}{{name:path}}", asked.document),
        Route("/{name}", asked.vocabulary),
    ]
    parts = urlsplit(base)
    below = [Mount(unquote(parts.path).rstrip("/"), routes=routes)] if parts.path.strip("/") else []
    hosts = [*HOSTS, *([parts.hostname] if parts.hostname else [])]
    return Starlette(
        routes=[*below, *routes],
        middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False)],
        exception_handlers={HTTPException: _refused, DealgraphError: _unreadable},
    )


class _Asked:
    def __init__(self, resources: Resources, base: str) -> None:
        self._resources, self._base = resources, base

    def root(self, request: Request) -> Response:
        """What is served here, described in VoID; also at the address that VoID names for this."""
        up = "../" if request.url.path.endswith("/void") else ""
        return RedirectResponse(f"{up}{_DATASET}", status_code=303, headers=_HEADERS)

    def style(self, request: Request) -> Response:
        return FileResponse(_STYLE, media_type="text/css", headers=_HEADERS)

    def thing(self, request: Request) -> Response:
        """A thing is no document: this tells where the one is that describes it."""
        name = request.path_params["name"]
        form = _accepted(request)
        if not self._resources.description(_THINGS + name):
            raise _nothing(self._base + _THINGS + name)
        where = "../" * (name.count("/") + 1) + _DOCUMENTS + quote(f"{name}.{form.ending}")
        return RedirectResponse(where, status_code=303, headers={**_HEADERS, "Vary": "Accept"})

    def document(self, request: Request) -> Response:
        """The description of a thing in the form that the address's ending tells."""
        found = of_ending(request.path_params["name"])
        if found is None:
            endings = ", ".join(f".{form.ending}" for form in FORMS)
            raise HTTPException(404, f"The address of a description ends with one of {endings}.")
        name, form = found
        return self._described(_THINGS + name, form)

    def vocabulary(self, request: Request) -> Response:
        """The ontology or the shapes, as the ending tells or, without one, as is liked best."""
        name = request.path_params["name"]
        if name in DOCUMENTS:
            form = _accepted(request)
            place = {"Vary": "Accept", "Content-Location": f"{name}.{form.ending}"}
            return self._described(name, form, place)
        found = of_ending(name)
        if found is None or found[0] not in DOCUMENTS:
            raise _nothing(self._base + name)
        return self._described(*found)

    def _described(self, path: str, form: Form, more: dict[str, str] | None = None) -> Response:
        triples = self._resources.description(path)
        if not triples:
            raise _nothing(self._base + path)
        if form is PAGE:
            content = page(path, triples, self._resources.labels_for(triples), self._base)
        else:
            content = written(triples, BASE + path, form, self._base)
        about = {"Link": f'<{iri_to_uri(self._base + path)}>; rel="describes"'}
        return Response(content, media_type=form.media[0], headers={**_HEADERS, **about, **(more or {})})


def _accepted(request: Request) -> Form:
    form = wanted(request.headers.get("accept"))
    if form is None:
        raise HTTPException(406, f"There are {', '.join(form.media[0] for form in FORMS)}.", {"Vary": "Accept"})
    return form


def _nothing(iri: str) -> HTTPException:
    return HTTPException(404, f"Nothing is said of {iri} here.")


def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    told = error.detail.encode("utf-8", "backslashreplace").decode()
    return PlainTextResponse(f"{told}\n", status_code=error.status_code, headers={**_HEADERS, **(error.headers or {})})


def _unreadable(request: Request, error: Exception) -> Response:
    """The ledger cannot be read, which whoever runs the server has to mend."""
    told = f"{error}\n".encode("utf-8", "backslashreplace")
    return PlainTextResponse(told, status_code=503, headers=_HEADERS)
