"""What a database says when it fails, as one line of ours."""

import errno
import tempfile

import pytest

from chancery.errors import LedgerError, LedgerFullError
from chancery.store import troubles
from chancery.store.troubles import has_room, ours


def test_a_disk_with_room_has_room_and_nothing_is_left_on_it(tmp_path):
    assert has_room(tmp_path / "chancery.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "room"), [(errno.ENOSPC, False), (errno.EDQUOT, False), (errno.EACCES, True)]
)
def test_a_full_disk_and_a_full_quota_have_none(number, room, tmp_path, monkeypatch):
    def refused(**_):
        raise OSError(number, "refused")

    monkeypatch.setattr(tempfile, "TemporaryFile", refused)
    assert has_room(tmp_path / "chancery.db") is room


@pytest.mark.parametrize(("room", "kind"), [(False, LedgerFullError), (True, LedgerError)])
def test_an_error_of_the_disk_is_told_as_full_only_where_there_is_no_room(
    room, kind, tmp_path, monkeypatch
):
    monkeypatch.setattr(troubles, "has_room", lambda _: room)
    told = ours(str(tmp_path / "chancery.db"), ValueError("disk I/O error"))
    assert type(told) is kind
    assert "restore" not in str(told)
