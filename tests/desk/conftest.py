"""A pipeline that reads nothing and answers what it is told to: the desk alone is under test."""

import sys
from types import ModuleType

import pytest

from chancery.errors import NotFoundError
from tests.specimen import specimen


@pytest.fixture
def pipeline(monkeypatch):
    """Stands in for ``chancery.pipeline``; files that do not exist give their error."""
    fake = ModuleType("chancery.pipeline")
    fake.asked, fake.publishers = [], []

    def read_bytes(data, *, path="-", language=None, published=None, publisher=None):
        fake.asked.append((path, data, language, published))
        fake.publishers.append(publisher)
        return specimen()

    def read_files(paths, *, language=None, published=None, publisher=None):
        for path in paths:
            fake.asked.append((str(path), None, language, published))
            fake.publishers.append(publisher)
            missing = NotFoundError(f"{path}: no such file")
            yield path, specimen() if path.exists() else missing

    fake.read_bytes, fake.read_files = read_bytes, read_files
    monkeypatch.setitem(sys.modules, "chancery.pipeline", fake)
    return fake


@pytest.fixture
def reading_file(tmp_path):
    """A saved reading."""
    path = tmp_path / "reading.json"
    path.write_text(specimen().to_json(indent=2), encoding="utf-8")
    return path
