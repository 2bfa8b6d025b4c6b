"""Ids made from content: the same finding has the same id on every machine."""

from __future__ import annotations

import hashlib
import json

LENGTH = 16
"""Hexadecimal digits kept of the SHA-256: 64 bits, a collision in a billion records is unlikely."""


def canonical(value: object) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8, no floats that are not finite."""
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8")


def identify(kind: str, content: dict[str, object]) -> str:
    """The id of a record: its kind and the SHA-256 of its canonical JSON without ``id``.

    ``identify("event", {"act": "meet", …})`` gives ``"event-3f9c…"`` (16 hexadecimal digits).
    """
    bare = {key: value for key, value in content.items() if key != "id"}
    return f"{kind}-{hashlib.sha256(canonical(bare)).hexdigest()[:LENGTH]}"


def identify_dispatch(content: dict[str, object]) -> str:
    """The id of a dispatch: made as any other, as if nobody had noted when it was retrieved.

    The same page fetched today and tomorrow, or on two machines, is one dispatch.
    """
    capture = content.get("capture")
    if isinstance(capture, dict) and capture.get("retrieved_at") is not None:
        content = {**content, "capture": {**capture, "retrieved_at": None}}
    return identify("dispatch", content)
