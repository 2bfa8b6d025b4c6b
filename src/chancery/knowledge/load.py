"""The one door to the data: a YAML file is read, checked against its shape, and frozen."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import TypeVar, cast

import msgspec
import yaml

from chancery.errors import KnowledgeError

Shape = TypeVar("Shape")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


_LOADED: dict[tuple[str, type], object] = {}


def load(path: str, shape: type[Shape]) -> Shape:
    """Read ``knowledge/<path>`` as a ``shape`` (a frozen ``msgspec.Struct``); cached.

    Raises ``KnowledgeError`` naming the file and the place in it when it is missing, is not YAML
    or does not fit.
    """
    if (path, shape) not in _LOADED:
        _LOADED[path, shape] = _convert(path, shape)
    return cast("Shape", _LOADED[path, shape])


def _convert(path: str, shape: type[Shape]) -> Shape:
    try:
        with _no_collection():
            raw = yaml.load(read(path), Loader=_LOADER)  # noqa: S506 - a safe loader, the C one
            return msgspec.convert(raw, shape)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        message = f"knowledge/{path}: {' '.join(str(error).split())}"
        raise KnowledgeError(message) from error


@contextmanager
def _no_collection() -> Iterator[None]:
    """No search for garbage meanwhile: much is made, nothing thrown away, and it took a third."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def read(path: str) -> bytes:
    """The bytes of ``knowledge/<path>``; raises ``KnowledgeError`` when there is no such file."""
    try:
        return files("chancery.knowledge").joinpath(path).read_bytes()
    except OSError as error:
        message = f"knowledge/{path}: no such data file in the installed package"
        raise KnowledgeError(message) from error


@cache
def languages() -> tuple[str, ...]:
    """The languages that a folder of lexicons was written for (BCP 47), sorted."""
    folder = files("chancery.knowledge").joinpath("lexicons")
    return tuple(sorted(entry.name for entry in folder.iterdir() if entry.is_dir()))
