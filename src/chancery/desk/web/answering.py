"""From a request to a page and back: forms, languages, seals, errors of one shape."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from chancery.desk.web.faults import fault
from chancery.desk.web.keeping import Keeper, Making
from chancery.desk.web.looks import Looks
from chancery.desk.web.naming import name_of, query_of, said_of
from chancery.desk.web.problems import LONGEST, headers_of, problem_of, status_of, words_of
from chancery.desk.web.readers import Reader
from chancery.desk.web.stamping import Kept
from chancery.desk.web.table import Spec
from chancery.desk.web.visit import View, Visit
from chancery.desk.web.wording import language_of
from chancery.errors import ChanceryError, NotFoundError
from chancery.settings import Settings
from chancery.store import Ledger

KINDS = {
    "html": "text/html; charset=utf-8", "json": "application/json",
    "csv": "text/csv; charset=utf-8", "ics": "text/calendar; charset=utf-8",
    "geojson": "application/geo+json", "atom": "application/atom+xml",
    "md": "text/markdown; charset=utf-8", "bib": "application/x-bibtex; charset=utf-8",
    "csl": "application/vnd.citationstyles.csl+json", "txt": "text/plain; charset=utf-8",
}  # fmt: skip
LOOKS = ("auto", "light", "dark")


class Answerer:
    """Answers for pages."""

    def __init__(self, ledger: Ledger, settings: Settings, looks: Looks, base: str | None) -> None:
        self.ledger, self.settings, self.looks = ledger, settings, looks
        self.keeper = Keeper(ledger)
        self._base = base

    async def answer(self, request: Request, spec: Spec, reader: Reader | None = None) -> Response:
        """The answer of a page, in the form asked for; kept where anybody may have it."""
        form = form_of(request)
        if form not in {"html", "json", *spec.forms}:
            said = f"this page has no .{form}"
            return await self.problem(request, HTTPStatus.NOT_FOUND, said, reader)
        try:
            kept = await self._kept(request, spec, reader)
        except ChanceryError as error:
            return await self.problem(request, status_of(error), words_of(error), reader)
        return _sealed(request, kept)

    async def _kept(self, request: Request, spec: Spec, reader: Reader | None) -> Kept:
        make = partial(self._make, request, spec, reader)
        asked = bool(said_of(request, spec))
        if reader is not None:
            return await self.keeper.in_thread(partial(make, ""), asked=asked)
        state = partial(spec.state, self.visit(request, spec)) if spec.state else None
        key = name_of(request, spec, (form_of(request), *_asked(request), self.base_of(request)))
        request.scope.get("told", {})["key"] = key
        return await self.keeper.answer(key, Making(make, state, asked=asked))

    def base_of(self, request: Request) -> str:
        """The address of the desk, as it is configured or as it was asked for."""
        return self._base or str(request.base_url).rstrip("/")

    def visit(self, request: Request, spec: Spec, reader: Reader | None = None) -> Visit:
        """What a page is asked with."""
        many: dict[str, tuple[str, ...]] = {}
        for name, value in said_of(request, spec):
            many[name] = (*many.get(name, ()), value)
        return Visit(
            ledger=self.ledger, settings=self.settings, path=request.path_params, many=many,
            language=_asked(request)[0], base=self.base_of(request),
            reader=reader.name if reader else None,
        )  # fmt: skip

    def _make(self, request: Request, spec: Spec, reader: Reader | None, state: str) -> Kept:
        form, view = form_of(request), spec.page(self.visit(request, spec, reader))
        body = self._body(request, spec, view, reader).encode("utf-8", "replace")
        etag = hashlib.sha256(body).hexdigest()[:32]
        return Kept(body, f'"{etag}"', KINDS[form], state, private=reader is not None)

    def _body(self, request: Request, spec: Spec, view: View, reader: Reader | None) -> str:
        form = form_of(request)
        if form == "html":
            return self.html(request, view, spec=spec, reader=reader)
        if form == "json":
            return json.dumps(view.data, ensure_ascii=False, separators=(",", ":")) + "\n"
        if form not in view.forms:
            message = f"this page has no .{form}"
            raise NotFoundError(message)
        return view.forms[form]()

    def html(
        self, request: Request, view: View, *, spec: Spec | None = None,
        reader: Reader | None = None,
    ) -> str:  # fmt: skip
        """A page as HTML."""
        language, look = _asked(request)
        forms = ("json", *(x for x in spec.forms if x not in view.empty)) if spec else ()
        known: dict[str, Any] = {
            "here": request.url.path, "query": query_of(request, spec), "forms": forms,
            "look": look, "reader": reader, "path": request.scope.get("bare", request.url.path),
            "base": self.base_of(request),
        }  # fmt: skip
        shown = {**view.shown(), "data": view.data, **known}
        return self.looks.draw(view.template, language, shown)

    async def problem(
        self, request: Request, status: int, detail: str, reader: Reader | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        """An error: a page for whoever looks at pages, else JSON of one shape; in his language."""
        said, tongue = fault(detail[:LONGEST], language_asked(request))
        if wants_data(request):
            return problem_of(status, said, {"Content-Language": tongue, **(headers or {})})
        view = View(
            template="problem.html", data={"status": status, "detail": said, "tongue": tongue}
        )
        body = await run_in_threadpool(self.html, request, view, reader=reader)
        text = body.encode("utf-8", "replace")
        kept = headers_of(status, headers)
        return Response(text, status, media_type="text/html", headers=kept)


def form_of(request: Request) -> str:
    """The form asked for: the ending of the path."""
    return str(request.scope.get("form", "html"))


def wants_data(request: Request) -> bool:
    """Whether a machine asks: by the ending of the path, what it accepts or sends, or its token."""
    said = (request.headers.get(name, "") for name in ("accept", "content-type"))
    token = request.headers.get("authorization")
    return form_of(request) != "html" or any("json" in one for one in said) or bool(token)


def language_asked(request: Request) -> str:
    """The language of the interface: that of the settings of whoever asks, else of the browser."""
    accepted = request.headers.get("accept-language", "")
    return language_of(request.cookies.get("language"), accepted)


def _asked(request: Request) -> tuple[str, str]:
    """Language and look."""
    look = request.cookies.get("look", "auto")
    return language_asked(request), look if look in LOOKS else "auto"


def _sealed(request: Request, kept: Kept) -> Response:
    held = kept.is_held(request.headers.get("if-none-match", ""))
    status = HTTPStatus.NOT_MODIFIED if held else HTTPStatus.OK
    response = Response(b"" if held else kept.body, status)
    response.raw_headers = [*(kept.headers if held else kept.whole)]
    return response
