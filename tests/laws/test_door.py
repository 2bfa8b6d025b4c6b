"""At the door and under the glass, the same is true."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.checking import admit, verify
from chancery.checking.door import surely_holds
from chancery.errors import UnreadableError
from chancery.exchange import parse_readings
from chancery.pipeline import read_text
from tests.specimen import specimen

SOUND = json.loads(specimen().to_json())


def places(node, path=()):
    """Every place in a reading where a single value stands."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from places(value, (*path, key))
    elif isinstance(node, list):
        for n, value in enumerate(node):
            yield from places(value, (*path, n))
    else:
        yield path


PLACES = sorted(places(SOUND), key=str)


def tampered(place, value):
    raw = copy.deepcopy(SOUND)
    node = raw
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = value
    return raw


def parsed(raw):
    (reading,) = parse_readings(json.dumps(raw, ensure_ascii=False).encode())
    return reading


def test_what_chancery_reads_is_let_in_without_a_second_look():
    assert surely_holds(parsed(SOUND))
    text = "Le 3 mars, l’Égypte et le Soudan ont signé un « accord » à Khartoum (Soudan).\n"
    assert surely_holds(parsed(json.loads(read_text(text).to_json())))


@given(
    st.sampled_from(PLACES),
    st.one_of(st.none(), st.booleans(), st.integers(-3, 400), st.text(max_size=5), st.floats(0, 9)),
)
def test_what_the_door_lets_in_quickly_verify_lets_in_too(place, value):
    try:
        reading = parsed(tampered(place, value))
    except UnreadableError:
        return
    if surely_holds(reading):
        assert verify(reading).holds


@pytest.mark.parametrize("place", PLACES, ids=lambda place: ".".join(map(str, place)))
def test_no_single_letter_is_changed_unseen(place):
    node = SOUND
    for step in place:
        node = node[step]
    if not isinstance(node, str) or place[0] in {"schema", "reader", "problems"}:
        return
    try:
        reading = parsed(tampered(place, node + "x"))
    except UnreadableError:
        return
    if verify(reading).holds:
        return
    with pytest.raises(UnreadableError, match=r"changed|moved|not found"):
        admit(reading)
