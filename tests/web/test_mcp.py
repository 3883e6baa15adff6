"""The calls for assistants: every answer bears its evidence, nothing odd breaks the line."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

import tumen
from tumen.web.mcp import Server, serve

PAIR = {"a": "RUS", "b": "PRK", "as_of": "2024-04-30"}


@pytest.fixture(scope="module")
def server() -> Server:
    return Server(tumen.open())


def call(server: Server, name: str, /, **arguments: str) -> Any:
    message = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
               "params": {"name": name, "arguments": arguments}}  # fmt: skip
    answer = server.answer(json.dumps(message))
    assert answer is not None
    return answer


def told(answer: Any) -> Any:
    assert not answer["result"]["isError"]
    return json.loads(answer["result"]["content"][0]["text"])


def test_an_assistant_is_greeted_and_told_the_tools(server: Server) -> None:
    lines = [
        {"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": {}},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 1, "method": "tools/list"},
    ]
    out = io.StringIO()
    serve(server.world, iter([json.dumps(line) + "\n" for line in lines]), out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first["result"]["capabilities"] == {"tools": {}}
    assert {tool["name"] for tool in second["result"]["tools"]} == set(server.tools)
    for tool in second["result"]["tools"]:
        assert set(tool["inputSchema"]["required"]) <= set(tool["inputSchema"]["properties"])


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_every_sentence_bears_its_evidence(server: Server, lang: str) -> None:
    for name, more in (("question", {"question": "alliance"}), ("judgements", {})):
        found = told(call(server, name, **PAIR, lang=lang, **more))
        sentences = found.get("sentences") or found["judgements"]
        assert sentences
        for sentence in sentences:
            assert any(piece["relation"] == "supports" for piece in sentence["evidence"])
            assert all(piece["known"] <= "2024-04-30" for piece in sentence["evidence"])


def test_the_other_tools_answer(server: Server) -> None:
    assert told(call(server, "search", query="Rajin coal"))[0]["evidence"]
    assert told(call(server, "measure", name="trade", a="JPN", b="USA"))
    assert told(call(server, "changes", a="RUS", b="PRK", since="2024-04-30", until="2024-12-31"))
    verdict = told(
        call(server, "check", **{"from": "RUS", "to": "PRK", "hs": "2710", "date": "2024-03-01"})
    )
    assert verdict["explanation"]


@pytest.mark.parametrize(
    "line", ["", "{", "[]", "null", '{"id": 1}', '{"id":1,"method":"x"}', "x" * 200_000]
)
def test_what_is_no_request_is_answered_as_such(server: Server, line: str) -> None:
    answer = server.answer(line)
    assert answer is not None
    assert answer["error"]["code"] < 0


def test_what_cannot_be_answered_says_why(server: Server) -> None:
    assert "no such tool" in call(server, "rm")["error"]["message"]
    assert "missing: b" in call(server, "judgements", a="RUS")["error"]["message"]
    assert "arguments are" in call(server, "search", words="x")["error"]["message"]
    refused = call(server, "judgements", a="RUS", b="Atlantis")["result"]
    assert refused["isError"]
    assert "Atlantis" in refused["content"][0]["text"]
