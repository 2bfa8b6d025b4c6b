"""The published JSON Schema of a reading, made from the shapes.

``python -m chancery.exchange.schema`` prints it anew; a test holds the shipped file against it.
"""

from __future__ import annotations

import json
import sys
from importlib.resources import files

import msgspec

from chancery.exchange.shapes import Reading


def build_schema() -> str:
    """The JSON Schema (draft 2020-12) of ``chancery/reading/1``, as JSON text."""
    return schema_of(Reading, "reading")


def schema_of(shape: type[msgspec.Struct], name: str) -> str:
    """The JSON Schema of a shape, published as version 1 of what it is called."""
    (reference,), definitions = msgspec.json.schema_components(
        [shape], ref_template="#/$defs/{name}"
    )
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:chancery:{name}:1",
        "title": f"A {name}: chancery/{name}/1",
        **reference,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def shipped_schema() -> str:
    """The schema as it is shipped in this package."""
    return files("chancery.exchange").joinpath("reading.schema.json").read_text(encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.write(build_schema())
