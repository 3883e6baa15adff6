"""The application: addresses to pages, kept answers, headers. Needs the extra `web`."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from tumen import api
from tumen.core.errors import SnapshotError, TumenError
from tumen.core.values import LANGS, Lang
from tumen.web import maps, timeline
from tumen.web.cache import Cache, Rendered
from tumen.web.data import problem
from tumen.web.data import routes as data_routes
from tumen.web.pages import Pages
from tumen.web.throttle import Throttle
from tumen.web.words import say

MOST_BODY = 256 * 1024
MOST_QUERY = 2_000
PATIENCE_S, RETRY_AFTER_S = 20.0, "5"
"""How long a costly request may take, and when to try again after it took too long."""
LOOK_EVERY_S, RETRIES = 2.0, 100
"""How often newer data are looked for, and how often in tenths of a second while they are put in place."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "interest-cohort=()",
}
FOREVER = "public, max-age=31536000, immutable"
FRESH = "public, max-age=300"
FILES = ("vl.json", "json", "md", "csv", "svg", "png")
VIEWS: dict[str, Callable[..., Rendered]] = {"timeline": timeline.page, "map": maps.page}
NOTHING = Rendered(b"", "text/plain")
Handler = Callable[[Request], Awaitable[Response]]


class _Language(Convertor[str]):
    """`{lang:lang}` in an address: one of ours, or the route does not match."""

    regex = "|".join(LANGS)

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("lang", _Language())


def create_app(
    world: api.World | None = None,
    root: str = "",
    *,
    rate: float | None = None,
    patience: float | None = PATIENCE_S,
) -> Starlette:
    """The site on a world (default: the embedded snapshot), under a prefix. `rate`: requests a
    second that one client may make. `patience`: seconds that a costly request may take."""
    pages = Pages(world or api.open(), root)
    site = _Site(pages, Cache(), patience)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        site.cache.close()

    app = Starlette(
        routes=[*data_routes(lambda: site.world, site.keep), *site.routes()],
        lifespan=lifespan,
        exception_handlers={
            HTTPException: site.failed,
            TumenError: site.failed,
            Exception: site.failed,
        },
    )
    if rate:
        app.add_middleware(Throttle, rate=rate)
    app.add_middleware(_Guard)  # the last one added stands outermost
    app.state.site = site
    return app


