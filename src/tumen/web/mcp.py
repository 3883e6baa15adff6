"""The read-only calls for assistants: the Model Context Protocol on standard input and output.

JSON-RPC 2.0, one message a line (MCP 2025-06-18, transport stdio). Every answer carries the locators of its
evidence, so that an assistant can cite what it says and a reader can check it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TextIO

from tumen import api
from tumen.core.errors import TumenError, UsageError

VERSION = "2025-06-18"
PARSE, INVALID, UNKNOWN, REFUSED = -32700, -32600, -32601, -32602
LONGEST = 100_000
"""Characters of a message that are read."""
Arguments = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """A call: its words, its arguments (name: meaning; the first `needed` must be given)."""

    meaning: str
    arguments: Mapping[str, str]
    needed: int
    call: Callable[[Arguments], Any]

    @property
    def schema(self) -> dict[str, Any]:
        return {
            "type": "object",
            "properties": {
                name: {"type": "string", "description": meaning}
                for name, meaning in self.arguments.items()
            },
            "required": list(self.arguments)[: self.needed],
            "additionalProperties": False,
        }


PAIR = {"a": "a state: code or name", "b": "another state"}
DAY = {"as_of": "as known on this day (YYYY-MM-DD); default: today"}
LANG = {"lang": "en or ja"}


class Server:
    """Answers messages on a world."""

    def __init__(self, world: api.World) -> None:
        self.world = world
        self.tools = {
            "question": Tool(
                "What the evidence says on one question about two states, each sentence with its evidence, "
                "date and confidence. Questions: " + ", ".join(self._names()),
                {**PAIR, "question": "name of the question", **DAY, **LANG}, 3, self._question,
            ),
            "judgements": Tool(
                "The key judgements on two states.", {**PAIR, **DAY, **LANG}, 2, self._judgements
            ),
            "changes": Tool(
                "Which findings changed between two days, and by which reports.",
                {**PAIR, "since": "the earlier day", "until": "the later day", **LANG}, 3, self._changes,
            ),
            "search": Tool(
                "Statements of the evidence with their sources.", {"query": "words", **DAY}, 1, self._search
            ),
            "measure": Tool(
                "A measure for a pair by year: " + ", ".join(world.measures),
                {"name": "the measure", **PAIR, **DAY}, 3, self._measure,
            ),
            "check": Tool(
                "A shipment against the UN measures; an explanation, not legal advice.",
                {"from": "state of departure", "to": "state of arrival", "date": "the day",
                 "hs": "HS code", "goods": "goods by name, in place of hs", "quantity": "with its unit",
                 **LANG}, 3, self._check,
            ),
        }  # fmt: skip

    def _names(self) -> list[str]:
        return [q.name for q in self.world.questions if not q.summarises]

    def answer(self, line: str) -> dict[str, Any] | None:
        """The answer to one message; None to a notification."""
        try:
            if len(line) > LONGEST:
                raise ValueError("the message is too long")
            message = json.loads(line)
        except ValueError as error:
            return _failed(None, PARSE, str(error))
        if not isinstance(message, dict) or not isinstance(message.get("method"), str):
            return _failed(None, INVALID, "no request of JSON-RPC 2.0")
        if "id" not in message:
            return None
        number, method = message["id"], message["method"]
        given = message.get("params") or {}
        if method == "initialize":
            about = {"name": "tumen", "version": self.world.snapshot_id}
            return _done(
                number,
                {"protocolVersion": VERSION, "capabilities": {"tools": {}}, "serverInfo": about},
            )
        if method == "ping":
            return _done(number, {})
        if method == "tools/list":
            listed = [
                {"name": name, "description": tool.meaning, "inputSchema": tool.schema}
                for name, tool in self.tools.items()
            ]
            return _done(number, {"tools": listed})
        if method == "tools/call":
            return self._called(number, given)
        return _failed(number, UNKNOWN, f"no method {method!r}")

    def _called(self, number: Any, given: Any) -> dict[str, Any]:
        tool = self.tools.get(str(given.get("name"))) if isinstance(given, dict) else None
        if tool is None:
            return _failed(number, REFUSED, f"no such tool; there are {', '.join(self.tools)}")
        arguments = given.get("arguments") or {}
        if not isinstance(arguments, dict) or set(arguments) - set(tool.arguments):
            return _failed(number, REFUSED, f"arguments are {', '.join(tool.arguments)}")
        lacking = [n for n in list(tool.arguments)[: tool.needed] if not arguments.get(n)]
        if lacking:
            return _failed(number, REFUSED, f"missing: {', '.join(lacking)}")
        try:
            told = tool.call({name: str(value) for name, value in arguments.items()})
        except TumenError as error:
            return _done(number, _content({"error": str(error)}, failed=True))
        return _done(number, _content(told))

    def _dossier(self, given: Arguments) -> Any:
        return self.world.dossier(
            given["a"], given["b"], as_of=given.get("as_of"), lang=given.get("lang", "en")
        )

    def _question(self, given: Arguments) -> Any:
        document = self._dossier(given).only(given["question"]).document
        (question,) = document.questions
        pieces = {item.id: item for item in document.evidence}
        return {
            "question": question.heading,
            "as_of": document.as_of,
            "sentences": [
                _sentence(item, pieces) for item in (*question.answer, *question.further)
            ],
            "not_known": [gap.text for gap in question.unknown],
        }

    def _judgements(self, given: Arguments) -> Any:
        document = self._dossier(given).document
        pieces = {item.id: item for item in document.evidence}
        return {
            "title": document.title,
            "as_of": document.as_of,
            "judgements": [
                {"question": j.question, **_sentence(document.sentence(j.sentence), pieces)}
                for j in document.judgements
            ],
        }

    def _changes(self, given: Arguments) -> Any:
        page = self.world.diff(
            given["a"], given["b"], since=given["since"], until=given.get("until"),
            lang=given.get("lang", "en"),
        )  # fmt: skip
        return json.loads(page.render("json"))["changes"]

    def _search(self, given: Arguments) -> Any:
        return [
            {
                "locator": hit.locator,
                "en": hit.statement.en,
                "ja": hit.statement.ja,
                "evidence": [
                    {
                        "publisher": e.publisher,
                        "title": e.title,
                        "url": e.url,
                        "known": str(e.known),
                    }
                    for e in hit.evidence
                ],
            }
            for hit in self.world.search(given["query"], as_of=given.get("as_of"), limit=10)
        ]

    def _measure(self, given: Arguments) -> Any:
        if given["name"] not in self.world.measures:
            raise UsageError(
                f"no measure {given['name']!r}; there are {', '.join(self.world.measures)}"
            )
        return list(self.world.measure(given["name"], given["a"], given["b"], given.get("as_of")))

    def _check(self, given: Arguments) -> Any:
        asked = {name: value for name, value in given.items() if name != "lang" and value}
        answer = self.world.check(asked)
        return {**answer.row(), "explanation": answer.lines(api.read_lang(given.get("lang", "en")))}


def _sentence(item: Any, pieces: Mapping[str, Any]) -> dict[str, Any]:
    """A sentence with what it rests on and what speaks against it."""
    cited = [
        (ref.relation, pieces[ref.evidence]) for ref in item.evidence if ref.evidence in pieces
    ]
    return {
        "text": item.text,
        "confidence": item.confidence,
        "evidence": [
            {
                "relation": relation, "locator": piece.locator, "publisher": piece.publisher,
                "url": piece.url, "known": piece.known,
                "grade": f"{piece.reliability}{piece.credibility}",
            }
            for relation, piece in cited
        ],
    }  # fmt: skip


def _content(told: Any, failed: bool = False) -> dict[str, Any]:
    text = json.dumps(told, ensure_ascii=False, default=str)
    return {"content": [{"type": "text", "text": text}], "isError": failed}


def _done(number: Any, result: Any) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "result": result}


def _failed(number: Any, code: int, why: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": number, "error": {"code": code, "message": why}}


def serve(world: api.World, source: Iterator[str] | TextIO, target: TextIO) -> None:
    """Answer until the source ends."""
    server = Server(world)
    for line in source:
        if line.strip() and (answer := server.answer(line)) is not None:
            target.write(json.dumps(answer, ensure_ascii=False) + "\n")
            target.flush()
