"""Readings that anybody may hand in: what is accepted, what is refused, always in one line."""

import gzip
import json

import pytest

from chancery.errors import ChanceryError, NotFoundError, UnreadableError
from chancery.exchange import iter_saved, parse_readings, read_saved
from tests.specimen import specimen


def line():
    return specimen().to_json().encode()


def test_one_object_may_be_indented_or_on_one_line():
    indented = specimen().to_json(indent=2).encode()
    assert parse_readings(indented)[0].raw == parse_readings(line())[0].raw


def test_one_object_per_line_gives_as_many_readings_each_with_its_line():
    found = parse_readings(line() + b"\n\n" + line() + b"\n", origin="r.jsonl")
    assert [reading.origin for reading in found] == ["r.jsonl:1", "r.jsonl:3"]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    assert len(parse_readings(b"\xef\xbb\xbf" + line() + b"\r\n" + line() + b"\r\n")) == 2


def deep(inner):
    reading = json.loads(specimen().to_json())
    reading["events"][0]["extra"] = inner
    return json.dumps(reading).encode()


def nested(levels):
    value = "x"
    for _ in range(levels):
        value = [value]
    return value


def changed(path, value):
    reading = json.loads(specimen().to_json())
    node = reading
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return json.dumps(reading).encode()


HOSTILE = {
    "nothing": b"",
    "blank lines": b"\n \n",
    "no JSON": b"Bonjour",
    "not UTF-8": b'{"schema": "\xff"}',
    "a list": b"[]",
    "another schema": b'{"schema": "chancery/reading/2"}',
    "NaN": b'{"schema": "chancery/reading/1", "x": NaN}',
    "a lone surrogate": line().replace(b"Oslo", b"\\ud800", 1),
    "a number out of range": line().replace(b"59.91273", b"1e999"),
    "thousands of digits": line().replace(b"3143244", b"9" * 5000),
    "a bomb of lists": b"[" * 200_000,
    "a bomb of objects": b'{"a":' * 200_000,
    "a deep field": deep(nested(200)),
    "a text that is a number": changed(("dispatch", "text"), 7),
    "a position that is negative": changed(("events", 0, "anchor", "start"), -1),
    "a position that is true": changed(("events", 0, "anchor", "start"), bool(1)),
    "a position beyond all texts": changed(("events", 0, "anchor", "start"), 2**60),
    "an id of another kind": changed(("events", 0, "id"), "entity-0000000000000000"),
    "an unknown modality": changed(("events", 0, "modality"), "perhaps"),
    "no events": changed(("events",), None),
    "half a line": line()[:-40],
    "a good line and a bad one": line() + b"\n{}\n",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_reading_is_refused_in_one_line_that_says_where(data):
    with pytest.raises(UnreadableError) as caught:
        parse_readings(data, origin="given.json")
    message = str(caught.value)
    assert message.startswith("given.json")
    assert "\n" not in message
    assert len(message) < 300


def test_an_unknown_field_is_let_pass():
    assert parse_readings(changed(("events", 0, "colour"), {"of": "the sea"}))


def test_a_missing_file_is_not_found(tmp_path):
    with pytest.raises(NotFoundError, match="no such file"):
        read_saved(tmp_path / "none.json")


def test_a_folder_is_no_file_of_readings(tmp_path):
    with pytest.raises(ChanceryError):
        read_saved(tmp_path)


def kept(path, data):
    path.write_bytes(data)
    return [type(one).__name__ for one in iter_saved(path)]


def test_a_file_goes_on_behind_a_broken_line_be_it_the_first(tmp_path):
    path = tmp_path / "r.jsonl"
    good, bad = line() + b"\n", line()[:-9] + b"\n"
    assert kept(path, bad + good + good) == ["UnreadableError", "SavedReading", "SavedReading"]
    assert kept(path, good + bad + good) == ["SavedReading", "UnreadableError", "SavedReading"]
    assert kept(path, b"\n\n" + good + good) == ["SavedReading", "SavedReading"]
    assert kept(path, bad) == kept(path, b"") == ["UnreadableError"]
    assert kept(path, specimen().to_json(indent=2).encode()) == ["SavedReading"]


def test_a_reading_printed_over_lines_without_end_stops_at_the_limit(tmp_path, monkeypatch):
    monkeypatch.setattr("chancery.exchange.reading_json.MOST_PRINTED", 10_000)
    path = tmp_path / "r.jsonl.gz"
    bomb = b'{\n"schema": "chancery/reading/1",\n' + b'"x": 1,\n' * 100_000
    assert kept(path, gzip.compress(bomb)) == ["TooLargeError"]
