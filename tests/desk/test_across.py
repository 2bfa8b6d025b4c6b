"""The commands over what dispatches say together: what is printed where, with which exit code."""

import csv
import io
import json
import shutil

import pytest

import chancery.rounds.across.drive
from chancery.desk.cli import run
from chancery.errors import LedgerBusyError
from chancery.records.actor import Actor
from chancery.records.clipping import Wire
from chancery.records.dossier import Dossier
from chancery.records.story import Story
from chancery.records.telling import Interaction
from chancery.store import open_ledger
from chancery.store.gatherings import gathered, last_changed
from tests.desk.press import DISPATCHES, LATER, rows

HOSTILE = "Le \x1b[31mmaïs\u202e au menu\x9b2J"


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """A ledger of the small press, with the time before the last dispatch came."""
    folder = tmp_path_factory.mktemp("press")
    path = str(folder / "chancery.db")
    hostile = [(*one[:3], HOSTILE if one[0] == "left" else one[3], one[4]) for one in DISPATCHES]
    (folder / "first.jsonl").write_text(rows(hostile), encoding="utf-8")
    (folder / "later.jsonl").write_text(rows(LATER), encoding="utf-8")
    assert run(["ingest", str(folder / "first.jsonl"), "--ledger", path]) == 0
    with open_ledger(path) as ledger, ledger.reading() as connection:
        before = last_changed(connection)
    assert run(["ingest", str(folder / "later.jsonl"), "--ledger", path]) == 0
    return path, before


