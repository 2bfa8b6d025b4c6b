from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.desk.pictures import (
    Cell,
    Mark,
    Node,
    Spot,
    Tie,
    matrix,
    network,
    timeline,
    world_map,
)
from chancery.desk.pictures.marks import dated, recent
from tests.desk.pictures.drawn import SVG, circle, described, hrefs, links, parsed


def mark(n, first="2026-02-20", last=None, lane="Doha", label="Rencontre", href=None):
    to = href or f"/e/{n}"
    return Mark(first=first, last=last, lane=lane, label=label, href=to, state="contested")


def spot(label, lat, lon, precision="point", href=None, count=1):
    to = href or f"/p/{label}"
    return Spot(lat=lat, lon=lon, precision=precision, label=label, href=to, count=count)


def node(n, label="Tchad", href=None):
    return Node(id=str(n), label=label, href=href or f"/a/{n}", weight=n + 1, group="state")


def tie(one, other, href="/t", label="x"):
    return Tie(one=str(one), other=str(other), weight=1, href=href, label=label)


def all_of(label, href="/x"):
    yield timeline([mark(1, label=label, lane=label, href=href)], title=label)
    yield world_map([spot(label, 1, 1, href=href)], title=label)
    ties = [tie(1, 2, href=href, label=label)]
    yield network([node(1, label, href), node(2, label, href)], ties, title=label)
    yield matrix([label], [Cell(one=label, other=label, count=1, href=href)], title=label)


@given(st.text())
def test_a_hostile_label_stays_text_in_a_well_formed_picture(label):
    for picture in all_of(label):
        tags = {one.tag.removeprefix(SVG) for one in parsed(picture).iter()}
        assert not tags & {"script", "style", "foreignObject", "img"}
        assert set(hrefs(picture)) == {"/x"}


def test_markup_in_a_label_is_shown_as_it_is_written():
    for picture in all_of("<script>alert('x')</script>"):
        assert "<script" not in picture
        assert "alert('x')" in "".join(parsed(picture).itertext())


def test_no_picture_has_a_style_or_a_handler_of_its_own():
    for picture in all_of('" style="x" onclick="y'):
        keys = {key for one in parsed(picture).iter() for key in one.attrib}
        assert not [key for key in keys if key == "style" or key.startswith("on")]


@pytest.mark.parametrize(
    "href",
    [
        "https://else.where/",
        "//else.where",
        "/\\else.where",
        "/\t/else.where",
        "javascript:x",
        "",
        "e/1",
        "/a b",
        "/\n",
    ],
)
def test_an_address_that_leads_elsewhere_is_refused(href):
    with pytest.raises(ValueError, match="not a path"):
        timeline([Mark(first=None, last=None, lane="", label="", href=href, state="")], title="x")
    with pytest.raises(ValueError, match="not a path"):
        world_map([Spot(lat=0, lon=0, precision="point", label="", href=href, count=1)], title="x")
    with pytest.raises(ValueError, match="not a path"):
        network([], [Tie(one="a", other="b", weight=1, href=href, label="x")], title="x")
    with pytest.raises(ValueError, match="not a path"):
        matrix([], [Cell(one="a", other="b", count=1, href=href)], title="x")


def test_every_mark_with_a_day_is_a_link_and_the_others_are_counted():
    marks = [mark(n, first=f"2026-02-{n + 1:02}") for n in range(20)] + [mark(99, first=None)] * 3
    picture = timeline(marks, title="x")
    assert sorted(hrefs(picture)) == sorted(f"/e/{n}" for n in range(20))
    assert "not drawn: 3" in described(picture)


def test_marks_of_one_day_are_stacked():
    picture = timeline([mark(1), mark(2), mark(3)], title="x")
    assert len({circle(picture, f"/e/{n}")[1] for n in (1, 2, 3)}) == 3


@given(st.lists(st.integers(1, 700_000), min_size=1, max_size=60), st.integers(1, 30))
def test_thinning_loses_no_mark(days, most):
    marks = [mark(n, first=date.fromordinal(day).isoformat()) for n, day in enumerate(days)]
    said = []
    picture = timeline(marks, title="x", most=most, joined=lambda held: said.append(held) or "/j")
    single = [href for href in hrefs(picture) if href != "/j"]
    shown, before = recent(dated(marks))
    assert len(shown) + len(before) == len(marks)
    assert sorted([*single, *(one.href for held in said for one in held)]) == sorted(
        one.href for _, _, one in shown
    )
    assert len(links(picture)) <= max(most, 1)
    for held in said:
        assert any(one.get("aria-label").startswith(f"{len(held)} ") for one in links(picture))


def test_what_is_recalled_from_years_ago_does_not_squeeze_the_others():
    marks = [mark(n, first=f"2026-02-{n + 1:02}") for n in range(8)]
    old = [mark(90, first="2012-05-01"), mark(91, first="2019-01-01")]
    picture = timeline([*marks, *old], title="x")
    assert sorted(hrefs(picture)) == sorted(one.href for one in marks)
    assert "2 earlier (2012 … 2019)" in picture
    assert "Long before, and not drawn: 2." in described(picture)
    left, right = (circle(picture, f"/e/{n}")[0] for n in (0, 7))
    assert right - left > 400


