"""``chancery watch`` as people run it: a process, a server, signals, exit codes and a log."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.rounds.news import page, rss
from tests.servers import page as answering
from tests.servers import serving, silent, status, tagged

SRC = Path(__file__).resolve().parents[2] / "src"
PATIENCE = 60.0
"""Seconds after which a test is given up; none waits so long when all is well."""


def write_settings(folder, server, *publishers, **web):
    """A chancery.toml: publishers are ``(name, path of the feed)``."""
    wanted = {"delay": 0, "tries": 1, "robots": False, "allow": [server.place]} | web
    lines = ["[web]", *(f"{name} = {json.dumps(value)}" for name, value in wanted.items())]
    for name, path in publishers:
        lines += ["[[publisher]]", f"name = {json.dumps(name)}", 'every = "1s"']
        lines.append(f'feeds = ["{server.base}{path}"]')
    (folder / "chancery.toml").write_text("\n".join(lines), encoding="utf-8")


def command(*arguments):
    return [sys.executable, "-m", "chancery.desk.cli", "watch", *arguments]


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SRC)}
ENVIRONMENT.pop("CHANCERY_LEDGER", None)


def run(folder, *arguments):
    """Run a watch to its end."""
    return subprocess.run(  # noqa: S603 - our own command
        command(*arguments),
        cwd=folder, env=ENVIRONMENT, capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


class Watching:
    """A watch that runs, and what it has logged so far."""

    def __init__(self, process):
        self.process = process
        self.lines = []
        self._came = threading.Condition()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self):
        for line in self.process.stdout:
            with self._came:
                self.lines.append(json.loads(line))
                self._came.notify()

    def logged(self, event):
        return [line for line in self.lines if line["event"] == event]

    def until(self, event, count=1):
        """Wait until something was logged so often; the last of them."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.logged(event)) >= count, PATIENCE), (
                self.lines
            )
        return self.logged(event)[count - 1]

    def stop(self, number=signal.SIGTERM):
        """Ask it to stop; its exit code."""
        self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._reader.join()
        return code


@contextmanager
def watching(folder, *arguments):
    process = subprocess.Popen(  # noqa: S603 - our own command
        command(*arguments),
        cwd=folder, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    watch = Watching(process)
    try:
        yield watch
    finally:
        process.kill()
        process.wait()
        watch._reader.join()
        process.stdout.close()
        process.stderr.close()


def addresses(folder):
    with sqlite3.connect(folder / "chancery.db") as database:
        found = database.execute("SELECT address FROM dispatches ORDER BY address").fetchall()
    database.close()
    return [address for (address,) in found]


def events(done):
    return [json.loads(line)["event"] for line in done.stdout.splitlines()]


@pytest.fixture
def server():
    with serving() as served:
        served.routes |= {f"/{n}": answering(page(f"Titre {n}")) for n in range(3)}
        served.routes["/rss"] = answering(rss(*(f"{served.base}/{n}" for n in range(3))))
        yield served


def test_a_watch_keeps_what_it_logs_and_ends_well_when_asked_to(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path) as watch:
        watch.until("waiting")
        assert watch.stop() == 0
        assert watch.process.stderr.read() == b""
    assert watch.lines[0]["event"] == "started"
    assert watch.lines[-1] == {**watch.lines[-1], "event": "stopped", "counts": {"new": 3}}
    assert all(line["at"].endswith("Z") for line in watch.lines)
    assert sorted(line["address"] for line in watch.logged("new")) == addresses(tmp_path)


def test_ctrl_c_is_a_way_to_stop_too(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path) as watch:
        watch.until("waiting")
        assert watch.stop(signal.SIGINT) == 0
    assert watch.lines[-1]["event"] == "stopped"


@pytest.mark.parametrize(
    ("slow", "options"),
    [
        (silent, {}),
        (status(503, retry_after="119"), {"tries": 2}),
        (answering(page("Lent")), {"delay": 3000}),
    ],
    ids=["a slow page", "Retry-After", "a delay"],
)
def test_a_watch_stops_while_it_waits_for_the_web(slow, options, tmp_path, server):
    server.routes["/1"] = slow
    write_settings(tmp_path, server, ("Le Phare", "/rss"), **options)
    if "delay" in options:
        server.routes["/rss"] = answering(rss(f"{server.base}/1"))
    with watching(tmp_path) as watch:
        waited_for = "/rss" if "delay" in options else "/1"
        while waited_for not in server.paths:
            time.sleep(0.01)
        assert watch.stop() == 0
    kept = [address.removeprefix(server.base) for address in addresses(tmp_path)]
    assert kept == ([] if "delay" in options else ["/0"])


def test_a_watch_that_was_killed_goes_on_where_it_was(tmp_path, server):
    server.routes["/rss"] = tagged(rss(f"{server.base}/0", f"{server.base}/1"), '"a"')
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path) as watch:
        watch.until("waiting")
    server.log.clear()
    with watching(tmp_path) as watch:
        watch.until("round")
        assert watch.stop() == 0
    assert set(server.paths) == {"/rss"}
    assert server.log[0].headers["if-none-match"] == '"a"'
    assert len(addresses(tmp_path)) == 2


