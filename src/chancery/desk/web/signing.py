"""Who is signed in; signing in and out.

A session is a cookie that scripts cannot read (``HttpOnly``, ``SameSite=Strict``); each form
carries a token of the session. Machines send ``Authorization: Bearer TOKEN`` (``chancery user
token``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus

import anyio
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from chancery.desk.web.addresses import inward, with_query
from chancery.desk.web.answering import Answerer, language_asked, wants_data
from chancery.desk.web.faults import fault
from chancery.desk.web.problems import headers_of, problem_of, status_of, words_of
from chancery.desk.web.readers import Reader
from chancery.desk.web.visit import View
from chancery.errors import ChanceryError, TooManyLoginsError
from chancery.records.account import Session
from chancery.store.accounts import Accounts, is_csrf

COOKIE = "chancery"
SEALED = "__Host-chancery"
"""Its name over https: browsers take such a one from this host alone, and for all of it."""

_BEARER = "bearer "

TRIED = 2
"""Passwords that are tried at once; the others wait, and no page waits for them."""


class Signing:
    """Sessions and tokens of a desk."""

    def __init__(self, answerer: Answerer, *, secure: bool) -> None:
        self.answerer = answerer
        self._accounts = Accounts(answerer.ledger)
        self._secure = secure
        self._cookie = SEALED if secure else COOKIE
        self._tried: anyio.CapacityLimiter | None = None
        self._public = answerer.settings.desk.public

    def routes(self) -> list[Route]:
        """Where one signs in and out."""
        return [
            Route("/login", self.login, methods=["GET", "POST"]),
            Route("/logout", self.logout, methods=["POST"]),
        ]

    async def reader(self, request: Request) -> Reader | None:
        """Who is signed in; no database is asked where nobody says so."""
        token = request.cookies.get(self._cookie)
        if token is None:
            return await self._bearer(request)
        session = await run_in_threadpool(self._accounts.session_of, token)
        return Reader(session.user.name, session.csrf) if session else None

    async def _bearer(self, request: Request) -> Reader | None:
        given = request.headers.get("authorization", "")
        if not given.lower().startswith(_BEARER):
            return None
        token = given[len(_BEARER) :].strip()
        user = await run_in_threadpool(self._accounts.user_of_api_token, token)
        return Reader(user.name, "") if user else None

    async def refused(self, request: Request, reader: Reader | None) -> Response | None:
        """Where reading is not public, nobody reads who is not signed in."""
        if self._public or reader is not None:
            return None
        if wants_data(request) or request.url.path == "/feed/live":
            said = "sign in, or send a token (chancery user token)"
            return problem_of(HTTPStatus.UNAUTHORIZED, said, {"WWW-Authenticate": "Bearer"})
        login = with_query("/login", back=request.url.path)
        return RedirectResponse(login, HTTPStatus.SEE_OTHER, {"Cache-Control": "no-store"})

    async def login(self, request: Request) -> Response:
        """The form, or signing in by it."""
        if request.method != "POST":
            back = inward(request.query_params.get("back"))
            return await self._form(request, back, "")
        if not _same_site(request):
            return await self.answerer.problem(
                request, HTTPStatus.FORBIDDEN, "sent by another page"
            )
        form = await request.form()
        back = inward(str(form.get("back", "/")))
        name, password = str(form.get("name", "")), str(form.get("password", ""))
        address = request.client.host if request.client else ""
        try:
            check = partial(self._accounts.check_login, name, password, address)
            session = await self._checked(check)
        except TooManyLoginsError as error:
            headers = {"Retry-After": str(error.wait)}
            return await self._form(
                request, back, str(error), HTTPStatus.TOO_MANY_REQUESTS, headers
            )
        except ChanceryError as error:
            return await self._form(request, back, words_of(error), status_of(error))
        if session is None:
            said = "no such name and password"
            return await self._form(request, back, said, HTTPStatus.UNAUTHORIZED)
        response = RedirectResponse(back, HTTPStatus.SEE_OTHER)
        response.set_cookie(
            self._cookie, session.token, httponly=True, samesite="strict", secure=self._secure
        )
        return response

    async def _form(
        self, request: Request, back: str, said: str, status: int = HTTPStatus.OK,
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        if said and wants_data(request):
            return problem_of(status, said, headers)
        worded, tongue = fault(said, language_asked(request))
        data = {"back": back, "said": worded, "tongue": tongue}
        view = View(template="login.html", data=data)
        body = await run_in_threadpool(self.answerer.html, request, view)
        kept = headers_of(status, headers)
        return Response(body, status, media_type="text/html", headers=kept)

    async def _checked(self, check: Callable[[], Session | None]) -> Session | None:
        """Try a password: each takes much memory and time, so few are tried at once."""
        if self._tried is None:
            self._tried = anyio.CapacityLimiter(TRIED)
        return await run_sync(check, limiter=self._tried)

    async def logout(self, request: Request) -> Response:
        """End the session; another site cannot, though browsers send it no cookie to tell by."""
        if not _same_site(request):
            return await self.forged(request)
        form = await request.form()
        token = request.cookies.get(self._cookie, "")
        if await self.reader(request) and not await self.is_ours(request, form.get("csrf")):
            return await self.forged(request)
        await run_in_threadpool(self._accounts.end_session, token)
        response = RedirectResponse("/", HTTPStatus.SEE_OTHER)
        response.delete_cookie(self._cookie, httponly=True, samesite="strict", secure=self._secure)
        return response

    async def is_ours(self, request: Request, csrf: object) -> bool:
        """Whether a form carries what the forms of its session carry."""
        token = request.cookies.get(self._cookie, "")
        session = await run_in_threadpool(self._accounts.session_of, token)
        return session is not None and is_csrf(session, csrf if isinstance(csrf, str) else "")

    async def forged(self, request: Request) -> Response:
        """The answer to a form that does not."""
        said = "this form is not of your session; load the page again"
        return await self.answerer.problem(request, HTTPStatus.FORBIDDEN, said)


def _same_site(request: Request) -> bool:
    """Whether a form was sent by a page of this desk, as far as the browser says."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    if site is not None:
        return site in {"same-origin", "none"}
    return origin is None or origin.partition("://")[2] == request.headers.get("host")