@pytest.fixture
def address(built, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return built[0]


@pytest.fixture
def own(built, tmp_path, monkeypatch):
    """A ledger of one's own, to write in."""
    monkeypatch.setenv("COLUMNS", "80")
    return shutil.copy(built[0], tmp_path / "own.db").as_posix()


def chancery_says(capsys, address, *arguments, code=0):
    capsys.readouterr()
    assert run([*arguments, "--ledger", address]) == code
    return capsys.readouterr()


def records(address, kind, shape):
    with open_ledger(address) as ledger, ledger.reading() as connection:
        return [one.record for one in gathered(connection, kind, shape)]


def the_interaction(address, act):
    (found,) = [one for one in records(address, "interaction", Interaction) if one.act == act]
    return found


def test_ingest_says_in_one_line_what_it_changed_across_dispatches(tmp_path, capsys):
    (tmp_path / "later.jsonl").write_text(rows(LATER), encoding="utf-8")
    path = str(tmp_path / "new.db")
    out, err = chancery_says(capsys, path, "ingest", str(tmp_path / "later.jsonl"))
    first, second = out.splitlines()
    assert first == f"{path}: 1 new"
    assert second.startswith(f"{path}: 1 dispatch gone through: 1 wire, ")
    assert second.endswith(" changed")
    assert err == ""


def test_what_was_taken_in_is_kept_when_it_cannot_be_gone_through(tmp_path, capsys, monkeypatch):
    def held(*_args, **_kwargs):
        message = "new.db: held by another process"
        raise LedgerBusyError(message)

    monkeypatch.setattr(chancery.rounds.across.drive, "go_through", held)
    (tmp_path / "later.jsonl").write_text(rows(LATER), encoding="utf-8")
    path, table = str(tmp_path / "new.db"), str(tmp_path / "later.jsonl")
    out, err = chancery_says(capsys, path, "ingest", table, code=1)
    assert out == f"{path}: 1 new\n"
    assert "not gone through: new.db: held by another process; `chancery resolve` does it" in err
    monkeypatch.undo()
    out, _ = chancery_says(capsys, path, "resolve")
    assert ": 1 dispatch gone through: 1 wire, " in out


def test_a_fault_across_dispatches_costs_a_line_and_not_what_was_taken_in(
    tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr(chancery.rounds.across.drive, "go_through", lambda *_a, **_k: 1 / 0)
    (tmp_path / "later.jsonl").write_text(rows(LATER), encoding="utf-8")
    path, table = str(tmp_path / "new.db"), str(tmp_path / "later.jsonl")
    out, err = chancery_says(capsys, path, "ingest", table, "--json", code=1)
    assert json.loads(out)["counts"]["new"] == 1
    assert "ZeroDivisionError" in json.loads(out)["across"]["problem"]
    assert "a fault of Chancery's own" in err


def test_no_resolve_leaves_it_to_another_time(tmp_path, capsys):
    (tmp_path / "later.jsonl").write_text(rows(LATER), encoding="utf-8")
    path, table = str(tmp_path / "new.db"), str(tmp_path / "later.jsonl")
    out, _ = chancery_says(capsys, path, "ingest", table, "--no-resolve", "--json")
    assert json.loads(out)["across"] is None
    assert records(path, "wire", Wire) == []


def test_a_rebuild_comes_to_the_same(own, capsys):
    out, err = chancery_says(capsys, own, "resolve", "--rebuild", "--json")
    told = json.loads(out)
    assert (told["dispatches"], set(told["changed"].values())) == (7, {0})
    assert err == ""
    out, err = chancery_says(capsys, own, "resolve")
    assert out == f"{own}: 0 dispatches gone through: nothing changed\n"
    assert err.startswith("chancery: for what changes from now on: chancery diff --since 2")


def test_the_news_are_headlines_with_what_is_new_and_who_says_so(address, capsys):
    out, err = chancery_says(capsys, address, "today", "--date", "2026-03-13", "--days", "2")
    assert out.startswith("2026-03-12 to 2026-03-13 · 5 dispatches · 3 headlines\n")
    assert "Lusaka : le maïs au menu\n    2 outlets, 1 source: Le Fil du Zambèze\n" in out
    assert "    NEW  meet: président zambien, Joseph Banda\n" in out
    assert "2026-03-12 · Lusaka (ZMB)\n" in out
    assert "contested: tués: 12 (Le Fil du Zambèze) ≠ 15 (La Dépêche du Lac)" in out
    assert max(map(len, out.splitlines())) <= 80
    assert err == ""


def test_what_is_only_told_again_is_no_news(address, capsys):
    out, _ = chancery_says(capsys, address, "today", "--date", "2026-03-13")
    assert "    again  meet: président zambien, Joseph Banda\n" in out


def test_whom_one_watches_comes_first(address, capsys):
    asked = ("today", "--date", "2026-03-13", "--days", "4", "--json")
    told = json.loads(chancery_says(capsys, address, *asked, "--watch", "UGA").out)
    titles = [story["title"] for story in told["stories"]]
    watched = [story["title"] for story in told["stories"] if story["watched"]]
    assert "Paix à Kampala" in watched
    unwatched = json.loads(chancery_says(capsys, address, *asked).out)["stories"]
    before = [story["title"] for story in unwatched]
    assert titles.index("Paix à Kampala") < before.index("Paix à Kampala")


def test_the_settings_say_whom_one_watches(address, capsys, tmp_path):
    config = tmp_path / "chancery.toml"
    config.write_text('[desk]\nwatch = ["ZMB"]\n', encoding="utf-8")
    asked = ("today", "--date", "2026-03-12", "--config", str(config))
    assert "watched: ZMB" in chancery_says(capsys, address, *asked).out


def test_a_day_without_news_says_which_was_the_last(address, capsys):
    out, err = chancery_says(capsys, address, "today", "--date", "2027-01-01")
    assert out == "2027-01-01 · 0 dispatches · 0 headlines\n"
    assert err == "chancery: nothing was published then; the last is of 2026-03-20\n"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("today", "--date", "morgen"), "--date morgen: no day; give YYYY-MM-DD, like 2026-03-12"),
        (("diff", "--since", "gestern"), "gestern: no time; give 2026-03-12 or"),
        (("dossier", "nowhere"), "nowhere: no dossier of that id or name;"),
        (("dossier", "dossier-0123456789abcdef"), "nothing of that id in dossiers;"),
        (("actor", "nobody"), "nobody: no public actor of that id or name;"),
        (("explain", "interaction-0123456789abcdef"), "nothing of that id in the ledger;"),
    ],
)
def test_what_is_not_there_costs_one_line(address, capsys, arguments, line):
    out, err = chancery_says(capsys, address, *arguments, code=2)
    assert line in err
    assert len(err.splitlines()) == 1
    assert out == ""


def test_what_a_page_says_is_harmless_to_a_terminal(address, capsys):
    asked = ("today", "--date", "2026-03-10")
    visit = the_interaction(address, "visit").id
    for arguments in (asked, (*asked, "--json"), ("explain", visit), ("explain", visit, "--json")):
        out, _ = chancery_says(capsys, address, *arguments)
        assert "maïs" in out
        assert not {"\x1b", "\u202e", "\x9b"} & set(out)


def test_a_diff_tells_field_by_field_what_changed_since_a_time(built, address, capsys):
    out, _ = chancery_says(capsys, address, "diff", "--since", built[1], "--kind", "dossier")
    assert out.startswith(f"since {built[1]}: 1 dossier (1 changed)\n")
    words = " ".join(out.split())
    assert "~ dossier accord de paix changed · dossier-" in words
    assert ".reported: promised → claimed_done" in words
    assert ".steps: + 2026-03-20 claimed_done Le Fil du Zambèze “a libéré”" in words


