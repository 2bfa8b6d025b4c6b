"""What changed since a time is counted and named without being read."""

from chancery.store.since import count_since, ids_since
from tests.rooms.store.test_listed import keep, made


def test_what_changed_since_a_time_is_counted_and_named(ledger):
    keep(ledger, made("a:a"), made("a:b"), made("a:c"), made("a:d"))
    before = keep(ledger, made("a:b", said="second"), made("a:e"), gone=["a:c"])
    again = keep(ledger, made("a:b", said="first"), made("a:e", said="second"))
    with ledger.reading() as connection:
        assert count_since(connection, before) == {("actor", "gone"): 1, ("actor", "new"): 1}
        assert count_since(connection, again) == {("actor", "changed"): 2}
        assert ids_since(connection, before, "actor", "gone", after="", limit=9) == ["a:c"]
        assert ids_since(connection, again, "actor", "changed", after="", limit=1) == ["a:b"]
        assert ids_since(connection, again, "actor", "changed", after="a:b", limit=9) == ["a:e"]
        assert ids_since(connection, again, "wire", "changed", after="", limit=9) == []


def test_an_actor_that_is_not_public_changes_nowhere(ledger):
    start = keep(ledger, made("a:a", listed_from=None))
    before = keep(ledger, made("a:a", said="second", listed_from=None))
    then = keep(ledger, gone=["a:a"])
    with ledger.reading() as connection:
        assert [count_since(connection, at) for at in (start, before, then)] == [{}, {}, {}]
