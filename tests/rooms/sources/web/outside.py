"""A world outside for tests: names by table, dials recorded and led to loopback, its own time."""

from datetime import UTC, datetime, timedelta

import httpcore

from chancery.sources.web import Outside, WebClient

PUBLIC = "93.184.216.34"
START = datetime(2025, 5, 14, 10, 30, tzinfo=UTC)


class World:
    """``names`` gives the addresses of a name: a list, or a list of lists for one after the other.

    Every dial is recorded. It is led to ``port`` on loopback, and where there is none it fails: no
    test reaches another machine.
    """

    def __init__(self, names=None, port=None):
        self.names = names or {}
        self.port = port
        self.asked, self.dialled, self.slept = [], [], []
        self.time = 1_000.0

    def resolve(self, host, _port):
        self.asked.append(host)
        if host not in self.names:
            message = f"the name {host} is not known"
            raise httpcore.ConnectError(message)
        found = self.names[host]
        return found.pop(0) if isinstance(found[0], list) else found

    def connect_tcp(self, host, port, *rest):
        self.dialled.append((host, port))
        if self.port is None and host != "127.0.0.1":
            message = "nobody there"
            raise httpcore.ConnectError(message)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", self.port or port, *rest)

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds

    def clock(self):
        return self.time

    def tick(self):
        """A clock for which every look, hence every step on the wire, takes five seconds."""
        self.time += 5.0
        return self.time

    def now(self):
        return START + timedelta(seconds=self.time - 1_000.0)

    def client(self, **options):
        outside = Outside(
            resolve=self.resolve,
            dial=self,
            sleep=self.sleep,
            clock=options.pop("clock", self.clock),
            now=self.now,
            chance=lambda: 0.5,
            tls=options.pop("tls", None),
        )
        return WebClient(outside=outside, **options)


def fetched(server, path="/", *, world=None, **options):
    """What one fetch from a loopback server that is allowed gives, without robots.txt."""
    options = {"robots": False, "allow": [server.place]} | options
    with (world or World()).client(**options) as client:
        return client.fetch(server.base + path)
