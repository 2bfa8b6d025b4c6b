"""A PostgreSQL of the tests' own: in a temporary folder, on a free port, gone at the end.

``CHANCERY_TEST_POSTGRES`` names one that runs already (a database that may be emptied).
"""

import os
import shutil
import socket
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))


def missing():
    """Why there is none, or nothing."""
    if os.environ.get("CHANCERY_TEST_POSTGRES"):
        return None
    if not BINARIES and not shutil.which("initdb"):
        return "no PostgreSQL on this machine (Debian: apt-get install postgresql)"
    if os.getuid() == 0 and not shutil.which("runuser"):
        return "PostgreSQL does not run as root, and there is no runuser"
    return None


@contextmanager
def server():
    """The address of a running server, for databases named ``{}``."""
    given = os.environ.get("CHANCERY_TEST_POSTGRES")
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pg-") as folder:
        owner = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if owner:
            shutil.chown(folder, "postgres")
        data, port = f"{folder}/data", _free_port()
        settings = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 "
        settings += "-c shared_buffers=32MB -c fsync=off"
        _run(
            owner, "initdb", "-D", data, "-U", "chancery", "-A", "trust", "-E", "UTF8", "--locale=C"
        )
        _run(owner, "pg_ctl", "-D", data, "-o", settings, "-w", "-l", f"{folder}/log", "start")
        try:
            yield f"postgresql://chancery@127.0.0.1:{port}/postgres"
        finally:
            _run(owner, "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def _run(owner, program, *arguments):
    path = str(BINARIES[-1] / program) if BINARIES else program
    subprocess.run(  # noqa: S603 - programs of the machine's own PostgreSQL
        [*owner, path, *arguments], check=True, capture_output=True, cwd="/"
    )


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
