"""Pages of the site: each from the world's answers, as bytes. No page touches the database."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from tumen import api
from tumen.core.errors import UsageError
from tumen.core.kinds import Ask
from tumen.core.site import Site
from tumen.core.states import State
from tumen.core.values import LANGS, Lang
from tumen.web import world
from tumen.web.assets import EVERYWHERE, Asset, scripts, stylesheet
from tumen.web.cache import Rendered
from tumen.web.picture import png
from tumen.web.words import LANGUAGES, say

if TYPE_CHECKING:
    from jinja2 import Environment

HTML = "text/html; charset=utf-8"
MOST_TEXT = 20_000
"""Characters of a text that the site audits."""
MOST_HITS = 20
RECENT = 6
YEARS = 12
"""How far back the ruler of days reaches."""
VIEWS = ("timeline", "map")
FRAME = (
    "palette",
    "palette_hint",
    "palette_none",
    "pages",
    "states",
    "questions_here",
    "evidence",
    "loading",
    "failed",
    "slider",
    "slider_before",
    "slider_after",
    "slider_mark",
    "slider_keys",
    "slider_told",
    "slider_span",
    "slider_years",
    "all_years",
    "open_card",
    "open_whole",
    "close",
    "site",
)
"""Keys of the words that the frame and its scripts need."""
TABLES = ("compare", "check", "audit", "search", "sources")


@cache
def _environment() -> Environment:
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=ChoiceLoader([PackageLoader("tumen.web"), PackageLoader("tumen.dossier")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _days(here: str, as_of: str | None) -> tuple[tuple[str, str, bool], ...]:
    """A ruler of days to step along: the ends of the last years, and today."""
    today = date.today()
    ends = [date(year, 12, 31).isoformat() for year in range(today.year - YEARS, today.year)]
    past = [(f"{here}?as_of={end}", end[:4], end == as_of) for end in ends]
    return (*past, (here, today.isoformat(), as_of in (None, today.isoformat())))


class Pages:
    """Everything the site shows. `root` is the prefix behind a proxy, without a slash at its end."""

    def __init__(self, world: api.World, root: str = "") -> None:
        self.world = world
        self.root = root.rstrip("/")

    @cached_property
    def stylesheet(self) -> Asset:
        """The one style sheet."""
        own = _environment().get_template("site.css").render()
        return stylesheet(f"{api.style_sheet()}\n{own}")

    @cached_property
    def scripts(self) -> dict[str, Asset]:
        """The scripts by their plain names."""
        return scripts()

    @cached_property
    def assets(self) -> dict[str, Asset]:
        """Style sheet and scripts by their hashed names."""
        return {asset.name: asset for asset in (self.stylesheet, *self.scripts.values())}

    def site(
        self,
        lang: Lang,
        path: str,
        query: Mapping[str, str] = {},
        *,
        here: str = "",
        scripts: Sequence[str] = (),
        **more: Any,
    ) -> Site:
        """The frame of the page at `path` (behind the language)."""
        other: Lang = next(each for each in LANGS if each != lang)
        tail = f"?{urlencode(query)}" if query else ""
        return Site(
            root=self.root,
            stylesheet=f"{self.root}/static/{self.stylesheet.name}",
            here=here,
            as_of=query.get("as_of") or date.today().isoformat(),
            days=_days(here, query.get("as_of")) if here else (),
            links=tuple((f"{self.root}/{lang}/{name}", say(name, lang)) for name in TABLES),
            other=(f"{self.root}/{other}{path}{tail}", LANGUAGES[other], other),
            scripts=tuple(
                f"{self.root}/static/{self.scripts[name].name}" for name in (*EVERYWHERE, *scripts)
            ),
            labels={key: say(key, lang) for key in FRAME},
            **more,
        )

    def about(
        self,
        lang: Lang,
        codes: str,
        as_of: str | None,
        scripts: Sequence[str],
        question: str | None = None,
    ) -> dict[str, Any]:
        """What the frame of every view of a pair or trio holds: its other views, its days of change."""
        states = codes.split("/")
        asked = {"third": "".join(states[2:]), "question": question}
        chosen = urlencode({name: value for name, value in asked.items() if value})
        tail = f"?{urlencode({'as_of': as_of})}" if as_of else ""
        here = f"{self.root}/{lang}/{codes}"
        return {
            "codes": codes,
            "pages": (
                (f"{here}{tail}", say("dossier", lang)),
                *((f"{here}/{name}{tail}", say(name, lang)) for name in VIEWS),
            ),
            "change_days": f"{self.root}/api/v1/days/{states[0]}/{states[1]}"
            + (f"?{chosen}" if chosen else ""),
            "scripts": ("days", *scripts),
        }

    def page(self, template: str, lang: Lang, site: Site, **more: Any) -> bytes:
        """A page of the site's own."""
        text = (
            _environment()
            .get_template(template)
            .render(lang=lang, site=site, word=lambda key, **s: say(key, lang, **s), **more)
        )
        return text.encode()

    def name(self, state: State, lang: Lang) -> str:
        return state.name_ja if lang == "ja" else state.name_en

    def named(self, lang: Lang, codes: str) -> str:
        """The states of a page in a row."""
        listed = [self.called(code, lang) for code in codes.split("/")]
        if lang == "ja":
            return "・".join(listed)
        return ", ".join(listed[:-1]) + f" and {listed[-1]}"

    # The dossier

    def address(self, lang: str, ask: Ask, third: bool) -> str:
        """The one address of a pair or trio: its two states by their codes, from Z to A."""
        pair = sorted((ask.a.code, ask.b.code), reverse=True)
        codes = [*pair, *([ask.third.code] if third and ask.third else [])]
        return f"/{lang}/" + "/".join(codes)

    def dossier(
        self,
        lang: Lang,
        a: str,
        b: str,
        third: str | None,
        as_of: str | None,
        question: str | None,
        *,
        is_frozen: bool = False,
    ) -> Rendered:
        """A pair or trio, or one question of it. A frozen page holds nothing that changes with the
        day on which it is looked at: no ruler, no slider."""
        made = self.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
        codes = "/".join(filter(None, (a, b, third)))
        query = {"as_of": as_of} if as_of else {}
        tail = f"?{urlencode(query)}" if query else ""
        here = f"{self.root}/{lang}/{codes}"
        day = as_of or made.document.as_of
        more = f"/{question}" if question else ""
        frame: dict[str, Any] = {"codes": codes}
        if not is_frozen:
            frame = self.about(lang, codes, as_of, ("cards", "readout"), question)
            frame |= {"here": here + more}
        site = self.site(
            lang,
            f"/{codes}{more}",
            query,
            sentence=f"{here}/s/{{name}}{tail}",
            question="" if question else f"{here}/{{name}}{tail}",
            file=f"{here}/x/{{key}}.{{form}}{tail}",
            frozen=f"{self.root}/f/{self.world.snapshot_id}/{day}/{lang}/{codes}",
            **frame,
        )
        shown = made.only(question) if question else made
        return Rendered.of(shown.html(site).encode(), HTML)

    def card(
        self, lang: Lang, a: str, b: str, third: str | None, as_of: str | None, name: str, form: str
    ) -> Rendered:
        """One sentence with all that it stands on and all that speaks against it."""
        made = self.world.dossier(a, b, third=third, as_of=as_of, lang=lang).card(name)
        statements = self.world.statements(made)
        if form == "sql":
            day = made.document.as_of
            parts = [f"-- {one.locator} (--as-of {day})\n{one.sql};\n" for one in statements]
            return Rendered.of("\n".join(parts).encode(), "text/plain; charset=utf-8")
        if form:
            media = {"json": "application/json", "md": "text/markdown; charset=utf-8"}[form]
            return Rendered.of(made.render(form), media)
        codes = "/".join(filter(None, (a, b, third)))
        query = {"as_of": as_of} if as_of else {}
        here = f"{self.root}/{lang}/{codes}"
        tail = f"?{urlencode(query)}" if query else ""
        day = as_of or made.document.as_of
        # The same id may be another sentence on another day: a card has no ruler and no slider.
        frame = self.about(lang, codes, as_of, ()) | {"change_days": "", "scripts": ()}
        site = self.site(
            lang, f"/{codes}/s/{name}", query, **frame, question=f"{here}/{{name}}{tail}",
            whole=f"{here}{tail}#{name}", file=f"{here}/s/{name}.{{form}}{tail}",
            frozen=f"{self.root}/f/{self.world.snapshot_id}/{day}/{lang}/{codes}",
        )  # fmt: skip
        return Rendered.of(made.html(site, statements).encode(), HTML)

    def dossier_file(
        self, lang: Lang, a: str, b: str, third: str | None, as_of: str | None, form: str
    ) -> Rendered:
        made = self.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
        media = {"json": "application/json", "md": "text/markdown; charset=utf-8"}[form]
        return Rendered.of(made.render(form), media)

    def exhibit(
        self, lang: Lang, a: str, b: str, third: str | None, as_of: str | None, key: str, form: str
    ) -> Rendered:
        """One exhibit as svg, png, csv or vl.json."""
        made = self.world.dossier(a, b, third=third, as_of=as_of, lang=lang)
        drawn = made.exhibit(key)
        if ("svg" if form == "png" else form) not in drawn:
            raise UsageError(f"{key} is a table; ask for csv")
        if form == "png":
            return png(drawn["svg"], lang)
        media = {
            "svg": "image/svg+xml",
            "csv": "text/csv; charset=utf-8",
            "vl.json": "application/json",
        }[form]
        return Rendered.of(drawn[form].encode(), media)

    # Other pages

    @cached_property
    def outlines(self) -> dict[str, list[api.Ring]]:
        """The outlines of the states of today."""
        return self.world.outlines()

    @cached_property
    def spots(self) -> dict[str, tuple[float, float]]:
        """Where the states of today are that have no outline there."""
        return self.world.spots()

    def outline_caveat(self, lang: Lang) -> str:
        """Whose the outlines are, under what terms, and what they do not say."""
        card = self.world.sources["natural_earth"]
        return f"{card.origin.citation} {card.caveats[0].in_(lang)}"

    def called(self, code: str, lang: Lang) -> str:
        """The name of a state by its code."""
        return self.name(self.world.states[code], lang)

    def front(self, lang: Lang, query: Mapping[str, str] = {}) -> Rendered:
        """The map and the picker. `a` of the query is the state chosen first."""
        first = self.world.state(query["a"]).code if query.get("a") else ""

        def href(code: str) -> str | None:
            if code == first:
                return None
            if not first:
                return f"{self.root}/{lang}?a={code}"
            return f"{self.root}/{lang}/" + "/".join(sorted((first, code), reverse=True))

        globe = world.draw(
            self.outlines, self.spots, lambda code: self.called(code, lang), href,
            {first: "chosen"} if first else {}, say("world", lang),
        )  # fmt: skip
        states = sorted(
            (
                (
                    self.name(s, lang),
                    self.name(s, next(each for each in LANGS if each != lang)),
                    s.code,
                )
                for s in self.world.states
                if s.span.end is None
            ),
        )
        cases, recent = self._ledger(lang)
        mark = "国" if lang == "ja" else ""
        slots = {"a": f"A{mark}", "b": f"B{mark}", "third": f"C{mark}"}
        questions = [
            api.typeset(question.title[lang].format(**slots), lang)
            for question in self.world.questions
        ]
        site = self.site(lang, "", query if first else {}, scripts=("pan",))
        body = self.page(
            "front.html", lang, site, states=states, pairs=cases, recent=recent,
            questions=questions, globe=globe, first=self.called(first, lang) if first else "",
            caveat=self.outline_caveat(lang),
        )  # fmt: skip
        return Rendered.of(body, HTML)

    def _ledger(self, lang: Lang) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
        """The pairs that a case of the ledger follows, and its newest reports with their pairs."""
        states = self.world.states
        pairs: dict[tuple[str, str], str] = {}
        recent: list[tuple[str, str, str]] = []
        for claim in sorted(
            self.world.facts(date.today()).rows("claims"),
            key=lambda claim: (claim["known"], claim["id"]),
            reverse=True,
        ):
            codes = tuple(sorted(claim["case_states"], reverse=True))
            if len(codes) != 2:
                continue
            address = f"{self.root}/{lang}/{codes[0]}/{codes[1]}"
            names = " – ".join(self.name(states[code], lang) for code in codes)
            pairs[codes[0], codes[1]] = names
            is_news = claim["kind"] != "note"  # and no remark of the ledger on itself
            if is_news and len(recent) < RECENT:
                recent.append((address, claim["known"].isoformat(), claim[f"statement_{lang}"]))
        listed = [(f"{self.root}/{lang}/{a}/{b}", names) for (a, b), names in sorted(pairs.items())]
        return listed, recent

    def state(self, lang: Lang, code: str, as_of: str | None) -> Rendered:
        day = as_of or date.today().isoformat()
        near = list(self.world.neighbours(code, as_of, n=10))
        tables = []
        source = ""
        if near:
            source = self.world.sources[near[0]["sources"][0]].origin.title.in_(lang)
            rows = [
                self._row(
                    lang, code, r["state"], r["distance"], r["distance_low"], r["distance_high"]
                )
                for r in near
            ]
            tables.append((say("near", lang), say("distance", lang), rows))
            moved = list(self.world.movers(code, near[0]["year"] - 10, as_of))
            for key, chosen in (("moved", moved[:8]), ("parted", moved[::-1][:8])):
                if chosen:
                    rows = [
                        self._row(lang, code, r["state"], r["change"], r["low"], r["high"])
                        for r in chosen
                    ]
                    tables.append((say(key, lang), say("change", lang), rows))
        state = self.world.states[code]
        site = self.site(
            lang, f"/state/{code}", {"as_of": as_of} if as_of else {},
            here=f"{self.root}/{lang}/state/{code}",
        )  # fmt: skip
        body = self.page(
            "state.html", lang, site, state=self.name(state, lang), code=code, tables=tables,
            source=f"{source} ({day})" if source else "",
        )  # fmt: skip
        return Rendered.of(body, HTML)

    def _row(
        self, lang: Lang, code: str, other: str, value: float, low: float, high: float
    ) -> tuple[str, str, str]:
        name = self.name(self.world.states[other], lang)
        return f"{self.root}/{lang}/{code}/{other}", name, f"{value:.2f} ({low:.2f} – {high:.2f})"

    def sources(self, lang: Lang) -> Rendered:
        listed = [
            {
                "id": name,
                "title": card.origin.title.in_(lang),
                "url": card.origin.url if card.origin.url.startswith("http") else "",
                "producer": card.origin.producer,
                "covers": f"{card.coverage.first} – {card.coverage.last}",
                "licence": card.origin.licence_name,
                "citation": card.origin.citation,
                "rule": card.known_rule.in_(lang),
                "caveats": [caveat.in_(lang) for caveat in card.caveats],
            }
            for name, card in sorted(self.world.sources.items())
        ]
        body = self.page("sources.html", lang, self.site(lang, "/sources"), sources=listed)
        return Rendered.of(body, HTML)

    def compare(self, lang: Lang, query: Mapping[str, str], form: str) -> Rendered:
        """The form, or what changed for a pair between two days."""
        if query.get("a") and query.get("b") and query.get("since"):
            made = self.world.diff(
                query["a"], query["b"], since=query["since"], until=query.get("until") or None,
                lang=lang,
            )  # fmt: skip
            media = {
                "html": HTML, "atom": "application/atom+xml; charset=utf-8",
                "json": "application/json", "md": "text/markdown; charset=utf-8",
            }[form]  # fmt: skip
            return Rendered.of(made.render(form), media)
        fields = [
            self._field(lang, "a", "first", query, required=True),
            self._field(lang, "b", "second", query, required=True),
            self._field(lang, "since", "since", query, kind="date", required=True),
            self._field(lang, "until", "until", query, kind="date"),
        ]
        return self._form(lang, "compare", fields, query)

    def check(self, lang: Lang, query: Mapping[str, str]) -> Rendered:
        """The form, and the verdict with its paragraphs."""
        fields = [
            self._field(lang, "from", "from", query, required=True),
            self._field(lang, "to", "to", query, required=True),
            self._field(lang, "goods", "goods", query, required=True),
            self._field(lang, "date", "date", query, kind="date", required=True),
            self._field(lang, "quantity", "quantity", query),
        ]
        lines, problem = [], ""
        if query.get("from") and query.get("to"):
            goods = query.get("goods", "")
            key = "hs" if goods.replace(".", "").replace(" ", "").isdigit() else "goods"
            asked = {
                name: query[name] for name in ("from", "to", "date", "quantity") if query.get(name)
            }
            try:
                lines = self.world.check({**asked, key: goods}).lines(lang)
            except UsageError as error:
                problem = str(error)
        note = say("check_note", lang)
        return self._form(lang, "check", fields, query, lines=lines, problem=problem, note=note)

    def search(self, lang: Lang, query: Mapping[str, str]) -> Rendered:
        """The form, and the statements found with their evidence."""
        fields = [self._field(lang, "q", "ask_words", query, kind="search", required=True)]
        hits = None
        if query.get("q"):
            found = self.world.search(query["q"], lang=lang, limit=MOST_HITS)
            hits = [
                {
                    "text": hit.statement.in_(lang),
                    "evidence": [
                        {
                            "publisher": piece.publisher,
                            "title": piece.title,
                            "url": piece.url if piece.url.startswith("http") else "",
                            "known": str(piece.known),
                            "grade": f"{piece.reliability}{piece.credibility}",
                            "locator": piece.locator,
                        }
                        for piece in hit.evidence
                    ],
                }
                for hit in found
            ]
        return self._form(lang, "search", fields, query, hits=hits)

    def audit_form(self, lang: Lang, problem: str = "") -> Rendered:
        fields = [
            self._field(lang, "text", "text", {}, kind="textarea", required=True),
            self._field(lang, "about", "about", {}),
            self._field(lang, "written", "written", {}, kind="date"),
        ]
        note = say("audit_note", lang)
        return self._form(
            lang, "audit", fields, {}, note=note, method="post", problem=problem,
            status=400 if problem else 200,
        )  # fmt: skip

    def audited(self, lang: Lang, form: Mapping[str, str]) -> Rendered:
        """Somebody's text held against the evidence."""
        text = form.get("text", "")
        if len(text) > MOST_TEXT:
            raise UsageError(f"a text of {len(text)} characters; the site takes {MOST_TEXT}")
        about = tuple(part.strip() for part in form.get("about", "").split(",") if part.strip())
        page = self.world.audit(text, about=about or None, written=form.get("written") or None)
        return Rendered.of(page.html().encode(), HTML)

    def error(self, lang: Lang, problem: str, status: int) -> Rendered:
        body = self.page("error.html", lang, self.site(lang, ""), problem=problem)
        return Rendered.of(body, HTML, status)

    def cite(
        self, lang: Lang, a: str, b: str, third: str | None, as_of: str, form: str
    ) -> Rendered:
        """How to cite the frozen state: as text, BibTeX or CSL-JSON."""
        made = self.world.dossier(a, b, third=third, as_of=as_of, lang=lang).document
        codes = "/".join(filter(None, (a, b, third)))
        address = f"{self.root}/f/{self.world.snapshot_id}/{as_of}/{lang}/{codes}"
        key = f"tumen-{codes.lower().replace('/', '-')}-{as_of}"
        note = f"data {made.snapshot}, document {made.id[:12]}"
        if form == "bib":
            text = (
                f"@misc{{{key},\n  title = {{{made.title}}},\n  author = {{{{Tumen {made.tumen_version}}}}},\n"
                f"  year = {{{as_of[:4]}}},\n  note = {{As known on {as_of}; {note}}},\n  url = {{{address}}}\n}}\n"
            )
            return Rendered.of(text.encode(), "application/x-bibtex; charset=utf-8")
        if form == "json":
            parts = [int(part) for part in as_of.split("-")]
            item = {
                "id": key, "type": "webpage", "title": made.title, "URL": address, "language": lang,
                "author": [{"literal": f"Tumen {made.tumen_version}"}], "note": note,
                "issued": {"date-parts": [parts]},
            }  # fmt: skip
            body = json.dumps([item], ensure_ascii=False, indent=1).encode()
            return Rendered.of(body, "application/vnd.citationstyles.csl+json")
        line = f"Tumen {made.tumen_version}: {made.title} ({as_of}; {note}). {address}\n"
        return Rendered.of(line.encode(), "text/plain; charset=utf-8")

    def gone(self, lang: Lang, now: str) -> Rendered:
        return self.error(lang, say("gone", lang, here=self.world.snapshot_id, now=now), 410)

    def _field(
        self, lang: Lang, name: str, label: str, query: Mapping[str, str], *,
        kind: str = "text", required: bool = False,
    ) -> dict[str, Any]:  # fmt: skip
        return {
            "name": name, "label": say(label, lang), "kind": kind, "required": required,
            "value": query.get(name, ""),
        }  # fmt: skip

    def _form(
        self, lang: Lang, name: str, fields: Sequence[Mapping[str, Any]], query: Mapping[str, str], *,
        lines: Sequence[str] = (), problem: str = "", note: str = "", method: str = "get",
        hits: Sequence[Mapping[str, Any]] | None = None, status: int = 200,
    ) -> Rendered:  # fmt: skip
        body = self.page(
            "form.html", lang, self.site(lang, f"/{name}", query), heading=say(name, lang),
            action=f"{self.root}/{lang}/{quote(name)}", fields=fields, lines=lines, problem=problem,
            note=note, method=method, hits=hits, most=MOST_TEXT,
        )  # fmt: skip
        return Rendered.of(body, HTML, status)