def test_a_server_that_was_down_is_logged_and_read_when_it_is_back(tmp_path, server):
    feed, server.routes["/rss"] = server.routes["/rss"], status(503)
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path) as watch:
        failed = watch.until("failed")
        server.routes["/rss"] = feed
        watch.until("new", 3)
        assert watch.stop() == 0
    assert failed["publisher"] == "Le Phare"
    assert failed["kind"] == "FetchError"
    assert "503" in failed["line"]


def test_settings_that_changed_are_read_when_asked_to(tmp_path, server):
    server.routes["/other"] = answering(rss(f"{server.base}/x"))
    server.routes["/x"] = answering(page("Autre titre"))
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path) as watch:
        watch.until("waiting")
        write_settings(tmp_path, server, ("Le Phare", "/rss"), ("La Vigie", "/other"))
        watch.process.send_signal(signal.SIGHUP)
        assert watch.until("new", 4)["publisher"] == "La Vigie"
        (tmp_path / "chancery.toml").write_text("nonsense", encoding="utf-8")
        watch.process.send_signal(signal.SIGHUP)
        assert "chancery.toml" in watch.until("reloaded", 2)["line"]
        assert watch.until("started", 3)["publishers"] == 2
        assert watch.stop() == 0


def test_nobody_who_reads_the_log_ends_a_watch_quietly(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    process = subprocess.Popen(  # noqa: S603 - our own command
        command(), cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    process.stdout.readline()
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == 141


def test_a_round_that_took_something_in_is_followed_across_dispatches(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    done = run(tmp_path, "--once")
    assert events(done)[-3:] == ["round", "across", "stopped"]
    across = json.loads(done.stdout.splitlines()[-2])
    assert across["changed"]["wire"] > 0
    assert "line" not in across
    assert "across" not in events(run(tmp_path, "--once"))


def test_a_watch_can_leave_it_to_another_time(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    done = run(tmp_path, "--once", "--no-resolve")
    assert "across" not in events(done)


def test_one_round_without_a_failure_is_0_also_when_there_is_nothing_new(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    for news in ({"new": 3}, {"known": 3}):
        done = run(tmp_path, "--once")
        assert (done.returncode, done.stderr) == (0, b"")
        last = json.loads(done.stdout.splitlines()[-1])
        assert (last["event"], last["counts"]) == ("stopped", news)


def test_one_round_in_which_something_failed_is_1(tmp_path, server):
    server.routes["/1"] = status(404)
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    done = run(tmp_path, "--once")
    assert done.returncode == 1
    assert events(done).count("failed") == 1
    assert len(addresses(tmp_path)) == 2


def test_one_round_that_reached_nobody_is_2(tmp_path, server):
    server.routes["/rss"] = status(404)
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    done = run(tmp_path, "--once")
    assert done.returncode == 2
    assert events(done) == ["started", "failed", "round", "stopped"]


def test_two_watches_on_one_ledger_do_each_other_no_harm(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    with watching(tmp_path, "--once") as one, watching(tmp_path, "--once") as other:
        codes = [watch.process.wait(PATIENCE) for watch in (one, other)]
    assert codes == [0, 0]
    assert len(addresses(tmp_path)) == 3
    assert len(one.logged("new")) + len(other.logged("new")) == 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no [[publisher]] to watch"),
        ("[watch]\nevrey = '1m'\n", "no such field `evrey`"),
        (
            "ledger = 'nowhere/a.db'\n[[publisher]]\nname='A'\npages=['https://a.example/']",
            "folder",
        ),
    ],
)
def test_what_cannot_be_watched_is_one_line_and_2(text, said, tmp_path):
    (tmp_path / "chancery.toml").write_text(text, encoding="utf-8")
    done = run(tmp_path)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_ledger_that_is_none_is_told_in_the_log_and_on_standard_error(tmp_path, server):
    write_settings(tmp_path, server, ("Le Phare", "/rss"))
    (tmp_path / "chancery.db").write_bytes(b"no database" * 1000)
    done = run(tmp_path)
    assert done.returncode == 2
    (line,) = done.stdout.splitlines()
    assert json.loads(line)["event"] == "stopped"
    assert json.loads(line)["line"] in done.stderr.decode()
