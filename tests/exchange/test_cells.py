"""Tables handed out: rows, cells, and what no cell may be."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.exchange import tables
from chancery.exchange.cells import cell, several
from chancery.records.actor import Actor, Citation, Office, Variant
from chancery.records.clipping import Copy, Wire
from chancery.records.telling import Contradiction, Version
from tests.accords import CHAD, SUDAN, interaction, player, telling

BASE = "https://desk.example"
SIGNS = tuple("=+-@＝＋－＠\t\r\n")


def met(**changes):
    other = replace(SUDAN, part="recipient")
    told = telling("", "rencontre", CHAD, other, act="meet", kind="CONSULT", when="2025-07-02")
    return replace(interaction(told, ident="interaction-3f"), **changes)


def actor(**changes):
    cited = Citation(dispatch="d1", start=0, end=3, exact="roi")
    office = Office(title="roi", first_day="2025-01-02", last_day=None, cited=cited)
    names = (Variant(name="Abdallah II", count=3), Variant(name="Abdullah", count=1))
    given_ = Actor(
        id="actor-1f", name="Abdallah II", schema="Person", key=None, country="JOR", sector="GOV",
        names=names, offices=(office,), appearances=(),
    )  # fmt: skip
    return replace(given_, **changes)


def wire(name="L'Écho", source="AFP"):
    first = Copy(
        dispatch="d1", publisher=name, published="2025-07-02", agencies=("AFP",), kind="first",
        of=None, share=1.0,
    )  # fmt: skip
    taken = replace(first, dispatch="d2", kind="cut", of="d1", share=0.66666)
    return Wire(id="wire-2a", source=source, copies=(first, taken))


def rows(table):
    return list(csv.DictReader(io.StringIO(table, newline=""), strict=True))


@pytest.mark.parametrize(
    "sign", ["=1", "+1", "-cmd", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1"]
)
def test_a_cell_that_might_be_a_formula_is_led_by_an_apostrophe(sign):
    assert cell(sign).startswith("'")


@pytest.mark.parametrize(
    ("value", "written"),
    [(-33.9, "-33.9"), ("-4", "-4"), (0, "0"), (None, ""), ("a\r\nb", "a b"), ("a=1", "a=1")],
)
def test_numbers_and_common_words_stay_as_they_are(value, written):
    assert cell(value) == written


@given(st.text())
def test_no_cell_begins_with_a_sign_of_a_formula(text):
    assert not cell(f"x{text}"[1:]).startswith(SIGNS) or cell(text).lstrip("-")[:1].isdecimal()


def test_several_values_keep_their_places():
    assert several(["TCD", None, "SDN"]) == "TCD |  | SDN"


def test_an_interaction_is_a_row():
    disputed = Contradiction(
        field="date",
        versions=(Version(value="2025-07-02", tellings=()), Version(value="2025", tellings=())),
    )
    one = met(contradictions=(disputed,), sources=("AFP", "SPA"), place="Doha", geonameid=290030)
    table = tables.interactions_csv([one], base=BASE)
    (row,) = rows(table)
    assert table.endswith("\r\n")
    assert tuple(row) == tables.INTERACTION
    assert (row["id"], row["type"], row["act"]) == ("interaction-3f", "CONSULT", "meet")
    assert (row["actors"], row["recipients"]) == ("Tchad", "Soudan")
    assert (row["first"], row["last"], row["precision"]) == ("2025-07-02", "2025-07-02", "day")
    assert (row["place"], row["geonameid"], row["sources"]) == ("Doha", "290030", "AFP | SPA")
    assert row["contradictions"] == "date: 2025-07-02 / 2025"
    assert row["link"] == f"{BASE}/interactions/interaction-3f"


def test_an_interaction_without_a_day_or_place_has_empty_cells():
    (row,) = rows(tables.interactions_csv([met(when=None)], base=BASE))
    assert (row["first"], row["precision"], row["place"], row["mode"]) == ("", "", "", "")


def test_a_report_is_a_row_with_its_words():
    (row,) = rows(tables.reports_csv([met()], base=BASE))
    assert tuple(row) == tables.REPORT
    assert (row["interaction"], row["dispatch"], row["bearing"]) == (
        "interaction-3f", "t1", "tells",
    )  # fmt: skip
    assert (row["quote"], row["start"], row["end"]) == ("rencontre", "10", "19")
    assert row["link"] == f"{BASE}/actors/t1"


def test_an_actor_is_a_row_with_its_names_and_offices():
    (row,) = rows(tables.actors_csv([actor()], base=BASE))
    assert tuple(row) == tables.ACTOR
    assert row["names"] == "Abdallah II (3) | Abdullah (1)"
    assert row["offices"] == "roi (2025-01-02/?)"


def test_who_is_not_public_is_in_no_table_of_actors():
    assert not rows(tables.actors_csv([actor(public=False)], base=BASE))


def test_each_print_of_a_text_is_a_row():
    first, taken = rows(tables.wires_csv([wire()], base=BASE))
    assert tuple(first) == tables.WIRE
    assert (first["source"], first["prints"], first["of"]) == ("AFP", "2", "")
    assert (taken["of"], taken["share"], taken["link"]) == ("d1", "0.667", f"{BASE}/actors/d2")


@given(st.text(max_size=40))
def test_no_name_breaks_a_table_or_makes_a_formula(name):
    who = player(name, "TCD", "GOV")
    written = {
        tables.INTERACTION: tables.interactions_csv(
            [met(players=(who,), place=name, sources=(name,), topics=(name,))], base=BASE
        ),
        tables.REPORT: tables.reports_csv(
            [interaction(telling("", name, who, act="meet", told_by=(name,)))], base=BASE
        ),
        tables.ACTOR: tables.actors_csv([actor(name=name, id=f"actor-{name}")], base=BASE),
        tables.WIRE: tables.wires_csv([wire(name, name)], base=BASE),
    }
    for columns, table in written.items():
        table.encode("utf-8")
        found = list(csv.reader(io.StringIO(table, newline=""), strict=True))
        assert {len(row) for row in found} == {len(columns)}
        for one in (one for row in found for one in row):
            assert not one.startswith(SIGNS) or one.lstrip("-")[:1].isdecimal()
