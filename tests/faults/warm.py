"""The parent's side of ``tests.faults.child``: jobs that are done, or killed in the midst."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Done:
    """What became of a job: what it told of before it ended, and how it ended."""

    pid: int = 0
    code: int | None = None
    kept: list = field(default_factory=list)
    fates: list = field(default_factory=list)
    counts: dict | None = None
    lines: list = field(default_factory=list)
    error: str | None = None
    within: bool = False
    """Whether it ended in a transaction that writes."""

    @property
    def killed(self):
        return self.code == -signal.SIGKILL

    def hear(self, event):
        if "pid" in event:
            self.pid = event["pid"]
        elif "begun" in event:
            self.within = True
        elif "kept" in event:
            self.kept.append(event["kept"])
            self.fates.append(event["fate"])
            self.within = False
        elif "counts" in event:
            self.counts, self.lines = event["counts"], event["lines"]
        elif "error" in event:
            self.error = event["error"]


class Warm:
    """A warm process that does jobs in forks of its own."""

    def __init__(self, process):
        self._process = process

    def do(self, *jobs, kill_after=None, pause=0.0):
        """Do jobs side by side; what became of each.

        With ``kill_after`` the first is killed ``pause`` seconds after it told of so many inputs.
        """
        done = [Done() for _ in jobs]
        self._say(json.dumps(jobs))
        left = len(jobs)
        while left:
            event = self._hear()
            left -= "ended" in event
            if "who" in event:
                done[event["who"]].hear(event)
            if kill_after is not None and done[0].pid and len(done[0].kept) >= kill_after:
                time.sleep(pause)
                os.kill(done[0].pid, signal.SIGKILL)
                kill_after = None
        self._say("")
        for _ in jobs:
            event = self._hear()
            done[event["who"]].code = event["code"]
        return done

    def _say(self, line):
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()

    def _hear(self):
        line = self._process.stdout.readline()
        assert line, "the warm process ended"
        return json.loads(line)

    def wait_until_ready(self):
        assert "ready" in self._hear()


@contextmanager
def warm_process(root):
    """A warm process, until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.child"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            warm = Warm(process)
            warm.wait_until_ready()
            yield warm
        finally:
            process.kill()
