"""``chancery serve`` as people run it: a process, a port, servers before it, exit codes."""

import os
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from chancery.store import open_ledger

SRC = Path(__file__).resolve().parents[2] / "src"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SRC)}
ENVIRONMENT.pop("CHANCERY_LEDGER", None)
PATIENCE = 60.0
MANY = 20
"""Wrong passwords after which an address is closed."""


def command(*arguments):
    return [sys.executable, "-m", "chancery.desk.cli", "serve", *arguments]


@pytest.fixture
def folder(tmp_path):
    with open_ledger(str(tmp_path / "chancery.db")) as ledger:
        ledger.start_run("ingest", "chancery/test")
    return tmp_path


@contextmanager
def serving(folder, *arguments):
    """A desk that is open, and its address."""
    process = subprocess.Popen(  # noqa: S603 - our own command
        command("--port", "0", *arguments),
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        found = re.search(r"http://[\d.]+:\d+", process.stderr.readline())
        assert found, process.stderr.read()
        yield process, found[0]
    finally:
        process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_desk_is_open_until_it_is_told_to_stop(folder, number):
    with serving(folder) as (process, base):
        with httpx.Client(base_url=base, transport=httpx.HTTPTransport(retries=5)) as client:
            assert client.get("/healthz").json() == {"status": "ok"}
            assert "Chancery" in client.get("/").text
        process.send_signal(number)
        assert process.wait(PATIENCE) == 0
        assert process.stderr.read() == ""


def test_a_port_that_is_taken_is_one_line_and_2(folder):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = subprocess.run(  # noqa: S603 - our own command
            command("--port", port), cwd=folder, env=ENVIRONMENT, capture_output=True, check=False,
            timeout=PATIENCE, text=True,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "give another --port" in done.stderr


@pytest.mark.parametrize(
    ("proxies", "status"),
    [('["127.0.0.0/8"]', 401), ('["192.0.2.1"]', 429), ("[]", 429)],
    ids=["a proxy that is trusted", "another one", "none"],
)
def test_only_a_proxy_that_is_trusted_says_who_asks(folder, proxies, status):
    (folder / "chancery.toml").write_text(f"[desk]\nproxies = {proxies}\n", encoding="utf-8")

    def sign_in(client, name, address):
        head = {"x-forwarded-for": address, "accept": "application/json"}
        said = {"name": name, "password": "wrong"}
        return client.post("/login", data=said, headers=head).status_code

    with serving(folder) as (_, base), httpx.Client(base_url=base, timeout=PATIENCE) as client:
        for n in range(MANY):
            assert sign_in(client, f"somebody {n}", "203.0.113.7") == 401
        assert sign_in(client, "somebody", "203.0.113.7") == 429
        assert sign_in(client, "somebody", "203.0.113.8") == status


def test_a_proxy_that_is_no_address_is_one_line_and_2(folder):
    (folder / "chancery.toml").write_text('[desk]\nproxies = ["nginx"]\n', encoding="utf-8")
    done = subprocess.run(  # noqa: S603 - our own command
        command("--port", "0"), cwd=folder, env=ENVIRONMENT, capture_output=True, check=False,
        timeout=PATIENCE, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "nginx is no address like 127.0.0.1 or 10.0.0.0/8" in done.stderr
