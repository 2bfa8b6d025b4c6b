"""The published shapes and the records say the same."""

import json

import jsonschema
import msgspec
import pytest

from chancery.exchange import parse_readings, saved, shapes
from chancery.exchange.schema import build_schema, shipped_schema
from tests.specimen import specimen


@pytest.fixture(scope="module")
def validator():
    return jsonschema.Draft202012Validator(json.loads(shipped_schema()))


def test_the_shipped_schema_is_the_one_that_the_shapes_make():
    """If not: python -m chancery.exchange.schema > src/chancery/exchange/reading.schema.json."""
    assert shipped_schema() == build_schema()


def test_the_schema_is_a_schema(validator):
    validator.check_schema(validator.schema)


def test_a_reading_with_every_field_filled_fits_the_schema(validator):
    validator.validate(json.loads(specimen().to_json()))


def test_what_the_records_write_is_what_the_shapes_know_to_the_last_field():
    """No field is written that the schema does not name: nothing is published by accident."""
    raw = json.loads(specimen().to_json())
    typed = msgspec.to_builtins(msgspec.convert(raw, shapes.Reading))
    assert json.loads(json.dumps(typed)) == raw


def test_a_reading_comes_back_from_its_json_as_it_was():
    reading = specimen()
    (again,) = parse_readings(reading.to_json(indent=2).encode())
    assert again.raw == saved(reading).raw == json.loads(reading.to_json())
