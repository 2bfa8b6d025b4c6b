"""The short way: what was answered a moment ago is answered again before anything is looked at.

A request has a name: its path, its query and the headers that an answer depends on. Whoever shows a
session or a token has none and goes the long way.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable

from starlette.types import ASGIApp, Receive, Scope, Send

from chancery.desk.web.keeping import Keeper
from chancery.desk.web.stamping import Kept

MOST = 8192
"""Names that are remembered."""

LONGEST = 1000
"""Bytes of a name."""

_COUNTED = (b"host", b"accept-language", b"cookie")
_SESSION = b"chancery="
Name = tuple[bytes | str, ...]


class Ready:
    """Answers what is at hand."""

    def __init__(self, app: ASGIApp, keeper: Keeper) -> None:
        self._app, self._keeper = app, keeper
        self._keys: OrderedDict[Name, Hashable] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        name = _name(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if name is None:
            await self._app(scope, receive, send)
            return
        key = self._keys.get(name)
        kept = self._keeper.at_hand(key) if key is not None else None
        if kept is not None:
            await _give(kept, scope, send)
            return
        told: dict[str, Hashable] = {}
        await self._app({**scope, "told": told}, receive, send)
        if key is None and "key" in told:
            self._remember(name, told["key"])

    def _remember(self, name: Name, key: Hashable) -> None:
        self._keys[name] = key
        while len(self._keys) > MOST:
            self._keys.popitem(last=False)


def _name(scope: Scope) -> Name | None:
    """What an answer depends on; ``None`` for what must go the long way."""
    found: dict[bytes, bytes] = {}
    for name, value in scope["headers"]:
        if name == b"authorization" or (name == b"cookie" and _SESSION in value):
            return None
        if name in _COUNTED:
            if name in found:
                return None
            found[name] = value
    told = (scope["path"], scope["query_string"], scope["scheme"], *map(found.get, _COUNTED))
    name_ = tuple(part or b"" for part in told)
    return name_ if sum(map(len, name_)) <= LONGEST else None


async def _give(kept: Kept, scope: Scope, send: Send) -> None:
    given = next((v for n, v in scope["headers"] if n == b"if-none-match"), b"").decode("latin-1")
    held = bool(given) and kept.is_held(given)
    headers = kept.headers if held else kept.whole
    status = 304 if held else 200
    await send({"type": "http.response.start", "status": status, "headers": [*headers]})
    await send({"type": "http.response.body", "body": b"" if held else kept.body})
