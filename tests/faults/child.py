"""A warm process: the parsers are loaded once, and each job is done by a fork that may be killed.

It reads one list of jobs a line from standard input and writes one event a line; the parent's side
is ``tests.faults.warm``. Databases and sockets are only opened in the forks. A fork that is done
stays a zombie until the next line, so that its number is nobody else's meanwhile.
"""

import json
import os
import signal
import sys

from sqlalchemy import event

from chancery.pipeline import read_bytes
from chancery.rounds import batches, ingest
from chancery.rounds.fetching import web_of
from chancery.settings import Settings, Web
from chancery.store import open_ledger
from tests.faults.dispatches import text_of

LONGEST = 120
"""Seconds after which a fork that hangs ends."""


def main():
    for n in (0, 4):
        read_bytes(text_of(n).encode(), path="warm.txt")
    say(ready=os.getpid())
    for line in sys.stdin:
        forks = [fork(who, job) for who, job in enumerate(json.loads(line))]
        for who, number in enumerate(forks):
            os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
            say(ended=who)
        sys.stdin.readline()
        for who, number in enumerate(forks):
            say(code=os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]), who=who)


def fork(who, job):
    number = os.fork()
    if number:
        return number
    code = 1
    try:
        signal.alarm(LONGEST)
        say(pid=os.getpid(), who=who)
        work(who, job)
        code = 0
    except BaseException as error:  # noqa: BLE001 - told to the parent
        say(error=f"{type(error).__name__}: {error}"[:1000], who=who)
    finally:
        os._exit(code)


def work(who, job):
    batches.BATCH = job.get("batch", 3)
    settings = Settings(web=Web(allow=tuple(job.get("allow", ())), delay=0, robots=False))
    with open_ledger(job["ledger"], busy=60) as ledger, web_of(settings, ledger) as web:
        watch(ledger.engine, who, job.get("die_at"))
        report = ingest(
            ledger,
            job["sources"],
            web=web,
            told=lambda offer, fate: say(kept=offer.address, fate=fate, who=who),
        )
    say(counts=report.counts, lines=[one.line for one in report.reports][:5], who=who)


def watch(engine, who, die_at):
    """Tell of each transaction that writes; die in the midst of one, at its nth statement."""
    seen = [0]

    @event.listens_for(engine, "begin")
    def _begun(connection):
        if connection.get_execution_options().get("writes"):
            say(begun=True, who=who)

    @event.listens_for(engine, "before_cursor_execute")
    def _asked(connection, *_):
        if connection.get_execution_options().get("writes"):
            seen[0] += 1
            if seen[0] == die_at:
                os.kill(os.getpid(), signal.SIGKILL)


def say(**said):
    """One line, in one piece."""
    os.write(1, (json.dumps(said) + "\n").encode())


if __name__ == "__main__":
    main()
