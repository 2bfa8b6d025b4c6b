"""Judging records: by a form of whoever is signed in, or by JSON with a token."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from chancery.desk.web.addresses import inward
from chancery.desk.web.following import Following
from chancery.desk.web.problems import status_of, words_of
from chancery.desk.web.readers import Reader
from chancery.desk.web.signing import Signing
from chancery.errors import ChanceryError, ReviewError
from chancery.records.review import Action, Asked, Judgement

ACTIONS: Mapping[str, Action] = {
    "accept": "accept", "reject": "reject", "correct": "correct", "comment": "comment",
    "undo": "undo",
}  # fmt: skip


class Judging:
    """Where judgements are taken."""

    def __init__(self, signing: Signing) -> None:
        self._signing, self._answerer = signing, signing.answerer
        self._following = Following(signing.answerer.ledger)

    def routes(self) -> list[Route]:
        """Where one judges."""
        return [Route("/review", self.review, methods=["POST"])]

    async def review(self, request: Request) -> Response:
        """Write a judgement."""
        reader = await self._signing.reader(request)
        if reader is None:
            said = "sign in to judge, or send a token (chancery user token)"
            return await self._answerer.problem(request, HTTPStatus.UNAUTHORIZED, said)
        try:
            given = await self._given(request, reader)
            if given is None:
                return await self._signing.forged(request)
            asked = asked_of(given, reader.name)
            made = await run_in_threadpool(self._answerer.ledger.review, asked)
            await self._following.follow()
        except ChanceryError as error:
            return await self._answerer.problem(request, status_of(error), words_of(error), reader)
        return _told(request, given, made)

    async def _given(self, request: Request, reader: Reader) -> dict[str, str] | None:
        """What was sent, as text; ``None`` where a form lacks the token of its session."""
        if _is_json(request) and not reader.csrf:
            return _object(await request.body())
        form = await request.form()
        if not await self._signing.is_ours(request, form.get("csrf")):
            return None
        return {name: value for name, value in form.items() if isinstance(value, str)}


def asked_of(given: Mapping[str, str], reviewer: str) -> Asked:
    """What a form asks: ``action``, ``record``, ``field`` and ``value``, ``reason``, ``undoes``.

    Raises ``ReviewError``.
    """
    action = ACTIONS.get(given.get("action", ""))
    if action is None:
        message = f"action: give one of {', '.join(ACTIONS)}"
        raise ReviewError(message)
    field = given.get("field", "").strip()
    corrections = {field: given.get("value", "")} if action == "correct" and field else {}
    return Asked(
        action=action, record=given.get("record", ""), reviewer=reviewer, corrections=corrections,
        reason=given.get("reason", "").strip() or None, undoes=given.get("undoes") or None,
    )  # fmt: skip


def _object(body: bytes) -> dict[str, str]:
    """What stands in a JSON object, as text. Raises ``ReviewError``."""
    try:
        sent = json.loads(body)
    except (ValueError, RecursionError):
        sent = None
    if not isinstance(sent, dict):
        message = "no JSON object was sent"
        raise ReviewError(message)
    return {str(name): str(value) for name, value in sent.items() if value is not None}


def _told(request: Request, given: Mapping[str, str], made: tuple[Judgement, ...]) -> Response:
    if _is_json(request) or "json" in request.headers.get("accept", ""):
        said = {"judgements": [one.to_json() for one in made]}
        return JSONResponse(said, headers={"Cache-Control": "no-store"})
    return RedirectResponse(inward(given.get("back")), HTTPStatus.SEE_OTHER)


def _is_json(request: Request) -> bool:
    return request.headers.get("content-type", "").partition(";")[0] == "application/json"
