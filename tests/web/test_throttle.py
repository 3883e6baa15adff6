"""So many requests of one client a second, and not one more; whose word on the client is taken."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

import tumen
from tumen.web import throttle
from tumen.web.app import create_app
from tumen.web.cache import Rendered
from tumen.web.pages import Pages
from tumen.web.throttle import Throttle, client_of


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def site(rate: float, clock: Clock) -> Throttle:
    plain = Starlette(routes=[Route("/{rest:path}", lambda request: PlainTextResponse("well"))])
    return Throttle(plain, rate, clock)


def test_a_reserve_is_spent_and_fills_again() -> None:
    clock = Clock()
    client = TestClient(site(0.5, clock))  # one in two seconds, five saved up
    seen = [client.get("/en") for _ in range(6)]
    assert [answer.status_code for answer in seen] == [200] * 5 + [429]
    assert seen[0].headers["ratelimit-policy"] == '"client";q=5;w=10'
    assert seen[0].headers["ratelimit"] == '"client";r=4;t=2'
    refused = seen[-1]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["status"] == 429
    assert refused.headers["retry-after"] == "2"
    assert refused.headers["ratelimit"] == '"client";r=0;t=10'
    clock.now = 1.9
    assert client.get("/en").status_code == 429
    clock.now = 2.0
    assert client.get("/en").status_code == 200
    assert client.get("/en").status_code == 429
    clock.now = 1000.0
    assert [client.get("/en").status_code for _ in range(6)] == [200] * 5 + [429]


def test_one_client_does_not_use_up_anothers() -> None:
    app = site(0.1, Clock())
    assert [TestClient(app, client=("192.0.2.1", n)).get("/").status_code for n in (1, 2)] == [
        200,
        429,
    ]
    assert TestClient(app, client=("192.0.2.2", 1)).get("/").status_code == 200


def test_style_scripts_and_health_are_free() -> None:
    client = TestClient(site(0.1, Clock()))
    for path in ("/static/site.css", "/healthz") * 5:
        assert client.get(path).status_code == 200
    assert client.get("/en").status_code == 200
    assert client.get("/en").status_code == 429


def test_clients_are_forgotten_before_they_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttle, "MOST_CLIENTS", 3)
    app = site(1, Clock())
    for n in range(10):
        TestClient(app, client=(f"192.0.2.{n}", 1)).get("/")
    assert len(app._buckets) == 3


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("testclient", "testclient"),
    ],
)
def test_whom_a_request_is_counted_to(host: str, counted: str) -> None:
    assert client_of({"client": (host, 1)}) == counted
    assert client_of({"client": None}) == ""


def test_no_limit_unless_one_is_set(world: tumen.World) -> None:
    with TestClient(create_app(world)) as client:
        answer = client.get("/api/v1/questions")
        assert "ratelimit" not in answer.headers
    with TestClient(create_app(world, rate=0.1)) as client:
        assert client.get("/api/v1/questions").status_code == 200
        refused = client.get("/en")
        assert refused.status_code == 429
        assert refused.headers["x-content-type-options"] == "nosniff"
        assert refused.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_what_takes_too_long_is_a_problem_and_others_go_on(
    world: tumen.World, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    go = threading.Event()
    plain = Pages.search

    def slow(pages: Pages, lang: tumen.core.values.Lang, query: dict[str, str]) -> Rendered:
        if query.get("q") == "slow":
            assert go.wait(20)
        return plain(pages, lang, query)

    monkeypatch.setattr(Pages, "search", slow)
    with TestClient(create_app(world, patience=0.3)) as client:
        assert client.get(f"/{lang}/sources").status_code == 200
        given_up = client.get(f"/{lang}/search?q=slow")
        assert given_up.status_code == 503
        assert given_up.headers["retry-after"]
        assert given_up.headers["cache-control"] == "no-store"
        assert {"en": "too long", "ja": "時間がかかりすぎ"}[lang] in given_up.text
        assert client.get(f"/{lang}/sources").status_code == 200  # kept: the engine is still busy
        refused = client.get("/api/v1/search?q=Rajin")
        assert refused.status_code == 503
        assert refused.headers["content-type"] == "application/problem+json"
        assert client.post(f"/{lang}/audit", data={"text": "Russia."}).status_code == 503
        go.set()
        for _ in range(50):
            if client.get("/api/v1/search?q=Rajin").status_code == 200:
                break
            time.sleep(0.1)
        assert client.get("/api/v1/search?q=Rajin").status_code == 200


@contextmanager
def served(*options: str) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable,
        "-c",
        "from tumen.cli import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    process = subprocess.Popen([*command, *options], stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                ask(port, "/healthz")
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(20)


def ask(port: int, path: str, **headers: str) -> int:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", path, headers=headers)
    status = line.getresponse().status
    line.close()
    return status


def test_a_clients_own_word_on_its_address_is_not_taken() -> None:
    claimed = {"X-Forwarded-For": "198.51.100.7"}
    with served("--rate", "6/min") as port:
        assert ask(port, "/robots.txt") == 200
        assert ask(port, "/") == 302
        assert ask(port, "/", **claimed) == 429
    with served("--rate", "6/min", "--forwarded-by", "127.0.0.1") as port:
        assert ask(port, "/") == 302
        assert ask(port, "/", **claimed) == 302  # the proxy says that it is another
        assert ask(port, "/", **claimed) == 429
        made_up = {"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}  # a client may write on the left
        assert ask(port, "/", **made_up) == 429


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rate", "many"], "such as 5/s"),
        (["--rate", "0/s"], "above 0"),
        (["--rate", "5/h"], "/min"),
        (["--rate", "nan"], "above 0"),
        (["--forwarded-by", "*"], "10.0.0.0/8"),
        (["--forwarded-by", "10.0.0.1/8"], "10.0.0.0/8"),
        (["--time-limit", "-1"], "time-limit"),
    ],
)
def test_a_slip_in_the_options_is_said(options: list[str], said: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from tumen.cli import main; main()", "serve", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False,
                          env={**os.environ, "TUMEN_HOME": str(tmp_path)})  # fmt: skip
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
