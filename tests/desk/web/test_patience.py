"""Requests without end, and those who never finish one, on a real connection."""

import asyncio
import socket
import threading
import time

import pytest
import uvicorn

patience = pytest.importorskip("chancery.desk.web.patience")


async def app(scope, receive, send):
    assert scope["type"] == "http"
    if scope["path"] == "/slow":
        await asyncio.sleep(0.8)
    while (await receive()).get("more_body"):
        pass
    head = [(b"content-length", b"2")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": b"ok"})


@pytest.fixture
def heard(monkeypatch):
    monkeypatch.setattr(patience, "PATIENCE", 0.3)
    bound = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app, http=patience.Patient, lifespan="off", log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    yield bound.getsockname()
    server.should_exit = True
    thread.join()
    bound.close()


def said(heard, *parts):
    """What is answered to what is sent, until the other side hangs up; and how long that took."""
    began, found = time.monotonic(), b""
    with socket.create_connection(heard, timeout=5) as line:
        try:
            for part in parts:
                line.sendall(part)
            while more := line.recv(4096):
                found += more
        except (ConnectionResetError, BrokenPipeError):
            pass
    return found, time.monotonic() - began


HEAD = b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"


def test_a_request_is_answered_however_long_that_takes(heard):
    assert said(heard, b"GET /" + HEAD + b"\r\n")[0].endswith(b"ok")
    assert said(heard, b"GET /slow" + HEAD + b"\r\n")[0].endswith(b"ok")
    body = b"POST /" + HEAD + b"Content-Length: 65536\r\n\r\n"
    assert said(heard, body, b"x" * 65536)[0].endswith(b"ok")


@pytest.mark.parametrize(
    ("begin", "part"),
    [(b"GET /?x=", b"a" * 65536), (b"GET /" + HEAD + b"X: ", b"a" * 65536),
     (b"GET /" + HEAD, b"X: a\r\n" * 9000),
     (b"POST /" + HEAD + b"Content-Length: 99999999\r\n\r\n", b"a" * 65536)],
)  # fmt: skip
def test_a_request_without_end_is_cut_off(heard, begin, part):
    found, _ = said(heard, begin, *[part] * 200)
    assert b"200 OK" not in found


@pytest.mark.parametrize(
    "begin", [b"", b"GET /", b"GET /" + HEAD, b"POST /" + HEAD + b"Content-Length: 9\r\n\r\na"]
)
def test_whoever_never_finishes_is_not_waited_for(heard, begin):
    found, took = said(heard, begin)
    assert found == b""
    assert 0.2 < took < 3


def test_one_connection_may_ask_again_and_again(heard):
    with socket.create_connection(heard, timeout=5) as line:
        for _ in range(40):
            line.sendall(b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\nHost: x\r\n\r\n")
            assert b"200 OK" in line.recv(4096)