@pytest.mark.parametrize(
    "days",
    [
        ["2012-05-01", "2026-02-01"],
        ["2012-05-01", "2013-02-01", "2026-02-01", "2026-02-02", "2026-02-03"],
        ["2012-05-01", "2020-02-01", "2022-02-01", "2026-02-02", "2026-02-03"],
        ["2026-01-01", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23"],
    ],
    ids=["one of two", "two of five", "none far from the rest", "seven weeks"],
)
def test_what_belongs_to_the_picture_is_drawn(days):
    picture = timeline([mark(n, first=day) for n, day in enumerate(days)], title="x")
    assert len(hrefs(picture)) == len(days)


def test_a_bar_is_as_long_as_its_days():
    picture = timeline([mark(1, last="2026-03-20"), mark(2, last="2026-02-27")], title="x")
    wide = [float(one.find(f"{SVG}rect").get("width")) for one in links(picture)]
    assert max(wide) > 3 * min(wide)


def test_paris_is_left_of_moscow_and_nairobi_below_cairo():
    places = [
        ("Paris", 48.9, 2.4),
        ("Moscou", 55.8, 37.6),
        ("Nairobi", -1.3, 36.8),
        ("Caire", 30.0, 31.2),
    ]
    picture = world_map([spot(*one) for one in places], title="x")
    assert circle(picture, "/p/Paris")[0] < circle(picture, "/p/Moscou")[0]
    assert circle(picture, "/p/Nairobi")[1] > circle(picture, "/p/Caire")[1]


def test_fiji_and_samoa_are_neighbours():
    picture = world_map([spot("Suva", -18.1, 178.4), spot("Apia", -13.8, -171.7)], title="x")
    assert circle(picture, "/p/Suva")[0] < circle(picture, "/p/Apia")[0]


@pytest.mark.parametrize("elsewhere", [[], [("Lima", -12, -77), ("Tokyo", 35.7, 139.7)]])
def test_a_coarse_place_is_wider_than_any_pin(elsewhere):
    coarse = [spot(one, 15, 30, one) for one in ("admin1", "country", "region")]
    pins = [spot("Khartoum", 15.5, 32.5, count=9999), *(spot(*one) for one in elsewhere)]
    picture = world_map([*coarse, *pins], title="x")
    sizes = [circle(picture, f"/p/{one}")[2] for one in ("Khartoum", "admin1", "country", "region")]
    assert sizes == sorted(set(sizes))


def test_spots_at_one_place_are_one_and_their_counts_add_up():
    picture = world_map(
        [spot("Doha", 25.3, 51.5, count=2), spot("Doha", 25.3, 51.5, count=3)], title="x"
    )
    assert [one.get("aria-label") for one in links(picture)] == ["Doha (5)"]


@given(st.floats(-90, 90), st.floats(-360, 360))
def test_every_place_of_the_globe_is_inside_its_map(lat, lon):
    picture = world_map([spot("x", lat, lon)], title="x")
    wide, high = map(float, parsed(picture).get("viewBox").split()[2:])
    x, y, _ = circle(picture, "/p/x")
    assert 0 <= x <= wide
    assert 0 <= y <= high + 0.1


@given(st.permutations(range(9)))
def test_a_network_is_the_same_in_whatever_order_it_is_given(order):
    ties = [tie(n, (n * 4 + 1) % 9) for n in range(9)]
    again = network([node(n) for n in order], [ties[n] for n in order], title="x")
    assert again == network([node(n) for n in range(9)], ties, title="x")


def test_the_heaviest_nodes_are_kept_and_the_others_counted():
    picture = network([node(n) for n in range(70)], [tie(69, 68), tie(69, 0)], title="x")
    assert "not drawn: 10." in described(picture)
    assert "Ties that are not drawn: 1." in described(picture)
    assert {*hrefs(picture)} == {"/t", *(f"/a/{n}" for n in range(10, 70))}


def test_a_table_has_a_linked_count_wherever_two_met():
    cells = [
        Cell(one="Tchad", other="Libye", count=2, href="/m"),
        Cell(one="Tchad", other="Mali", count=2, href="/m"),
    ]
    table = parsed(matrix(["Tchad", "Libye"], cells, title="Qui a rencontré qui"))
    assert [one.text for one in table.iter("a")] == ["2", "2"]
    assert {one.get("scope") for one in table.iter("th")} == {"col", "row"}
    assert "not in the table: 1" in "".join(table.find("caption").itertext())


def test_a_picture_of_nothing_says_so():
    assert "nothing to draw" in timeline([], title="x")
    assert "nothing to draw" in network([], [], title="x")
    assert hrefs(world_map([], title="x")) == []


def test_ids_begin_with_the_name_of_the_picture():
    root = parsed(timeline([], title="x", name="second"))
    assert root.get("aria-labelledby") == "second-title"
    with pytest.raises(ValueError, match="no name"):
        timeline([], title="x", name='"><script>')
