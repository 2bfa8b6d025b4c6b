"""Interactions on the map."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange.geojson import RADIUS_KM, Located, feature_collection

BASE = "https://desk.example"
DOHA = Located(
    id="interaction-3f", title="Tchad, Soudan: meet", lat=25.28545, lon=51.53096,
    precision="point", first="2025-07-02", last="2025-07-02", state="reported", place="Doha",
    country="QAT", link="/interaction-3f",
)  # fmt: skip


def feature(one):
    told = json.loads(feature_collection([one], base=BASE))
    assert set(told) == {"type", "features"}
    assert told["type"] == "FeatureCollection"
    (found,) = told["features"]
    return found


def test_a_place_is_a_point_longitude_first():
    found = feature(DOHA)
    assert found["geometry"] == {"type": "Point", "coordinates": [51.53096, 25.28545]}
    assert found["id"] == "interaction-3f"
    assert found["properties"]["link"] == f"{BASE}/interaction-3f"
    assert (found["properties"]["precision"], found["properties"]["radius_km"]) == ("point", 5)


@pytest.mark.parametrize(("precision", "radius"), RADIUS_KM.items())
def test_the_vaguer_the_place_the_wider_its_circle(precision, radius):
    assert feature(replace(DOHA, precision=precision))["properties"]["radius_km"] == radius


@pytest.mark.parametrize(
    "changes",
    [
        {"precision": "unknown"},
        {"precision": None},
        {"lat": None},
        {"lon": None},
        {"lat": 90.1},
        {"lon": float("nan")},
        {"lat": float("inf")},
    ],
)
def test_what_is_nowhere_known_has_no_geometry(changes):
    found = feature(replace(DOHA, **changes))
    assert found["geometry"] is None
    assert found["properties"]["radius_km"] is None


number = st.one_of(st.none(), st.floats())


@given(st.text(max_size=40), number, number)
def test_nothing_breaks_the_collection(text, lat, lon):
    one = replace(DOHA, id=text, title=text, place=text, country=text, link=text, lat=lat, lon=lon)
    found = feature(one)
    feature_collection([one], base=BASE).encode("utf-8")
    if found["geometry"]:
        east, north = found["geometry"]["coordinates"]
        assert (abs(east) <= 180, abs(north) <= 90) == (True, True)
