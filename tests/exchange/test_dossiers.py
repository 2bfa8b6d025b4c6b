"""Dossiers handed out: as JSON, as a table, as a page, as a calendar."""

import csv
import io
import json
from dataclasses import replace
from datetime import date

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from chancery.agreements.dossiers import gather_accords
from chancery.agreements.steps import steps_for
from chancery.exchange import dossier_shapes
from chancery.exchange.dossier_shapes import build_dossier_schema, shipped_dossier_schema
from chancery.exchange.dossiers import dossier_json
from chancery.exchange.dossiers_calendar import announced_calendar, calendar_of
from chancery.exchange.dossiers_csv import COLUMNS, dossiers_csv
from chancery.exchange.dossiers_markdown import dossiers_markdown
from tests.accords import CHAD, CHAD_GOV, FRONT, SUDAN, accord, interaction, owed, player, telling

STAMP = date(2025, 6, 30)
TOLD = telling(
    "Le gouvernement a commencé à libérer les prisonniers.", "libérer", CHAD_GOV, act="release",
    told_by=("La Gazette", "ministre"),
)  # fmt: skip


def dossier(name="accord de Doha", bearer=CHAD, action="libérer 200 prisonniers"):
    free = owed(action, bearer, due="../2025-04-30", condition="si la trêve tient")
    leave = owed("retirer leurs combattants", FRONT, ident="d1#o2")
    told = accord("d1", name, CHAD, FRONT, signed="2025-03-11", place="Doha", owes=(free, leave))
    return steps_for(gather_accords([told]), [interaction(TOLD)], [TOLD])


def entries(data):
    return {str(one["UID"]): one for one in Calendar.from_ical(data).walk("VEVENT")}


def test_the_shipped_schema_of_a_dossier_is_the_one_that_its_shapes_make():
    """If not: python -m chancery.exchange.dossier_shapes > …/exchange/dossier.schema.json."""
    assert shipped_dossier_schema() == build_dossier_schema()


def test_a_dossier_fits_its_schema_to_the_last_field():
    raw = json.loads(dossier_json(dossier(), indent=2))
    jsonschema.Draft202012Validator(json.loads(shipped_dossier_schema())).validate(raw)
    typed = msgspec.to_builtins(msgspec.convert(raw, dossier_shapes.Dossier))
    assert json.loads(json.dumps(typed)) == raw


def test_what_is_reported_stands_apart_from_what_a_reviewer_assessed():
    one, _ = json.loads(dossier_json(dossier()))["stipulations"]
    assert (one["reported"], one["assessment"]) == ("begun", None)
    assert one["steps"][0]["cited"]["exact"] == "libérer"


def test_the_table_has_a_row_for_each_stipulation_and_each_step():
    rows = list(csv.DictReader(io.StringIO(dossiers_csv([dossier()]))))
    assert [row["row"] for row in rows] == ["stipulation", "step", "stipulation"]
    assert tuple(rows[0]) == COLUMNS
    assert (rows[0]["due"], rows[0]["codes"]) == ("by 2025-04-30", "PAM:prisoner-release")
    assert (rows[1]["status"], rows[1]["claimed_by"]) == ("begun", "ministre")
    assert (rows[1]["dispatch"], rows[1]["quote"]) == ("t1", "libérer")


def test_a_stipulation_says_what_is_pressing_where_the_caller_gave_it():
    held = dossier()
    late, calm = (one.id for one in held.stipulations)
    raw = json.loads(dossier_json(held, overdue={late}, silent={calm}))
    jsonschema.Draft202012Validator(json.loads(shipped_dossier_schema())).validate(raw)
    assert [(x["overdue"], x["silent"]) for x in raw["stipulations"]] == [
        (True, False), (False, True),
    ]  # fmt: skip
    table = dossiers_csv([held], overdue={late}, silent={calm})
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(x["overdue"], x["silent"]) for x in rows] == [("yes", "no"), ("", ""), ("no", "yes")]


def test_nothing_is_said_of_what_is_pressing_where_nobody_asked():
    assert not any("overdue" in x for x in json.loads(dossier_json(dossier()))["stipulations"])
    rows = csv.DictReader(io.StringIO(dossiers_csv([dossier()])))
    assert {row["overdue"] + row["silent"] for row in rows} == {""}


@pytest.mark.parametrize(
    "sign",
    ["＝1", "＋1", "－1", "＠SUM(A1)", "=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", "\r\n=1", " =1"],
)
def test_no_cell_of_the_table_is_a_formula(sign):
    hostile = dossier(name=f"{sign} accord", bearer=replace(CHAD, name=sign))
    for row in csv.reader(io.StringIO(dossiers_csv([hostile]))):
        assert not any(cell.startswith(tuple("=+-@＝＋－＠\t\r")) for cell in row)