def test_a_diff_goes_on_where_the_page_before_ended(built, address, capsys):
    asked = ("diff", "--since", built[1], "--json", "--limit", "1")
    seen, after = [], []
    while True:
        page = json.loads(chancery_says(capsys, address, *asked, *after).out)
        seen += [(one["kind"], one["id"]) for one in page["changes"]]
        if page["next"] is None:
            break
        after = ["--after", page["next"]]
    whole = json.loads(chancery_says(capsys, address, "diff", "--since", built[1], "--json").out)
    assert seen == [(one["kind"], one["id"]) for one in whole["changes"]]
    assert len(seen) == sum(n for by in whole["counts"].values() for n in by.values()) > 1


def test_what_went_into_another_is_told_with_what_it_is_in_now(own, capsys):
    one, other = the_interaction(own, "meet"), the_interaction(own, "visit")
    with open_ledger(own) as ledger, ledger.reading() as connection:
        before = last_changed(connection)
    out, _ = chancery_says(capsys, own, "same", one.id, other.id, "--by", "Nadia")
    assert "the same (review-" in out
    (kept,) = standing(own, one, other)
    (gone,) = {one.id, other.id} - {kept.id}
    asked = ("diff", "--since", before, "--kind", "interaction")
    out, _ = chancery_says(capsys, own, *asked)
    assert f"gone · {gone}\n    now in: {kept.id}\n" in out
    out, _ = chancery_says(capsys, own, "explain", gone)
    assert f"its parts are now in {kept.id}" in " ".join(out.split())
    out, _ = chancery_says(capsys, own, "explain", kept.id)
    assert "the same, as a reviewer answered" in out
    out, _ = chancery_says(capsys, own, "same", one.id, other.id, "--by", "Nadia", "--undo")
    assert "the answer is taken back" in out
    assert len(standing(own, one, other)) == 2


def standing(own, *interactions):
    """Those of some interactions that stand."""
    ids = {one.id for one in interactions}
    return [one for one in records(own, "interaction", Interaction) if one.id in ids]


def test_an_answer_wants_a_name_and_two_of_one_kind(own, capsys):
    meeting, dossier = the_interaction(own, "meet").id, records(own, "dossier", Dossier)[0].id
    visit = the_interaction(own, "visit").id
    _, err = chancery_says(capsys, own, "apart", meeting, visit, code=2)
    assert len(err.splitlines()) == 1
    _, err = chancery_says(capsys, own, "unsure", meeting, dossier, "--by", "Nadia", code=2)
    assert "not two of one kind" in err
    out, _ = chancery_says(capsys, own, "unsure", meeting, visit, "--by", "Nadia", "--json")
    assert json.loads(out)["judgement"]["action"] == "unsure"


def test_an_interaction_is_explained_with_all_its_reports_and_why_they_are_one(address, capsys):
    attack = the_interaction(address, "attack")
    out, _ = chancery_says(capsys, address, "explain", attack.id)
    assert "THEY DO NOT AGREE\n  tués         12  Le Fil du Zambèze\n" in out
    assert (
        " 1  2026-03-12 07:00  Le Fil du Zambèze\n    tells, asserted · Attaque à Ménaka\n" in out
    )
    sentence = next(line for line in out.splitlines() if "ont attaqué" in line)
    assert "\n" + " " * sentence.index("ont attaqué") + "did‾‾‾‾‾‾‾‾\n" in out
    assert "  2 and 1: the same (" in out
    assert "      place       same   +" in out
    told = json.loads(chancery_says(capsys, address, "explain", attack.id, "--json").out)
    reports = told["record"]["reports"]
    assert len({report["dispatch"] for report in reports}) == 2
    assert {pair["match"]["answer"] for pair in told["together"]} == {"same"}
    assert len(told["together"]) == len(reports) - 1


def test_what_was_near_and_left_apart_is_shown(own, capsys):
    one, other = the_interaction(own, "meet"), the_interaction(own, "visit")
    chancery_says(capsys, own, "unsure", one.id, other.id, "--by", "Nadia")
    out, _ = chancery_says(capsys, own, "explain", one.id)
    assert f"NEAR, AND LEFT APART\n  {other.id}\n" in out
    assert "unsure, as a reviewer answered" in out


def test_a_wire_is_explained_in_the_order_in_which_it_was_copied(address, capsys):
    (wire,) = [one for one in records(address, "wire", Wire) if len(one.copies) > 1]
    out, _ = chancery_says(capsys, address, "explain", wire.id)
    assert out.startswith("Lusaka : le maïs au menu\n    2 outlets, 1 source: Le Fil du Zambèze\n")
    assert " 1  2026-03-12 18:00  Le Fil du Zambèze: the first\n" in out
    assert " 2  2026-03-13 05:00  Le Relais: all of 1\n" in out


