"""Laws of ids: they are the content, and nothing but the content."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.checking.identities import MADE_FROM, remake_id
from chancery.records.identity import canonical, identify
from chancery.records.text import Span
from tests.specimen import TEXT, specimen

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abcdeé", max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
contents = st.dictionaries(st.text("abcé", min_size=1, max_size=3), values, max_size=5)


@given(contents, contents)
def test_ids_are_equal_exactly_when_content_is_equal(one, other):
    same = canonical(one) == canonical(other)
    assert (identify("event", one) == identify("event", other)) == same


@given(contents)
def test_an_id_survives_the_way_through_json(content):
    again = json.loads(json.dumps(content))
    assert identify("event", again) == identify("event", content)


@given(contents)
def test_the_order_of_keys_does_not_matter(content):
    backwards = dict(reversed(content.items()))
    assert identify("event", backwards) == identify("event", content)


@given(contents)
def test_an_id_inside_the_content_is_not_part_of_it(content):
    bare = {key: value for key, value in content.items() if key != "id"}
    assert identify("event", {**bare, "id": "event-0000000000000000"}) == identify("event", bare)


@given(contents)
def test_the_same_content_of_another_kind_has_another_id(content):
    assert identify("event", content) != identify("statement", content)


def test_numbers_that_are_not_finite_have_no_canonical_form():
    with pytest.raises(ValueError, match="not JSON compliant"):
        canonical(float("nan"))


def records():
    reading = specimen().to_dict()
    yield "dispatch", reading["dispatch"]
    for kind, field in (("entity", "entities"), ("statement", "statements"), ("event", "events")):
        for raw in reading[field]:
            yield kind, raw
    for agreement in reading["agreements"]:
        yield "agreement", agreement
        for obligation in agreement["obligations"]:
            yield "obligation", obligation


@pytest.mark.parametrize("kind", MADE_FROM)
def test_what_the_checker_makes_of_saved_json_is_what_the_record_made(kind):
    found = [raw for name, raw in records() if name == kind]
    assert found
    for raw in found:
        assert remake_id(kind, raw) == raw["id"]


def test_an_entity_is_the_same_however_often_it_is_mentioned():
    entity = specimen().entities[0]
    assert replace(entity, mentions=()).id == entity.id
    assert replace(entity, country="SWE").id != entity.id


def test_an_obligation_is_the_same_when_a_step_is_reported_later():
    owed = specimen().agreements[0].obligations[0]
    assert replace(owed, steps=(), status="begun").id == owed.id
    assert replace(owed, action=TEXT.cite(Span(0, 7))).id != owed.id


def retrieved(moment):
    reading = specimen()
    capture = replace(reading.dispatch.capture, retrieved_at=moment)
    return replace(reading, dispatch=replace(reading.dispatch, capture=capture)).to_dict()


def test_a_dispatch_is_the_same_whenever_it_was_retrieved():
    ids = {
        retrieved(moment)["dispatch"]["id"]
        for moment in (None, "2025-05-14T10:00:00Z", "2026-01-01T00:00:00Z")
    }
    assert len(ids) == 1


def test_the_time_of_retrieval_is_kept_and_the_checker_makes_the_same_id():
    raw = retrieved("2025-05-14T10:00:00Z")["dispatch"]
    assert raw["capture"]["retrieved_at"] == "2025-05-14T10:00:00Z"
    assert remake_id("dispatch", raw) == raw["id"]


def test_a_dispatch_without_a_time_of_retrieval_keeps_the_id_of_all_its_fields():
    raw = retrieved(None)["dispatch"]
    assert raw["id"] == identify("dispatch", raw)


def test_a_dispatch_from_elsewhere_has_another_id():
    raw = retrieved(None)["dispatch"]
    moved = {**raw, "capture": {**raw["capture"], "media_type": "text/html"}}
    assert remake_id("dispatch", moved) != raw["id"]


def test_every_field_of_an_event_is_part_of_its_id():
    event = specimen().events[0]
    for change in ({"modality": "planned"}, {"date": None}, {"also": ()}, {"rule": "x.yml#y"}):
        assert replace(event, **change).id != event.id
