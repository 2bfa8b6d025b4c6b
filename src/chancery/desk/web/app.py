"""The desk as an application: routes from the table, guarded, with who is signed in."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Collection
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from importlib.resources import files

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from chancery.desk.web.addresses import inward
from chancery.desk.web.answering import KINDS, LOOKS, Answerer
from chancery.desk.web.guard import Guard
from chancery.desk.web.judging import Judging
from chancery.desk.web.live import MOST_LISTENERS, Ticker
from chancery.desk.web.looks import Looks
from chancery.desk.web.openapi import described
from chancery.desk.web.problems import problem_of
from chancery.desk.web.ready import Ready
from chancery.desk.web.signing import Signing
from chancery.desk.web.table import SPECS, Spec
from chancery.desk.web.visit import whole
from chancery.desk.web.wording import LANGUAGES
from chancery.settings import Settings
from chancery.store import Ledger

YEAR = 365 * 24 * 3600
THREADS = 8
"""That ask the ledger; each has a connection of its own."""

_FRONTS = ("/index", "/front")
"""What the front page is called where it needs an ending: ``/index.json``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """How the desk is opened. ``hosts`` are the names it goes by; none means any.

    ``base`` is its address as others know it, ``secure`` whether that is https.
    """

    ledger: Ledger
    settings: Settings
    hosts: Collection[str] = ()
    base: str | None = None
    secure: bool = False


def make_app(setup: Setup) -> ASGIApp:
    """The whole desk over one ledger."""
    answerer = Answerer(setup.ledger, setup.settings, Looks(), setup.base)
    signing = Signing(answerer, secure=setup.secure)
    ticker = Ticker(setup.ledger)
    routes: list[BaseRoute] = [
        Route("/feed/live", partial(_live, ticker, signing)),
        Route("/openapi.json", _openapi),
        Route("/healthz", _healthy),
        Route("/settings", partial(_settings, setup.secure)),
        *signing.routes(),
        *Judging(signing).routes(),
        Mount("/static", StaticFiles(directory=str(files("chancery.desk.web") / "static"))),
        *(Route(spec.path, partial(_page, signing, spec)) for spec in SPECS),
    ]

    @contextlib.asynccontextmanager
    async def open_desk(_app: Starlette) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        task = asyncio.create_task(ticker.run())
        yield
        task.cancel()

    app = Starlette(
        routes=routes, lifespan=open_desk,
        exception_handlers={
            HTTPException: partial(_missing, answerer),
            ClientDisconnect: _gone,
            Exception: partial(_broken, answerer),
        },
    )  # fmt: skip
    opened: ASGIApp = Forms(app)
    if setup.settings.desk.public:
        opened = Ready(opened, answerer.keeper)
    return Guard(opened, setup.hosts, secure=setup.secure)


class Forms:
    """Takes endings off a path: ``/feed.json`` is ``/feed``, as JSON; ``/feed/`` is ``/feed``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, with the form beside the path."""
        if scope["type"] == "http":
            bare, form = parted(scope["path"])
            if bare != scope["path"]:
                scope = {**scope, "path": bare, "raw_path": bare.encode()}
            scope = {**scope, "bare": bare, **({"form": form} if form else {})}
        await self._app(scope, receive, send)


def parted(path: str) -> tuple[str, str | None]:
    """A path without its ending, and that: ``"/feed.json"`` → ``("/feed", "json")``."""
    bare, dot, form = path.rpartition(".")
    if path.startswith("/static/") or path == "/openapi.json":
        return path, None
    if dot and form in KINDS:
        return "/" if bare in _FRONTS else bare, form
    return path.rstrip("/") or "/", None


async def _page(signing: Signing, spec: Spec, request: Request) -> Response:
    reader = await signing.reader(request)
    refused = await signing.refused(request, reader)
    return refused or await signing.answerer.answer(request, spec, reader)


async def _live(ticker: Ticker, signing: Signing, request: Request) -> Response:
    refused = await signing.refused(request, await signing.reader(request))
    if refused is not None:
        return refused
    if ticker.listeners >= MOST_LISTENERS:
        said = "too many listen already"
        return problem_of(HTTPStatus.SERVICE_UNAVAILABLE, said, {"Retry-After": "30"})
    given = request.headers.get("last-event-id") or request.query_params.get("after", "")
    after = whole(given)
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    stream = ticker.events(request, after)
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _openapi(_request: Request) -> Response:
    return JSONResponse(described())


async def _healthy(_request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def _settings(secure: bool, request: Request) -> Response:  # noqa: FBT001 - given by partial
    """Language and look of the interface, kept in cookies; back to where one was."""
    response = RedirectResponse(inward(request.query_params.get("back")), HTTPStatus.SEE_OTHER)
    for name, known in (("language", LANGUAGES), ("look", LOOKS)):
        value = request.query_params.get(name)
        if value is not None and value in known:
            response.set_cookie(
                name, value, max_age=YEAR, httponly=True, samesite="lax", secure=secure
            )
    return response


async def _missing(answerer: Answerer, request: Request, _error: Exception) -> Response:
    status = getattr(_error, "status_code", HTTPStatus.NOT_FOUND)
    said = "no such page" if status == HTTPStatus.NOT_FOUND else "this page takes no such request"
    return await answerer.problem(request, status, said)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Whoever asked hung up before all was sent; nobody reads this, and no log needs it."""
    return Response(status_code=HTTPStatus.BAD_REQUEST)


async def _broken(answerer: Answerer, request: Request, _error: Exception) -> Response:
    return await answerer.problem(
        request, HTTPStatus.INTERNAL_SERVER_ERROR,
        "a fault of Chancery's own; the log of `chancery serve` has it",
    )  # fmt: skip