class _Guard:
    """Limits on what is sent to us, and our headers on what we send."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start":
                had = {name for name, _ in message["headers"]}
                message["headers"] += [
                    (name.lower().encode(), value.encode())
                    for name, value in HEADERS.items()
                    if name.lower().encode() not in had
                ]
            await send(message)

        if len(scope["query_string"]) > MOST_QUERY:
            await problem(414, "the address is too long")(scope, receive, sent)
            return
        seen = 0

        async def received() -> Any:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > MOST_BODY:
                raise HTTPException(413, f"more than {MOST_BODY} bytes")
            return message

        await self.app(scope, received, sent)


class _Site:
    """`pages` and `world` change together, on the engine's thread, when newer data lie there."""

    def __init__(self, pages: Pages, cache: Cache, patience: float | None = None) -> None:
        self.pages, self.cache, self.patience = pages, cache, patience
        self._looked = time.monotonic()
        self._looking: asyncio.Future[Rendered] | None = None

    @property
    def world(self) -> api.World:
        return self.pages.world

    def current(self, make: Callable[[], Rendered]) -> Rendered:
        """On the engine's thread: an answer from the newest data that are whole."""
        try:
            return make()
        except SnapshotError:  # the files were exchanged under us
            for _ in range(RETRIES):
                if self._renew():
                    return make()
                time.sleep(0.1)
            raise

    def _look(self) -> Rendered:
        self._renew()
        return NOTHING

    def _renew(self) -> bool:
        self._looked = time.monotonic()
        newer = self.world.reopened()
        if newer is None:
            return False
        self.pages = Pages(newer, self.pages.root)
        self.cache.clear()
        return True

    def routes(self) -> list[Route]:
        def at(path: str, handler: Handler, methods: tuple[str, ...] = ("GET",)) -> Route:
            return Route(path, handler, methods=list(methods))

        return [
            at("/", self.start),
            at("/robots.txt", self.robots),
            at("/favicon.ico", self.no_icon),
            at("/healthz", self.health),
            at("/static/{name}", self.static),
            at("/f/{snapshot}/{as_of}/{lang}/{a}/{b}/cite.{form}", self.cite),
            at("/f/{snapshot}/{as_of}/{lang}/{a}/{b}/{third}/cite.{form}", self.cite),
            at("/f/{snapshot}/{as_of}/{lang}/{a}/{b}", self.frozen),
            at("/f/{snapshot}/{as_of}/{lang}/{a}/{b}/{third}", self.frozen),
            at("/{lang:lang}", self.front),
            at("/{lang:lang}/go", self.go),
            at("/{lang:lang}/compare", self.compare),
            at("/{lang:lang}/compare.{form}", self.compare),
            at("/{lang:lang}/check", self.check),
            at("/{lang:lang}/search", self.search),
            at("/{lang:lang}/sources", self.sources),
            at("/{lang:lang}/audit", self.audit_form),
            at("/{lang:lang}/audit", self.audit, ("POST",)),
            at("/{lang:lang}/state/{code}", self.state),
            at("/{lang:lang}/{a}/{b}/x/{exhibit}", self.exhibit),
            at("/{lang:lang}/{a}/{b}/{third}/x/{exhibit}", self.exhibit),
            at("/{lang:lang}/{a}/{b}/s/{sentence}", self.card),
            at("/{lang:lang}/{a}/{b}/{third}/s/{sentence}", self.card),
            at("/{lang:lang}/{a}/{b}", self.dossier),
            at("/{lang:lang}/{a}/{b}/{c}", self.dossier),
            at("/{lang:lang}/{a}/{b}/{c}/{question}", self.dossier),
        ]

    async def keep(
        self,
        request: Request,
        make: Callable[[], Rendered],
        lasting: str = FRESH,
        *,
        is_costly: bool = False,
    ) -> Response:
        """The kept answer of an address, as a response. Answers of "today" are kept for the day."""
        if time.monotonic() - self._looked > LOOK_EVERY_S:
            self._looked = time.monotonic()
            # Not awaited: who asks for a kept page does not wait for the engine.
            self._looking = asyncio.ensure_future(self.cache.run(self._look))
        key = f"{date.today()} {request.url.path}?{urlencode(sorted(request.query_params.items()))}"
        with self._patient():
            made = await self.cache.get(
                key, lambda: self.current(make), is_costly=is_costly,
                within=self.patience if is_costly else None,
            )  # fmt: skip
        return _respond(request, made, lasting)

    @contextlib.contextmanager
    def _patient(self) -> Iterator[None]:
        """What takes too long is said, as of now; the same address may be kept a moment later."""
        try:
            yield
        except TimeoutError:
            raise HTTPException(
                503,
                f"no answer within {self.patience:g} seconds; ask again, or ask for less",
                {"Retry-After": RETRY_AFTER_S},
            ) from None

    # Small ones

    async def start(self, request: Request) -> Response:
        wanted = request.headers.get("accept-language", "")
        lang = "ja" if wanted.lower().startswith("ja") else "en"
        return RedirectResponse(f"{self.pages.root}/{lang}", 302, {"Vary": "Accept-Language"})

    async def robots(self, request: Request) -> Response:
        return Response("User-agent: *\nDisallow: /f/\n", media_type="text/plain")

    async def no_icon(self, request: Request) -> Response:
        return Response(status_code=204, headers={"Cache-Control": FOREVER})

    async def health(self, request: Request) -> Response:
        return Response(self.world.snapshot_id, media_type="text/plain")

    async def static(self, request: Request) -> Response:
        asset = self.pages.assets.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        return _respond(request, Rendered.of(asset.body, asset.media), FOREVER)

    async def front(self, request: Request) -> Response:
        lang, query = request.path_params["lang"], dict(request.query_params)
        return await self.keep(request, lambda: self.pages.front(lang, query))

    async def sources(self, request: Request) -> Response:
        lang = request.path_params["lang"]
        return await self.keep(request, lambda: self.pages.sources(lang))

    async def go(self, request: Request) -> Response:
        """From the picker's names to the address of a pair."""
        query = request.query_params

        def find() -> Rendered:
            names = [query.get(key, "").strip() for key in ("a", "b", "third")]
            codes = [self.world.state(name).code for name in names if name]
            return Rendered.of("/".join(codes).encode(), "text/plain")

        codes = (await self.cache.run(lambda: self.current(find))).body.decode()
        return RedirectResponse(f"{self.pages.root}/{request.path_params['lang']}/{codes}", 303)

    # Dossiers

    async def dossier(self, request: Request) -> Response:
        """A pair, a trio, or one question or view of either; also as files."""
        here = request.path_params
        names = [*(question.name for question in self.world.questions), *VIEWS]
        parts = [here["a"], here["b"], *(here[key] for key in ("c", "question") if key in here)]
        form = ""
        for each in FILES:
            if parts[-1].endswith(f".{each}"):
                form, parts[-1] = each, parts[-1].removesuffix(f".{each}")
                break
        question = parts.pop() if len(parts) > 2 and parts[-1] in names else None
        if len(parts) > 3:
            raise HTTPException(404)
        as_of = request.query_params.get("as_of") or None
        lang: Lang = here["lang"]

        def canonical() -> Rendered:
            third = parts[2] if len(parts) > 2 else None
            ask = self.world.ask(parts[0], parts[1], third, as_of)
            return Rendered.of(
                self.pages.address(lang, ask, third is not None).encode(), "text/plain"
            )

        key = f"ask {lang} {' '.join(parts)} {as_of} {date.today()}"
        address = (await self.cache.get(key, lambda: self.current(canonical))).body.decode()
        codes = address.split("/")[2:]
        summary = question is not None and self.world.questions[-1].name == question
        if codes != parts or summary:
            asked = dict(request.query_params) if question in VIEWS else {"as_of": as_of}
            tail = (
                f"?{urlencode({k: v for k, v in asked.items() if v})}"
                if any(asked.values())
                else ""
            )
            more = f"/{question}" if question and not summary else ""
            ending = f".{form}" if form else ""
            return RedirectResponse(f"{self.pages.root}{address}{more}{ending}{tail}", 301)
        a, b = codes[0], codes[1]
        third = codes[2] if len(codes) > 2 else None
        if question in VIEWS:
            view, query = VIEWS[question], dict(request.query_params)
            return await self.keep(
                request, lambda: view(self.pages, lang, a, b, third, query, form)
            )
        if form not in ("", "json", "md"):
            raise HTTPException(404)
        if form:
            return await self.keep(
                request, lambda: self.pages.dossier_file(lang, a, b, third, as_of, form)
            )
        return await self.keep(
            request, lambda: self.pages.dossier(lang, a, b, third, as_of, question)
        )

    async def card(self, request: Request) -> Response:
        """The evidence of one sentence; also as .json and .md."""
        here, lang = request.path_params, request.path_params["lang"]
        name, _, form = here["sentence"].partition(".")
        if form not in ("", "json", "md", "sql"):
            raise HTTPException(404)
        as_of = request.query_params.get("as_of") or None
        return await self.keep(
            request,
            lambda: self.pages.card(
                lang, here["a"], here["b"], here.get("third"), as_of, name, form
            ),
        )

    async def exhibit(self, request: Request) -> Response:
        here = request.path_params
        key, _, form = here["exhibit"].partition(".")
        if form not in ("svg", "png", "csv", "vl.json"):
            raise HTTPException(404)
        as_of = request.query_params.get("as_of") or None
        lang: Lang = here["lang"]
        return await self.keep(
            request,
            lambda: self.pages.exhibit(
                lang, here["a"], here["b"], here.get("third"), as_of, key, form
            ),
        )

    async def frozen(self, request: Request) -> Response:
        """A state of knowledge on a release of the data: the same bytes, or an honest 410."""
        here = request.path_params
        if here["lang"] not in LANGS:
            raise HTTPException(404)
        lang: Lang = here["lang"]
        third = here.get("third")
        codes = "/".join(filter(None, (here["a"], here["b"], third)))
        if here["snapshot"] != self.world.snapshot_id:
            now = f"{self.pages.root}/{lang}/{codes}?as_of={here['as_of']}"
            return _respond(request, self.pages.gone(lang, now), FRESH)
        return await self.keep(
            request,
            lambda: self.pages.dossier(
                lang, here["a"], here["b"], third, here["as_of"], None, is_frozen=True
            ),
            FOREVER,
        )

    async def cite(self, request: Request) -> Response:
        """The citation of a frozen address: its own with /cite.txt, /cite.bib or /cite.json."""
        here = request.path_params
        form, lang = here["form"], here["lang"]
        if lang not in LANGS or form not in ("txt", "bib", "json"):
            raise HTTPException(404)
        third = here.get("third")
        if here["snapshot"] != self.world.snapshot_id:
            raise HTTPException(410, "this address is frozen to another release of the data")
        return await self.keep(
            request,
            lambda: self.pages.cite(lang, here["a"], here["b"], third, here["as_of"], form),
            FOREVER,
        )

    # Tools

    async def state(self, request: Request) -> Response:
        lang, code = request.path_params["lang"], request.path_params["code"]
        as_of = request.query_params.get("as_of") or None

        def make() -> Rendered:
            return self.pages.state(lang, self.world.state(code).code, as_of)

        return await self.keep(request, make)

    async def compare(self, request: Request) -> Response:
        form = request.path_params.get("form", "html")
        if form not in ("html", "atom", "json", "md"):
            raise HTTPException(404)
        lang, query = request.path_params["lang"], dict(request.query_params)
        return await self.keep(request, lambda: self.pages.compare(lang, query, form))

    async def check(self, request: Request) -> Response:
        lang, query = request.path_params["lang"], dict(request.query_params)
        return await self.keep(request, lambda: self.pages.check(lang, query), is_costly=True)

    async def search(self, request: Request) -> Response:
        lang, query = request.path_params["lang"], dict(request.query_params)
        return await self.keep(request, lambda: self.pages.search(lang, query), is_costly=True)

    async def audit_form(self, request: Request) -> Response:
        lang = request.path_params["lang"]
        return await self.keep(request, lambda: self.pages.audit_form(lang))

    async def audit(self, request: Request) -> Response:
        lang: Lang = request.path_params["lang"]
        try:
            form = dict(parse_qsl((await request.body()).decode(), keep_blank_values=True))
        except UnicodeDecodeError:
            raise HTTPException(400, "the form is not UTF-8") from None
        try:
            with self._patient():
                made = await self.cache.run(
                    lambda: self.current(lambda: self.pages.audited(lang, form)),
                    is_costly=True, within=self.patience,
                )  # fmt: skip
        except TumenError as error:
            made = self.pages.audit_form(lang, str(error))
        return _respond(request, made, "no-store")

    async def failed(self, request: Request, error: Exception) -> Response:
        """What went wrong, in the form of the address: a page, or problem+json."""
        status = error.status_code if isinstance(error, HTTPException) else 400
        detail = str(error.detail) if isinstance(error, HTTPException) else str(error)
        headers = dict(getattr(error, "headers", None) or {})
        if not isinstance(error, HTTPException | TumenError):
            status, detail = 500, "an error of ours"
        if "/api/" in request.url.path:
            return problem(status, detail, headers)
        lang = next((each for each in LANGS if f"/{each}/" in f"{request.url.path}/"), LANGS[0])
        if status == 404:
            detail = say("missing", lang)
        if status == 503:
            detail = say("slow", lang)
        made = self.pages.error(lang, detail, status)
        response = _respond(request, made, "no-store")
        response.headers.update(headers)
        return response


def _respond(request: Request, made: Rendered, lasting: str) -> Response:
    """A rendered answer with its tag; 304 where the reader has it, packed where the reader can."""
    headers = {"ETag": f'"{made.etag}"', "Cache-Control": lasting, "Vary": "Accept-Encoding"}
    known = request.headers.get("if-none-match", "")
    if made.status == 200 and (known.strip() == "*" or f'"{made.etag}"' in known):
        return Response(status_code=304, headers=headers)
    body = made.body
    if made.packed and "gzip" in request.headers.get("accept-encoding", ""):
        body = made.packed
        headers["Content-Encoding"] = "gzip"
    return Response(body, made.status, headers | {"Content-Type": made.media})
