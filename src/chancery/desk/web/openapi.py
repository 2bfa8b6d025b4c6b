"""The interface for machines, described (OpenAPI 3.1) from the table of pages."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from chancery.desk.web.answering import KINDS
from chancery.desk.web.problems import PROBLEM
from chancery.desk.web.table import SPECS, Param, Spec

_PART = re.compile(r"{(\w+)}")
_SHAPES = {"json": "object", "geojson": "object", "csl": "array"}
_FORMS: dict[str, dict[str, Any]] = {
    "text": {"type": "string", "maxLength": 1000},
    "many": {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": 50},
    "day": {"type": "string", "format": "date"},
    "time": {"type": "string", "maxLength": 40},
    "number": {"type": "integer", "minimum": 1},
}


@cache
def described() -> dict[str, Any]:
    """The description, all of it."""
    paths: dict[str, Any] = {}
    for spec in SPECS:
        for form in ("json", *spec.forms):
            bare = "/index" if spec.path == "/" else spec.path
            paths[f"{bare}.{form}"] = {"get": _operation(spec, form)}
    paths["/review"] = {"post": _REVIEW}
    paths["/feed/live"] = {"get": _LIVE}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chancery", "version": _version(), "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": {"Problem": _PROBLEM},
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _version() -> str:
    try:
        return version("chancery")
    except PackageNotFoundError:
        return "0"


def _operation(spec: Spec, form: str) -> dict[str, Any]:
    media = KINDS[form].partition(";")[0]
    schema = {"type": _SHAPES.get(form, "string")}
    problem = {"$ref": "#/components/schemas/Problem"}
    return {
        "operationId": f"{spec.name}_{form}",
        "summary": spec.what,
        "parameters": [
            *({"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
              for name in _PART.findall(spec.path)),
            *map(_parameter, spec.params),
        ],
        "responses": {
            "200": {"description": spec.what, "content": {media: {"schema": schema}}},
            "304": {"description": "As it was (If-None-Match)."},
            "default": {"description": "What went wrong.",
                        "content": {PROBLEM: {"schema": problem}}},
        },
    }  # fmt: skip


def _parameter(param: Param) -> dict[str, Any]:
    return {
        "name": param.name, "in": "query", "description": param.what,
        "schema": _FORMS[param.form],
    }  # fmt: skip


_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}  # fmt: skip

_WRONG = {
    "description": "What went wrong.",
    "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_REVIEW: dict[str, Any] = {
    "operationId": "review",
    "summary": "Judge a record, with a token of a reviewer",
    "security": [{"token": []}],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["action"],
                    "properties": {
                        "action": {"enum": ["accept", "reject", "correct", "comment", "undo"]},
                        **{name: {"type": "string"}
                           for name in ("record", "field", "value", "reason", "undoes")},
                    },
                }
            }
        },
    },
    "responses": {
        "200": {"description": "The judgements made.",
                "content": {"application/json": {"schema": {"type": "object"}}}},
        "default": _WRONG,
    },
}  # fmt: skip
_LIVE: dict[str, Any] = {
    "operationId": "feed_live",
    "summary": "Dispatches as they come (Server-Sent Events); Last-Event-ID goes on from one",
    "responses": {
        "200": {"description": "An event for each dispatch.",
                "content": {"text/event-stream": {"schema": {"type": "string"}}}},
        "default": _WRONG,
    },
}  # fmt: skip
