"""A ledger that may only be read: its file is 444, its folder 555, and nobody here is root."""

import os
from contextlib import contextmanager

NOBODY = 65_534


@contextmanager
def sealed(path):
    """Seal a file and its folder; give up the rights of root meanwhile, which no mode binds."""
    folder, modes = path.parent, (path.parent.stat().st_mode, path.stat().st_mode)
    above = {one: one.stat().st_mode for one in _above(folder)}
    for one, mode in above.items():
        one.chmod(mode | 0o755)
    path.chmod(0o444)
    folder.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(was)
        folder.chmod(modes[0])
        path.chmod(modes[1])
        for one, mode in above.items():
            one.chmod(mode)


def _above(folder):
    """The folders above that were made for tests: others may pass through the rest."""
    return [
        one for one in folder.parents if one.stat().st_uid == os.getuid() and len(one.parts) > 2
    ]
