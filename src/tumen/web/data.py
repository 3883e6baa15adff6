"""The interface for programs, version 1: read only, described by OpenAPI, errors as problem+json."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date
from typing import Any, Protocol

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tumen import api
from tumen.core.errors import UsageError
from tumen.core.values import LANGS
from tumen.web.cache import Rendered

PER_PAGE, MOST_PER_PAGE = 100, 1000
JSON = "application/json"


class Keep(Protocol):
    """How the site gives and keeps an answer."""

    def __call__(
        self, request: Request, make: Callable[[], Rendered], *, is_costly: bool = False
    ) -> Awaitable[Response]: ...


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """An error as RFC 9457 has it."""
    body = json.dumps(
        {"type": "about:blank", "status": status, "detail": detail}, ensure_ascii=False
    )
    return Response(
        body, status, {"Content-Type": "application/problem+json", **CORS, **(headers or {})}
    )


CORS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Retry-After, RateLimit, RateLimit-Policy",
}


def routes(world: Callable[[], api.World], keep: Keep) -> list[Route]:
    """All addresses under /api/v1."""
    calls = _Calls(world)

    def at(path: str, call: Callable[[Request], Any], *, is_costly: bool = False) -> Route:
        async def handler(request: Request) -> Response:
            def make() -> Rendered:
                body = call(request)
                text = body if isinstance(body, bytes) else json.dumps(
                    body, ensure_ascii=False, default=str
                ).encode()  # fmt: skip
                return Rendered.of(text, JSON)

            response = await keep(request, make, is_costly=is_costly)
            response.headers.update(CORS)
            return response

        return Route(f"/api/v1{path}", handler, methods=["GET"])

    return [
        at("/openapi.json", lambda request: description(request.scope.get("root_path", ""))),
        at("/states", calls.states),
        at("/questions", calls.questions),
        at("/sources", calls.sources),
        at("/measures", calls.measures),
        at("/measures/{name}/{a}/{b}", calls.measure),
        at("/dossiers/{a}/{b}", calls.dossier),
        at("/days/{a}/{b}", calls.days),
        at("/timelines/{a}/{b}", calls.timeline),
        at("/places/{a}/{b}", calls.places),
        at("/changes/{a}/{b}", calls.changes),
        at("/check", calls.check, is_costly=True),
        at("/search", calls.search, is_costly=True),
    ]


class _Calls:
    def __init__(self, world: Callable[[], api.World]) -> None:
        self._world = world

    @property
    def world(self) -> api.World:
        return self._world()

    def states(self, request: Request) -> Any:
        aliases: dict[str, list[str]] = {}
        for row in self.world.facts(date.today()).rows("aliases"):
            aliases.setdefault(row["code"], []).append(row["alias"])
        listed = [
            {"code": s.code, "en": s.name_en, "ja": s.name_ja, "exists": s.span.end is None,
             "aliases": aliases.get(s.code, [])}
            for s in self.world.states
        ]  # fmt: skip
        return _paged(request, listed)

    def questions(self, request: Request) -> Any:
        listed = [
            {"name": q.name, "title": {lang: q.title[lang] for lang in LANGS}}
            for q in self.world.questions
        ]
        return _paged(request, listed)

    def sources(self, request: Request) -> Any:
        listed = [
            {
                "name": name,
                "title": {"en": card.origin.title.en, "ja": card.origin.title.ja},
                "producer": card.origin.producer,
                "url": card.origin.url,
                "licence": card.origin.licence_name,
                "first": str(card.coverage.first),
                "last": str(card.coverage.last),
            }
            for name, card in sorted(self.world.sources.items())
        ]
        return _paged(request, listed)

    def measures(self, request: Request) -> Any:
        listed = [
            {"name": m.name, "unit": m.unit, "directed": m.directed, "meaning": m.meaning.en}
            for m in self.world.measures.values()
        ]
        return _paged(request, listed)

    def measure(self, request: Request) -> Any:
        here = request.path_params
        if here["name"] not in self.world.measures:
            raise UsageError(f"no measure {here['name']!r}; see /api/v1/measures")
        panel = self.world.measure(here["name"], here["a"], here["b"], _day(request))
        return _paged(request, list(panel))

    def dossier(self, request: Request) -> bytes:
        here, query = request.path_params, request.query_params
        made = self.world.dossier(
            here["a"], here["b"], third=query.get("third") or None, as_of=_day(request),
            lang=query.get("lang", "en"),
        )  # fmt: skip
        return made.json()

    def days(self, request: Request) -> Any:
        here, query = request.path_params, request.query_params
        found = self.world.days_of_change(
            here["a"], here["b"], third=query.get("third") or None,
            question=query.get("question") or None,
        )  # fmt: skip
        return {"last": date.today().isoformat(), "days": [day.isoformat() for day in found]}

    def timeline(self, request: Request) -> Any:
        here, query = request.path_params, request.query_params
        made = self.world.timeline(
            here["a"], here["b"], third=query.get("third") or None, as_of=_day(request),
            lang=query.get("lang", "en"),
        )  # fmt: skip
        return _paged(request, [asdict(entry) for entry in made.entries])

    def places(self, request: Request) -> Any:
        here, query = request.path_params, request.query_params
        made = self.world.places(
            here["a"], here["b"], third=query.get("third") or None, as_of=_day(request),
            lang=query.get("lang", "en"),
        )  # fmt: skip
        return _paged(request, [asdict(place) for place in made.places])

    def changes(self, request: Request) -> bytes:
        here, query = request.path_params, request.query_params
        if not query.get("since"):
            raise UsageError("give the earlier day: ?since=YYYY-MM-DD")
        made = self.world.diff(
            here["a"], here["b"], since=query["since"], until=query.get("until") or None,
            lang=query.get("lang", "en"),
        )  # fmt: skip
        return made.render("json")

    def check(self, request: Request) -> Any:
        query = dict(request.query_params)
        lang, as_of = query.pop("lang", "en"), query.pop("as_of", None)
        answer = self.world.check(query, as_of or None)
        return {**answer.row(), "explanation": answer.lines(api.read_lang(lang))}

    def search(self, request: Request) -> Any:
        query = request.query_params
        if not query.get("q", "").strip():
            raise UsageError("say what to look for: ?q=")
        found = self.world.search(query["q"], as_of=_day(request), limit=PER_PAGE)
        listed = [
            {
                "locator": hit.locator,
                "statement": {"en": hit.statement.en, "ja": hit.statement.ja},
                "states": list(hit.states),
                "evidence": [
                    {"publisher": e.publisher, "title": e.title, "url": e.url, "known": str(e.known),
                     "reliability": e.reliability, "credibility": e.credibility}
                    for e in hit.evidence
                ],
            }
            for hit in found
        ]  # fmt: skip
        return _paged(request, listed)


def _day(request: Request) -> str | None:
    return request.query_params.get("as_of") or None


def _paged(request: Request, items: list[Any]) -> dict[str, Any]:
    """One page of a list: ?page from 1, ?per_page up to the most."""
    page, per_page = (
        _whole(request, name, default, most)
        for name, default, most in (("page", 1, 10**6), ("per_page", PER_PAGE, MOST_PER_PAGE))
    )
    shown = items[(page - 1) * per_page : page * per_page]
    return {"total": len(items), "page": page, "per_page": per_page, "items": shown}


def _whole(request: Request, name: str, default: int, most: int) -> int:
    text = request.query_params.get(name)
    if text is None:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= most):
        raise UsageError(f"{name}: a whole number from 1 to {most}, not {text!r}")
    return int(text)


def description(root: str) -> dict[str, Any]:
    """The OpenAPI description."""
    text = {"type": "string"}
    pair = [_in_path("a", "code or name of a state"), _in_path("b", "code or name of another")]
    as_of = _in_query("as_of", "as known on this day: YYYY, YYYY-MM or YYYY-MM-DD", text)
    lang = _in_query("lang", "language", {"type": "string", "enum": ["en", "ja"]})
    whole = {"type": "integer", "minimum": 1}
    paging = [
        _in_query("page", "from 1", whole),
        _in_query("per_page", "rows of a page", whole | {"maximum": MOST_PER_PAGE}),
    ]
    shipment = [
        _in_query(name, meaning, text)
        for name, meaning in (
            ("from", "state of departure"),
            ("to", "state of arrival"),
            ("date", "day of the shipment"),
            ("hs", "HS code of 2, 4 or 6 digits"),
            ("goods", "goods by name, in place of hs"),
            ("service", "a service, in place of goods"),
            ("quantity", 'amount with its unit: "20000 t"'),
            ("origin", "state of origin"),
        )
    ]
    paths = {
        "/states": ("All states, of today and of the past", paging),
        "/questions": ("What a dossier answers", paging),
        "/sources": ("The datasets", paging),
        "/measures": ("The measures", paging),
        "/measures/{name}/{a}/{b}": (
            "A measure for a pair, one row a period",
            [_in_path("name", "a measure"), *pair, as_of, *paging],
        ),
        "/dossiers/{a}/{b}": (
            "The dossier of a pair",
            [*pair, _in_query("third", "a third state", text), as_of, lang],
        ),
        "/days/{a}/{b}": (
            "The days on which the evidence of a dossier, or of one question, became known",
            [
                *pair,
                _in_query("third", "a third state", text),
                _in_query("question", "a name of /questions", text),
            ],
        ),
        "/timelines/{a}/{b}": (
            "Every dated act of a pair or trio, oldest first, with its evidence",
            [*pair, _in_query("third", "a third state", text), as_of, lang, *paging],
        ),
        "/places/{a}/{b}": (
            "Crossings, ports and zones of a pair or trio, with what is known of their state",
            [*pair, _in_query("third", "a third state", text), as_of, lang, *paging],
        ),
        "/changes/{a}/{b}": (
            "What changed between two days",
            [
                *pair,
                _in_query("since", "the earlier day", text) | {"required": True},
                _in_query("until", "the later day", text),
                lang,
            ],
        ),
        "/check": ("A shipment against the UN measures", [*shipment, as_of, lang]),
        "/search": (
            "Statements of the evidence",
            [_in_query("q", "words", text) | {"required": True}, as_of, *paging],
        ),
    }
    refused = {
        "description": "what cannot be read, and what to write",
        "content": {"application/problem+json": {"schema": {"type": "object"}}},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tumen",
            "version": "1",
            "description": "Read only, no key is needed. Answers carry an ETag. A server may set a limit of "
            "calls: answers then carry RateLimit and RateLimit-Policy, and 429 says when to ask again. "
            "A check or a search that takes too long is given up with 503.",
        },
        "servers": [{"url": f"{root}/api/v1"}],
        "paths": {
            path: {
                "get": {
                    "summary": summary,
                    "parameters": parameters,
                    "responses": {
                        "200": {
                            "description": "the answer",
                            "content": {JSON: {"schema": {"type": "object"}}},
                        },
                        "400": refused,
                        "429": refused | {"description": "too many calls; Retry-After says when"},
                        "503": refused | {"description": "too busy; Retry-After says when"},
                    },
                }
            }
            for path, (summary, parameters) in paths.items()
        },
    }


def _in_path(name: str, meaning: str) -> dict[str, Any]:
    return {
        "name": name, "in": "path", "required": True, "description": meaning,
        "schema": {"type": "string"},
    }  # fmt: skip


def _in_query(name: str, meaning: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"name": name, "in": "query", "description": meaning, "schema": schema}
