"""A second reader adds words, never facts or verdicts."""

import json
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import ClassVar

import pytest

from tumen.api import World
from tumen.audit import Reader, Restated
from tumen.audit.endpoint import Endpoint
from tumen.core.errors import UsageError
from tumen.core.values import Lang

TEXT = "So narrow is the frontage between the two that some 17 km, no more, would walk its length."
PLAIN = "Russia and North Korea share a border of about 17 km."


class Said:
    """A reader that says what it was given."""

    name = "said"

    def __init__(self, *restated: Restated) -> None:
        self.restated = list(restated)

    def restate(self, sentences: Sequence[str], lang: Lang) -> list[Restated]:
        return self.restated


def verdicts(world: World, reader: Reader | None) -> list[tuple[str, str]]:
    page = world.audit(
        TEXT, about=["RUS", "PRK"], written="2024-02-15", as_of="2026-11-01", reader=reader
    )
    (sentence,) = page.document.sentences
    return [(a.verdict, a.read_by) for a in sentence.assertions]


def test_plainer_words_are_judged_by_the_same_evidence(world: World) -> None:
    assert verdicts(world, None) == [("not_covered", "")]
    assert verdicts(world, Said(Restated(1, PLAIN))) == [("supported", "said")]


@pytest.mark.parametrize(
    "invented",
    [
        "Russia and North Korea share a border of about 18 km.",
        "Russia and China share a border of about 17 km.",
        "In 1985 Russia and North Korea agreed on a border of about 17 km.",
        "",
        "x" * 5000,
    ],
)
def test_what_adds_to_the_text_is_left_out(world: World, invented: str) -> None:
    assert verdicts(world, Said(Restated(1, invented))) == [("not_covered", "")]
    assert verdicts(world, Said(Restated(7, PLAIN), Restated(-1, PLAIN))) == [("not_covered", "")]


class _Handler(BaseHTTPRequestHandler):
    content = ""
    asked: ClassVar[dict[str, object]] = {}

    def do_POST(self) -> None:
        type(self).asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps({"choices": [{"message": {"content": self.content}}]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


def test_an_endpoint_is_asked_once_and_its_answer_checked(address: str) -> None:
    _Handler.content = json.dumps({"restated": [{"sentence": 1, "text": PLAIN}]})
    reader = Endpoint(address, "small")
    assert reader.restate([TEXT], "en") == [Restated(1, PLAIN)]
    assert _Handler.asked["model"] == "small"
    for broken in ("no json", '{"restated": [{"sentence": "one"}]}', '{"verdict": "supported"}'):
        _Handler.content = broken
        with pytest.raises(UsageError, match="did not answer in the form"):
            reader.restate([TEXT], "en")


def test_an_endpoint_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match="does not answer"):
        Endpoint("http://127.0.0.1:9/v1", "none", timeout_s=2).restate([TEXT], "en")
    with pytest.raises(UsageError, match="http"):
        Endpoint("file:///etc/passwd", "none")