def test_actors_dossiers_and_stories_are_explained(address, capsys):
    story = records(address, "story", Story)[0].id
    dossier = records(address, "dossier", Dossier)[0].id
    assert "1 INTERACTION\n" in chancery_says(capsys, address, "explain", story).out
    assert "1 TELLING\n" in chancery_says(capsys, address, "explain", dossier).out
    assert "names     " in chancery_says(capsys, address, "explain", "states:UGA").out


def test_who_is_not_public_is_nobody_across_dispatches(own, capsys):
    private = [one for one in records(own, "actor", Actor) if not one.public]
    for one in private:
        chancery_says(capsys, own, "explain", one.id, code=2)
        chancery_says(capsys, own, "actor", one.id, code=2)


def test_an_actor_is_told_with_its_offices_and_where_they_stand(address, capsys):
    out, _ = chancery_says(capsys, address, "actor", "otieno")
    assert out.startswith("Daniel Otieno\n")
    assert "told in   1 dispatch\n" in out
    assert "offices   on 2026-03-10 described as “" in out
    (told,) = json.loads(chancery_says(capsys, address, "actor", "OTIENO", "--json").out)["actors"]
    assert (told["name"], told["dispatches"]) == ("Daniel Otieno", 1)
    assert told["offices"][0]["cited"]["exact"]


def test_actors_of_one_name_are_listed(address, capsys):
    out, err = chancery_says(capsys, address, "actor", "du", code=2)
    assert " actors are called so; give the id of one" in err or "no public actor" in err
    assert "[31m" not in out


def test_a_dossier_is_a_table_of_who_owes_what_and_what_was_done(address, capsys):
    out, err = chancery_says(capsys, address, "dossier", "kampala", "--as-of", "2026-03-25")
    assert out.startswith("accord de paix\n")
    assert "between      Kenya, Ouganda\n" in out
    words = " ".join(out.split())
    assert "Bearer Owes Due Reported Assessed" in words
    assert "2026-03-20 claimed done," in words
    assert "“a libéré”" in words
    assert max(map(len, out.splitlines())) <= 80
    assert err == ""


def test_a_dossier_as_of_a_day_knows_nothing_of_later_ones(address, capsys):
    out, _ = chancery_says(capsys, address, "dossier", "accord de Kampala", "--as-of", "2026-03-15")
    words = " ".join(out.split())
    assert "libérer" in words
    assert "a libéré" not in words
    assert " promised " in words


def test_what_is_overdue_is_said_in_words(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    (tmp_path / "accord.jsonl").write_text(rows(DISPATCHES[-1:]), encoding="utf-8")
    path = str(tmp_path / "new.db")
    chancery_says(capsys, path, "ingest", str(tmp_path / "accord.jsonl"))
    out, _ = chancery_says(capsys, path, "dossier", "--overdue", "--as-of", "2026-04-15")
    assert "1 stipulation, 1 overdue\n" in out
    assert "OVERDUE" in out
    assert "none reported" in out
    out, _ = chancery_says(capsys, path, "dossier", "--silent", "30", "--as-of", "2026-04-15")
    assert "1 silent (no report for 30 days)" in out
    _, err = chancery_says(capsys, path, "dossier", "--overdue", "--as-of", "2026-03-15")
    assert err == "chancery: nothing of that kind is owed\n"


def test_dossiers_are_handed_out_in_other_forms(address, capsys):
    asked = ("dossier", "kampala", "--as-of", "2026-03-25")
    whole = json.loads(chancery_says(capsys, address, *asked, "--json").out)
    assert (whole["as_of"], whole["silent_days"]) == ("2026-03-25", 90)
    (told,) = whole["dossiers"]
    assert told["schema"] == "chancery/dossier/1"
    assert told["stipulations"][0]["overdue"] is False
    table = csv.DictReader(io.StringIO(chancery_says(capsys, address, *asked, "-f", "csv").out))
    assert [row["row"] for row in table] == ["stipulation", "step"]
    assert chancery_says(capsys, address, *asked, "-f", "md").out.startswith("## accord de paix\n")
    calendar = chancery_says(capsys, address, *asked, "-f", "ics").out
    assert "DTSTART;VALUE=DATE:20260330" in calendar


def test_dossiers_without_a_name_are_listed(address, capsys):
    out, _ = chancery_says(capsys, address, "dossier", "--as-of", "2026-03-15")
    assert out.startswith("accord de paix\n    agreement · Kenya, Ouganda · signed 2026-03-12 · ")


def test_more_days_than_there_were_are_all_of_them(address, capsys):
    chancery_says(capsys, address, "dossier", "--silent", "999999999")
    chancery_says(capsys, address, "today", "--date", "0001-01-01", "--days", "3660")
