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
    return {
        "openapi": "3.1.0",
        "info": {"title": "Chancery", "version": _version(), "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {"schemas": {"Problem": _PROBLEM}},
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
