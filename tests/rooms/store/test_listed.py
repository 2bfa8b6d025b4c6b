"""Lists of gatherings are in order and go on by key; gatherings are looked up by their keys."""

import msgspec
import pytest
from sqlalchemy import select, update

from chancery.errors import QueryError
from chancery.store import schema
from chancery.store.gather import Gatherings, Made
from chancery.store.listed import Place, count_listed, count_standing, listed
from chancery.store.looking import having


def bodies(ledger):
    """Of all that was ever said."""
    with ledger.reading() as connection:
        return connection.scalars(select(schema.gatherings.c.body)).all()


def made(name, weight=1, day="", listed_from="", said="first", keys=()):
    record = {"id": name, "said": said}
    return Made(name, day, record, None, weight, listed_from, frozenset(keys))


def keep(ledger, *rows, gone=(), kind="actor", anew=False):
    """Keep some; the time just before."""
    before = ledger.time()
    with ledger.writing() as (connection, at):
        Gatherings(connection, kind, at, anew=anew).replace(gone, rows)
    return before


def shown(ledger, limit=100, kind="actor", **where):
    with ledger.reading() as connection:
        found = listed(connection, kind, dict, limit, **where)
    return [place.id for place, _ in found], found[-1][0] if found else None


def test_the_heaviest_come_first_then_the_latest_then_by_id(ledger):
    keep(ledger, made("a:c", 2), made("a:b", 2), made("a:d", 9), made("a:a", 2, "2026-03-12"))
    assert shown(ledger)[0] == ["a:d", "a:a", "a:b", "a:c"]


def test_a_page_goes_on_whatever_came_and_went_in_between(ledger):
    keep(ledger, *(made(f"a:{n}", 9 - n) for n in range(6)))
    first, place = shown(ledger, 3)
    keep(ledger, made("a:heavy", 50), made("a:light", 0), gone=["a:1", "a:2"])
    assert first == ["a:0", "a:1", "a:2"]
    assert shown(ledger, after=place)[0] == ["a:3", "a:4", "a:5", "a:light"]


def test_rows_of_one_weight_and_day_go_on_by_id(ledger):
    keep(ledger, *(made(f"a:{n}", 1, "2026-03-12") for n in range(7)))
    seen, place = [], None
    while (page := shown(ledger, 2, after=place))[0]:
        seen += page[0]
        place = page[1]
    assert seen == [f"a:{n}" for n in range(7)]


def test_a_list_shows_what_there_is_on_a_day(ledger):
    keep(
        ledger, made("a:always"), made("a:later", listed_from="2026-03-12"),
        made("a:never", listed_from=None),
    )  # fmt: skip
    assert shown(ledger)[0] == ["a:always", "a:later"]
    assert shown(ledger, on="2026-03-11")[0] == ["a:always"]
    with ledger.reading() as connection:
        assert count_listed(connection, "actor") == 2
        assert count_listed(connection, "actor", "2026-03-12") == 2
        assert count_listed(connection, "actor", "2026-03-11") == 1
        assert count_standing(connection, "actor") == 3


def test_a_place_is_read_as_it_was_written():
    place = Place(17, "2026-03-12", "states:KEN")
    assert Place.read(str(place)) == place
    assert Place.read(None) is None


@pytest.mark.parametrize(
    "word", ["", "7", "-1~~a", "1~~", "1~soon~a", "1~~a\n", "1~~a b", "²~~a", f"{10**9}~~a"]
)
def test_what_is_no_place_is_refused(word):
    with pytest.raises(QueryError, match="no place in this list"):
        Place.read(word)


def test_what_weighs_otherwise_and_says_the_same_is_no_new_row(ledger):
    keep(ledger, made("a:a", 1), made("a:b", 2))
    keep(ledger, made("a:a", 3), made("a:b", 2))
    assert shown(ledger)[0] == ["a:a", "a:b"]
    assert len(bodies(ledger)) == 2


def test_what_an_older_chancery_wrote_in_other_words_is_written_over(ledger):
    keep(ledger, made("a:a"))
    with ledger.engine.begin() as connection:
        older = b'{"said":{"said":"first","id":"a:a"}}'
        connection.execute(update(schema.gatherings).values(body=older))
    keep(ledger, made("a:a"))
    (body,) = bodies(ledger)
    assert msgspec.json.decode(body)["quiet"] is None


def test_gatherings_are_looked_up_by_their_keys_now(ledger):
    keep(ledger, made("a:a", keys=(1, 2, 3)), made("a:b", keys=(2, 3)), made("a:c", keys=(3,)))
    keep(ledger, made("a:a", said="second", keys=(2, 9)), gone=["a:b"])
    with ledger.reading() as connection:
        assert having(connection, "actor", {2, 3, 9}, 1) == ["a:a", "a:c"]
        assert having(connection, "actor", {2, 3, 9}, 2) == ["a:a"]
        assert having(connection, "actor", {1}, 1) == []
        assert having(connection, "interaction", {3}, 1) == []


def test_keys_that_were_cleared_are_laid_also_of_what_is_as_it_was(ledger):
    keep(ledger, made("a:a", keys=(1,)))
    with ledger.engine.begin() as connection:
        connection.execute(schema.piece_keys.delete())
    keep(ledger, made("a:a", keys=(1,)), anew=True)
    with ledger.reading() as connection:
        assert having(connection, "actor", {1}, 1) == ["a:a"]
