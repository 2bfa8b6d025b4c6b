"""A value that the database cannot hold costs one line, and the rest of its batch is kept."""

from dataclasses import replace
from hashlib import sha256

import pytest

from chancery.errors import UnfitError
from chancery.rounds.making import deposit_of as made_of
from chancery.store import open_ledger
from tests.faults.content import arrived, assert_holds
from tests.faults.dispatches import text_of
from tests.faults.rounds import MODULE, go_round
from tests.ledgers import deposit_of


def unfit(deposit, how):
    if how == "half a character":
        return replace(deposit, entry=replace(deposit.entry, title="\ud800"))
    first, *others = deposit.entry.events
    return replace(
        deposit, entry=replace(deposit.entry, events=(first._replace(geonameid=2**70), *others))
    )


@pytest.mark.parametrize("how", ["half a character", "a large number"])
def test_a_value_that_does_not_fit_is_told_and_nothing_of_its_batch_is_kept(ledger, how):
    run = ledger.start_run("ingest", "chancery/test")
    good = deposit_of(text_of(1), "good.txt")
    with pytest.raises(UnfitError, match="cannot hold a value") as caught:
        ledger.deposit(run, [good, unfit(deposit_of(text_of(0), "bad.txt"), how)])
    assert str(caught.value).isprintable()
    assert arrived(ledger) == []
    assert ledger.deposit(run, [good]) == ["new"]


def test_a_name_that_is_too_long_for_an_index_is_told_or_kept(ledger):
    run = ledger.start_run("ingest", "chancery/test")
    good = deposit_of(text_of(0), "bad.txt")
    name = "".join(sha256(str(n).encode()).hexdigest() for n in range(100))
    long = replace(good, entry=replace(good.entry, publisher_folded=name))
    if ledger.engine.dialect.name == "sqlite":
        assert ledger.deposit(run, [long]) == ["new"]
        return
    with pytest.raises(UnfitError, match="cannot hold a value"):
        ledger.deposit(run, [long])


@pytest.mark.parametrize("how", ["half a character", "a large number"])
def test_the_others_of_its_batch_are_kept_by_the_round(new_ledger, tmp_path, monkeypatch, how):
    folder, address = tmp_path / "depeches", new_ledger()
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text(text_of(n), "utf-8")
    bad, make = str(folder / "3.txt"), made_of

    def spoilt(offer, outcome):
        made = make(offer, outcome)
        return unfit(made, how) if offer.address == bad else made

    monkeypatch.setattr("chancery.rounds.making.deposit_of", spoilt)
    done = go_round(address, str(folder))
    assert (done.error, len(done.kept)) == (None, 4)
    assert (done.report.counts["new"], done.report.counts["failed"]) == (3, 1)
    (report,) = done.report.reports
    assert report.line.startswith(f"{bad}: ")
    assert "cannot hold a value" in report.line
    with open_ledger(address) as ledger:
        assert_holds(ledger)
        assert len(arrived(ledger)) == 3
        assert ledger.reports(1) == (report,)


def test_a_line_that_does_not_fit_either_ends_the_round(ledger, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(text_of(0), "utf-8")

    def refused(run, deposits):
        message = "cannot hold a value"
        raise UnfitError(message)

    monkeypatch.setattr(ledger, "deposit", refused)
    with pytest.raises(UnfitError):
        MODULE.ingest(ledger, [str(tmp_path / "a.txt")])