def test_the_page_shows_who_owes_what_who_says_so_and_in_which_words():
    page = dossiers_markdown([dossier()])
    (row,) = [line for line in page.splitlines() if line.startswith("| Tchad")]
    assert row == (
        "| Tchad | libérer 200 prisonniers | by 2025-04-30 | begun (2025-04-20) | — "
        "| ministre | “libérer” |"
    )
    assert "- 2025-04-20 begun, says ministre: “libérer” (`t1`)" in page
    assert "PAM:prisoner-release" in page


def test_a_dossier_without_obligations_says_so():
    page = dossiers_markdown([gather_accords([accord("d1", "accord de Doha", CHAD)])])
    assert "No obligation is told." in page


@pytest.mark.parametrize(
    "name", ["a | b", "<script>x</script>", "[x](javascript:y)", "a\n\n# b", "`c`", "a\u202eb"]
)
def test_names_cannot_break_the_page(name):
    page = dossiers_markdown([dossier(name=name, bearer=replace(CHAD, name=name))])
    lines = page.splitlines()
    assert sum(line.startswith("#") for line in lines) == 1
    assert "<script" not in page
    assert "](" not in page.replace("\\](", "").replace("]\\(", "")
    assert "\u202e" not in page
    bare = [line.replace("\\|", "") for line in lines if line.startswith("|")]
    assert {line.count("|") for line in bare} == {8}


def test_a_deadline_is_a_whole_day_event_on_its_last_day():
    held = dossier()
    (entry,) = entries(calendar_of([held], stamp=STAMP)).values()
    assert entry["UID"] == f"{held.stipulations[0].id}@chancery"
    assert entry["DTSTART"].dt == date(2025, 4, 30)
    assert entry["DTEND"].dt == date(2025, 5, 1)
    assert entry["SUMMARY"] == "Due: Tchad: libérer 200 prisonniers"
    assert "Reported: begun" in entry["DESCRIPTION"]
    assert entry["SEQUENCE"] == 1


def test_the_same_record_gives_the_same_calendar():
    first = calendar_of([dossier()], stamp=STAMP)
    assert first == calendar_of([dossier()], stamp=STAMP)
    assert b"DTSTAMP:20250630T000000Z" in first


def meeting(state, act="meet", when="2025-07-02"):
    told = telling("", "rencontre", CHAD, SUDAN, act=act, kind="CONSULT", when=when)
    return interaction(told, state=state, ident="i-meeting")


@pytest.mark.parametrize(
    ("state", "status"),
    [
        ("announced", "TENTATIVE"),
        ("contested", "TENTATIVE"),
        ("called_off", "CANCELLED"),
        ("reported", "CONFIRMED"),
    ],
)
def test_a_meeting_is_tentative_until_held_or_called_off(state, status):
    found = entries(calendar_of([], [meeting(state)], stamp=STAMP))
    assert str(found["i-meeting@chancery"]["STATUS"]) == status


@pytest.mark.parametrize(
    "other",
    [
        meeting("announced", act="attack"),
        meeting("denied"),
        meeting("announced", when=None),
        meeting("announced", when="2025"),
        meeting("announced", when="9999-12-31"),
    ],
)
def test_what_is_no_meeting_of_a_known_day_is_no_entry(other):
    assert not entries(calendar_of([], [other], stamp=STAMP))


def test_a_calendar_of_what_is_to_come_has_nothing_else():
    states = ("announced", "called_off", "reported", "contested", "denied")
    told = [replace(meeting(state), id=f"interaction-{state}") for state in states]
    found = entries(announced_calendar(told, stamp=STAMP, base="https://desk.example"))
    assert {uid: str(one["STATUS"]) for uid, one in found.items()} == {
        "interaction-announced@chancery": "TENTATIVE",
        "interaction-called_off@chancery": "CANCELLED",
    }
    (first, _) = found.values()
    assert first["URL"] == "https://desk.example/interactions/interaction-announced"


def test_what_is_announced_is_in_the_calendar_whatever_it_is():
    (found,) = entries(announced_calendar([meeting("announced", act="sign")], stamp=STAMP)).values()
    assert found["SUMMARY"] == "sign: Tchad, Soudan"
    assert list(found["CATEGORIES"].cats) == ["EVENT"]
    assert not entries(announced_calendar([meeting("announced", when="2025")], stamp=STAMP))


@given(st.text(max_size=40))
def test_no_name_breaks_a_calendar_a_table_or_a_page(name):
    who = player(name, "TCD", "GOV")
    held = dossier(name=f"accord {name}", bearer=who, action=f"libérer {name}")
    found = entries(calendar_of([held], [meeting("announced")], stamp=STAMP))
    assert len(found) == 2
    to_come = replace(meeting("announced"), players=(who,), place=name)
    assert len(entries(announced_calendar([to_come], stamp=STAMP, base="https://x.example"))) == 1
    rows = list(csv.reader(io.StringIO(dossiers_csv([held]))))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    page = dossiers_markdown([held]).splitlines()
    assert sum(line.startswith("#") for line in page) == 1


def test_a_line_break_in_a_name_opens_no_new_entry():
    name = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y"
    data = calendar_of([dossier(bearer=replace(CHAD, name=name))], stamp=STAMP)
    assert len(entries(data)) == 1
