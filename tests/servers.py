"""A real HTTP server on loopback, well-behaved or not, for whoever tests what comes from the web.

::

    with serving({"/a.html": page(b"<p>Bonjour</p>"), "/b": moved("/a.html")}) as server:
        client.fetch(server.base + "/b")
        assert server.paths == ["/robots.txt", "/b", "/a.html"]

A route is a function of the handler, or a list of such: one for each request, the last for all
that follow. What is not routed is 404. ``server.routes`` may be changed while it runs.
"""

import gzip
import socket
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Asked:
    """One request as it arrived; header names in lower case."""

    path: str
    headers: dict


@dataclass
class Served:
    """A running server: where it is, what it answers, what it was asked."""

    port: int
    routes: dict
    log: list = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    @property
    def place(self):
        return f"127.0.0.1:{self.port}"

    @property
    def base(self):
        return f"http://{self.place}"

    @property
    def paths(self):
        return [asked.path for asked in self.log]

    def route(self, path):
        """The next answer for a path."""
        route = self.routes.get(path, status(404))
        if not isinstance(route, list):
            return route
        return route.pop(0) if len(route) > 1 else route[0]


@contextmanager
def serving(routes=None, *, tls=None):
    """Serve these routes until the block ends; ``tls`` is a server's ``ssl.SSLContext``."""
    server = _Server(("127.0.0.1", 0), _Handler)
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    server.served = Served(server.server_address[1], dict(routes or {}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.served
    finally:
        server.served.stopped.set()
        server.shutdown()
        thread.join()
        server.hang_up()
        server.server_close()


def page(body=b"", *, status=200, **headers):
    """A whole answer; header names are written with underscores: ``content_type="text/html"``."""

    def answer(handler):
        fields = {"content_length": len(body)} | headers
        handler.head(status, fields)
        handler.wfile.write(body)

    return answer


def status(code, **headers):
    """An answer without anything to read."""
    return page(b"", status=code, **headers)


def moved(location, code=302):
    """A redirect to a place, whatever it is."""
    return page(b"elsewhere", status=code, location=location)


def tagged(body, etag):
    """A page with an ETag, and 304 for who knows it already."""

    def answer(handler):
        known = handler.headers.get("If-None-Match") == etag
        (status(304, etag=etag) if known else page(body, etag=etag))(handler)

    return answer


def zipped(body, **headers):
    """A page packed with gzip for the way."""
    return page(gzip.compress(body), content_encoding="gzip", **headers)


def dropped(sent=b"<p>the first half", promised=1_000):
    """The connection breaks in the middle of the body."""

    def answer(handler):
        handler.head(200, {"content_length": promised})
        handler.wfile.write(sent)
        handler.break_off()

    return answer


def dropped_chunk(sent=b"<p>the first half"):
    """The connection breaks between two chunks."""

    def answer(handler):
        handler.head(200, {"transfer_encoding": "chunked"})
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(sent), sent))
        handler.break_off()

    return answer


def endless(piece=b"x" * 65_536, pause=0.0):
    """A body that never ends; with a pause, one that drips."""

    def answer(handler):
        handler.head(200, {"transfer_encoding": "chunked"})
        while not handler.served.stopped.wait(pause):
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))

    return answer


def flooded(lines=100_000):
    """Headers without end, or nearly."""

    def answer(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(lines):
            handler.wfile.write(b"X-Flood-%d: %s\r\n" % (number, b"x" * 64))
        handler.wfile.write(b"\r\n")

    return answer


def raw(sent):
    """Exactly these bytes, and then nothing more."""

    def answer(handler):
        handler.wfile.write(sent)
        handler.break_off()

    return answer


def silent(handler):
    """No answer at all, until the server stops."""
    handler.served.stopped.wait()
    handler.break_off()


class _Server(ThreadingHTTPServer):
    """Knows its open connections, so that it can end them all: no thread outlives a test."""

    daemon_threads = False
    block_on_close = True

    def __init__(self, *args):
        self._open = set()
        super().__init__(*args)

    def process_request(self, request, client_address):
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        self._open.discard(request)
        super().shutdown_request(request)

    def hang_up(self):
        for request in list(self._open):
            with suppress(OSError):
                request.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request, client_address):
        """A client that hangs up is what many tests are about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    @property
    def served(self):
        return self.server.served

    def do_GET(self):
        named = {name.lower(): value for name, value in self.headers.items()}
        self.served.log.append(Asked(self.path, named))
        self.served.route(self.path)(self)

    def head(self, status, fields):
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-").title(), str(value))
        self.end_headers()

    def break_off(self):
        self.close_connection = True

    def log_message(self, *args):
        """The log is in ``served``."""
