"""What a ledger holds, whenever and in however many runs it came."""

from sqlalchemy import select

from chancery.checking.ledger import verify_ledger
from chancery.store import open_ledger, schema
from chancery.store.fingerprint import fingerprint

_SAID = {
    "captures": ("sha256", "media_type", "size", "content"),
    "arrivals": ("address", "version", "capture", "url", "path", "changes"),
    "visits": ("address", "etag", "last_modified", "marker", "failures"),
    "texts": ("sha256", "content"),
    "dispatches": ("id", "capture", "reader", "digest", "address", "title", "standing", "body"),
    "reviews": ("id", "record", "action"),
    "tombstones": ("kind", "record", "dispatch", "why", "because"),
}
_OF_DISPATCH = ("entities", "statements", "agreements", "obligations", "evidence", "events")
_LEFT_OUT = {"seq", "dispatch", "changed_at"}


def content_of(ledger):
    """Every row of a ledger without its number, times and run, sorted: ``{table: [row, …]}``."""
    with ledger.reading() as connection:
        found = {name: _rows(connection, _select(name)) for name in _SAID}
        for name in _OF_DISPATCH:
            found[name] = _rows(connection, _of_dispatch(schema.metadata.tables[name]))
        roles, events = schema.roles, schema.events
        said = [c for c in roles.c if c.name != "event"]
        asked = select(events.c.id, events.c.n, *said).join_from(roles, events)
        found["roles"] = _rows(connection, asked)
        for index in ("words", "names"):
            rows = connection.exec_driver_sql(f"SELECT count(*) FROM {index}")  # noqa: S608 - ours
            found[index] = rows.scalar()
    return found


def assert_alike(address, other):
    """Two ledgers hold the same; else the tables and the first rows that differ."""
    with open_ledger(address) as here, open_ledger(other) as there:
        found, wanted = content_of(here), content_of(there)
        alike = fingerprint(here) == fingerprint(there)
    told = {}
    for name, rows in found.items():
        if rows != wanted[name]:
            if isinstance(rows, int):
                told[name] = (rows, wanted[name])
                continue
            mine, yours = set(map(repr, rows)), set(map(repr, wanted[name]))
            told[name] = {
                "counts": (len(rows), len(wanted[name])),
                "only here": [one[:300] for one in sorted(mine - yours)[:2]],
                "only there": [one[:300] for one in sorted(yours - mine)[:2]],
            }
    assert told == {}
    assert alike


def assert_holds(ledger):
    """Everything in the ledger holds, to the letter."""
    assert verify_ledger(ledger).broken == []


def arrived(ledger):
    """The address of every arrival, as often as there is one."""
    with ledger.reading() as connection:
        return sorted(connection.scalars(select(schema.arrivals.c.address)))


def _select(name):
    table = schema.metadata.tables[name]
    return select(*(table.c[column] for column in _SAID[name]))


def _of_dispatch(table):
    said = [column for column in table.c if column.name not in _LEFT_OUT]
    return select(schema.dispatches.c.digest, *said).join_from(table, schema.dispatches)


def _rows(connection, asked):
    rows = [
        [bytes(v).hex() if isinstance(v, bytes | memoryview) else v for v in row]
        for row in connection.execute(asked)
    ]
    return sorted(rows, key=repr)
